namespace Platform.Domain.Leads.Matching;

/// <summary>What a blocking key is made of; extra slots follow.</summary>
internal enum KeyPart
{
    Phone,
    Email,
    Identifier,
    Local,
    First,
    Initial,
    Last,
    LastSound,
    Zip,
    ZipArea,
    City,
    State,
    House,
    Street,
    BirthDate,
    BirthYear,
    BirthDay,
    Company,
    CompanyHead,

    /// <summary>Name, company, contact details and street together.</summary>
    Row,
    Extra,
}

/// <summary>A blocking key: rows that agree on all its parts are compared.</summary>
internal sealed record BlockingKey(string Name, KeyPart[] Parts);

/// <summary>Chooses the blocking keys of a file by what it has and by how many pairs each would bring.</summary>
internal static class BlockingPlan
{
    /// <summary>Most keys, so that the keys of a row are two vectors.</summary>
    public const int Limit = 16;

    /// <summary>Keys up to which a list of <see cref="ManyRows"/> is given those that find little more: the keys of a row are one vector then.</summary>
    private const int Few = 8;

    /// <summary>Rows from which what a key finds beyond the others is weighed against the time that it takes.</summary>
    private const int ManyRows = 250_000;

    /// <summary>Pairs a row that one key may bring on average in a list of up to <see cref="LongList"/> rows.</summary>
    private const double PairsPerRow = 4;

    /// <summary>
    /// Rows beyond which a key may bring ever fewer pairs a row, falling with the square root of the length: matches grow with the list and pairs by chance with its square, so that what a wide key finds
    /// is worth less and less of the work.
    /// </summary>
    private const double LongList = 1e6;

    /// <summary>Pairs a row up to which a key has hardly any blocks too large to be compared in full: it finds whatever a key does that implies it.</summary>
    private const double FullPairsPerRow = 1;

    private const int SampleSize = 32768;

    /// <summary>The hash of a key of no parts.</summary>
    public const ulong Start = 1;

    /// <summary>Keys that find the matches: of each line the first that brings few enough pairs.</summary>
    private static readonly KeyPart[][][] Recipes =
    [
        [[KeyPart.Email]],
        [[KeyPart.Phone]],
        [[KeyPart.Identifier]],
        [[KeyPart.Last], [KeyPart.Last, KeyPart.BirthYear], [KeyPart.Last, KeyPart.Zip], [KeyPart.Last, KeyPart.City], [KeyPart.Last, KeyPart.Initial]],
        [[KeyPart.House, KeyPart.Street], [KeyPart.House, KeyPart.Street, KeyPart.State], [KeyPart.House, KeyPart.Street, KeyPart.Zip]],
        [[KeyPart.BirthDate], [KeyPart.BirthDate, KeyPart.Initial], [KeyPart.BirthDate, KeyPart.LastSound], [KeyPart.BirthDate, KeyPart.Last]],
        [[KeyPart.First], [KeyPart.First, KeyPart.BirthYear], [KeyPart.First, KeyPart.Zip], [KeyPart.First, KeyPart.City]],
        [[KeyPart.House, KeyPart.Zip], [KeyPart.House, KeyPart.Zip, KeyPart.Initial]],
        [[KeyPart.First, KeyPart.Last], [KeyPart.First, KeyPart.Last, KeyPart.State], [KeyPart.First, KeyPart.Last, KeyPart.ZipArea]],
        [[KeyPart.Company], [KeyPart.Company, KeyPart.City], [KeyPart.Company, KeyPart.Zip], [KeyPart.Company, KeyPart.First]],
    ];

    /// <summary>
    /// Keys that find little beyond what the others find: four of them brought a quarter of the pairs of a list of a million rows with all kinds of contact details, took a fifth of the time of matching, and
    /// what they found alone were 150 of 230,000 matches.
    /// </summary>
    private static readonly KeyPart[][][] FurtherRecipes =
    [
        [[KeyPart.LastSound, KeyPart.Initial, KeyPart.ZipArea]],
        [[KeyPart.Last, KeyPart.BirthDay], [KeyPart.Last, KeyPart.City]],
        [[KeyPart.First, KeyPart.BirthDate]],
        [[KeyPart.LastSound], [KeyPart.LastSound, KeyPart.BirthYear], [KeyPart.LastSound, KeyPart.Zip], [KeyPart.LastSound, KeyPart.City], [KeyPart.LastSound, KeyPart.Initial]],
        [[KeyPart.Local], [KeyPart.Local, KeyPart.Initial]],
        [[KeyPart.CompanyHead], [KeyPart.CompanyHead, KeyPart.City], [KeyPart.CompanyHead, KeyPart.Zip], [KeyPart.CompanyHead, KeyPart.House]],
        [[KeyPart.Street, KeyPart.First], [KeyPart.Street, KeyPart.First, KeyPart.State]],
        [[KeyPart.Street], [KeyPart.Street, KeyPart.Zip], [KeyPart.Street, KeyPart.City]],
    ];

    /// <summary>Pairs that one key may bring in a list of so many rows.</summary>
    public static double MostPairs(int rows) => rows * PairsPerRow / Math.Sqrt(Math.Max(1, rows / LongList));

    /// <summary>Keys that a list of so many rows has of those that find little more.</summary>
    public static int MostKeys(int rows) => rows < ManyRows ? Limit : Few;

    /// <summary>Chooses the keys.</summary>
    public static IReadOnlyList<BlockingKey> Choose(FeatureTable features) => Choose(features, MostKeys(features.Rows.Length));

    /// <summary>Chooses the keys.</summary>
    /// <param name="features">The rows.</param>
    /// <param name="few">Keys from which on none is chosen of those that find little more.</param>
    public static IReadOnlyList<BlockingKey> Choose(FeatureTable features, int few)
    {
        var rows = features.Rows.Length;
        var sample = new KeySample(features, SampleSize);
        var scale = rows / (double)Math.Max(1, sample.Count);
        var most = MostPairs(rows);
        var chosen = new List<BlockingKey>();
        var refused = false;
        var numbered = AreHousesNumbered(sample);
        foreach (var (recipe, limit) in Lines(features, few))
        {
            if (chosen.Count >= limit || (numbered && recipe[0][0] == KeyPart.Street))
            {
                continue;
            }

            var common = false;
            foreach (var parts in recipe)
            {
                if (chosen.Exists(key => Array.TrueForAll(key.Parts, part => Array.IndexOf(parts, part) >= 0)))
                {
                    common = false;
                    break;
                }

                var (present, pairs) = sample.Measure(parts);
                if (present < 2)
                {
                    continue;
                }

                if (pairs * scale * scale <= most)
                {
                    if (pairs * scale * scale <= rows * FullPairsPerRow)
                    {
                        chosen.RemoveAll(key => Implies(key.Parts, parts));
                    }

                    chosen.Add(new BlockingKey(string.Join('+', parts.Select(part => NameOf(features, part))), parts));
                    common = false;
                    break;
                }

                common = true;
            }

            refused |= common;
        }

        if (refused && chosen.Count < few)
        {
            // where a value that everybody has is no key, rows entered twice still meet
            chosen.Add(new BlockingKey(NameOf(features, KeyPart.Row), [KeyPart.Row]));
        }

        return chosen;
    }

    /// <summary>Whether most streets have house numbers: then whole streets bring many pairs of neighbours, and of 230,000 matches in a million rows they found none that no other key had found.</summary>
    private static bool AreHousesNumbered(KeySample sample) => sample.Measure([KeyPart.House, KeyPart.Street]).Present > sample.Measure([KeyPart.Street]).Present / 2;

    /// <summary>Whether rows that share a key share another one.</summary>
    private static bool Implies(KeyPart[] key, KeyPart[] other) => Array.TrueForAll(other, part => Array.Exists(key, own => own == part || CoarseOf(own) == part));

    private static KeyPart CoarseOf(KeyPart part) =>
        part switch
        {
            KeyPart.Last => KeyPart.LastSound,
            KeyPart.Company => KeyPart.CompanyHead,
            _ => part,
        };

    /// <summary>All lines in the order in which they are tried, each with the number of keys from which on none is taken of it.</summary>
    private static IEnumerable<(KeyPart[][] Recipe, int Limit)> Lines(FeatureTable features, int few) =>
        Recipes.Concat(ExtraRecipes(features)).Select(recipe => (recipe, Limit)).Concat(FurtherRecipes.Select(recipe => (recipe, few)));

    private static IEnumerable<KeyPart[][]> ExtraRecipes(FeatureTable features)
    {
        for (var extra = 0; extra < features.Extras.Length; extra++)
        {
            var part = KeyPart.Extra + extra;
            yield return [[part], [part, KeyPart.Last], [part, KeyPart.Company]];
            yield return [[part], [part, KeyPart.First], [part, KeyPart.Zip]];
            for (var other = extra + 1; other < features.Extras.Length; other++)
            {
                yield return [[part, KeyPart.Extra + other], [part, KeyPart.Extra + other, KeyPart.Initial]];
            }
        }
    }

    /// <summary>What a row has of a part; 0 when it is missing.</summary>
    public static ulong PartOf(FeatureTable features, int row, KeyPart part)
    {
        ref var r = ref features.Rows[row];
        return part switch
        {
            KeyPart.Phone => r.Phone,
            KeyPart.Email => r.Email,
            KeyPart.Identifier => r.Identifier,
            KeyPart.Local => r.EmailLocal,
            KeyPart.First => r.FirstLength < 2 ? 0 : r.Nicknames != 0 ? 1 + (r.Nicknames & 0xFFFF) : ValueSlots.HashOf(r.First),
            KeyPart.Initial => r.FirstLength == 0 ? 0UL : r.First[0],
            KeyPart.Last => r.LastLength == 0 ? 0 : ValueSlots.HashOf(r.Last),
            KeyPart.LastSound => NameSound.Of(r.Last),
            KeyPart.Zip => r.Zip,
            KeyPart.ZipArea => ZipArea(features, row, ref r),
            KeyPart.City => r.City,
            KeyPart.State => r.State,
            KeyPart.House => r.House,
            KeyPart.Street => r.Street,
            KeyPart.BirthDate => r.BirthDate,
            KeyPart.BirthYear => r.BirthDate / 10_000,
            KeyPart.BirthDay => r.BirthDate % 10_000,
            KeyPart.Company => r.Company,
            KeyPart.CompanyHead => Head(features.Company(row)),
            KeyPart.Row => Whole(ref r),
            _ => features.Extras[part - KeyPart.Extra][row],
        };
    }

    /// <summary><see cref="PartOf"/> of some rows one after the other.</summary>
    /// <param name="features">The rows.</param>
    /// <param name="first">The first of them.</param>
    /// <param name="part">The part.</param>
    /// <param name="values">By row.</param>
    public static void PartsOf(FeatureTable features, int first, KeyPart part, Span<ulong> values)
    {
        var rows = features.Rows.Span.Slice(first, values.Length);
        ref var r = ref rows[0];
        switch (part)
        {
            case KeyPart.Phone:
                FeatureColumns.Copy(ref r.Phone, values);
                break;
            case KeyPart.Email:
                FeatureColumns.Copy(ref r.Email, values);
                break;
            case KeyPart.Local:
                FeatureColumns.Copy(ref r.EmailLocal, values);
                break;
            case KeyPart.First:
                FeatureColumns.Names(ref r.First, values);
                for (var i = 0; i < values.Length; i++)
                {
                    ref var row = ref rows[i];
                    var group = row.Nicknames & 0xFFFF;
                    var value = group == 0 ? values[i] : 1 + group;
                    values[i] = row.FirstLength < 2 ? 0 : value;
                }

                break;
            case KeyPart.Last:
                FeatureColumns.Names(ref r.Last, values);
                break;
            case KeyPart.LastSound:
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = NameSound.Of(rows[i].Last);
                }

                break;
            case KeyPart.Zip:
                FeatureColumns.Copy(ref r.Zip, values);
                break;
            case KeyPart.City:
                FeatureColumns.Copy(ref r.City, values);
                break;
            case KeyPart.House:
                FeatureColumns.Copy(ref r.House, values);
                break;
            case KeyPart.Street:
                FeatureColumns.Copy(ref r.Street, values);
                break;
            case KeyPart.Company:
                FeatureColumns.Copy(ref r.Company, values);
                break;
            default:
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = PartOf(features, first + i, part);
                }

                break;
        }
    }

    private static ulong Whole(ref RowFeatures r)
    {
        var name = Fold.Both(ValueSlots.HashOf(r.First) + 1, ValueSlots.HashOf(r.Last) + 1);
        return Fold.Both(Fold.Both(name, r.Email + 1), Fold.Both(r.Phone + 1, Fold.Both(r.Company + 1UL, Fold.Both(r.Street + 1UL, r.House + 1UL))));
    }

    private static ulong ZipArea(FeatureTable features, int row, ref RowFeatures r)
    {
        var zip = features.Table.Value(row, LeadSlot.Postcode);
        return r.Zip == 0 ? 0 : Fold.Hash(zip[..Math.Min(3, zip.Length)]);
    }

    private static ulong Head(ReadOnlySpan<byte> folded) => folded.IsEmpty ? 0 : Fold.Hash(folded[..Math.Min(5, folded.Length)]);

    private static string NameOf(FeatureTable features, KeyPart part) =>
        part switch
        {
            KeyPart.Phone => "phone",
            KeyPart.Email => "email",
            KeyPart.Identifier => "identifier",
            KeyPart.Local => "email_name",
            KeyPart.First => "first_name",
            KeyPart.Initial => "initial",
            KeyPart.Last => "last_name",
            KeyPart.LastSound => "last_name_sound",
            KeyPart.Zip => "postcode",
            KeyPart.ZipArea => "postcode_area",
            KeyPart.City => "city",
            KeyPart.State => "state",
            KeyPart.House => "house_number",
            KeyPart.Street => "street",
            KeyPart.BirthDate => "birth_date",
            KeyPart.BirthYear => "birth_year",
            KeyPart.BirthDay => "birth_day",
            KeyPart.Company => "company",
            KeyPart.CompanyHead => "company_beginning",
            KeyPart.Row => "whole_row",
            _ => features.Table.Extras[part - KeyPart.Extra].Name,
        };
}
