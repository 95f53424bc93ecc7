using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Platform.Domain.Leads.Matching;

/// <summary>
/// Compares two rows field by field. The result is a pattern: the level of comparison <c>c</c> (<see cref="Comparisons"/>) in the bits from <c>4c</c> on, 0 where a value is missing.
/// Symmetric in its rows and safe for use by several threads.
/// </summary>
internal sealed class PairComparer
{
    private const int First = 0, Middle = 4, Last = 8, Suffix = 12, Company = 16, Email = 20, Phone = 24, Address = 28, Birth = 32, Identifier = 36;

    private readonly FeatureTable features;
    private readonly RowFeatures[] rows;
    private readonly ComparisonKind[] extraKinds;
    private readonly int rareName;
    private readonly int rareLast;
    private readonly int sharedEmail;
    private readonly int sharedPhone;
    private readonly int sharedAddress;
    private readonly int rareLocal;

    public PairComparer(FeatureTable features, ValueStatistics[] statistics)
    {
        this.features = features;
        rows = features.Rows;
        extraKinds = new ComparisonKind[Math.Min(features.Extras.Length, Comparisons.Limit - Comparisons.Fixed)];
        for (var extra = 0; extra < extraKinds.Length; extra++)
        {
            extraKinds[extra] = Comparisons.KindOf(features.Table.Extras[extra].Kind);
        }

        rareName = FrequencyOf(statistics[(int)CountedValue.First].Present, 3);
        rareLast = FrequencyOf(statistics[(int)CountedValue.Last].Present, 3);
        sharedEmail = FrequencyOf(statistics[(int)CountedValue.Email].Present, 8);
        sharedPhone = FrequencyOf(statistics[(int)CountedValue.Phone].Present, 6);
        sharedAddress = FrequencyOf(statistics[(int)CountedValue.Address].Present, 8);
        rareLocal = FrequencyOf(statistics[(int)CountedValue.Local].Present, 8);
    }

    /// <summary>Number of comparisons, the extra ones included.</summary>
    public int Count => Comparisons.Fixed + extraKinds.Length;

    /// <summary>Kind of a comparison.</summary>
    public ComparisonKind KindOf(int comparison) => comparison < Comparisons.Fixed ? (ComparisonKind)comparison : extraKinds[comparison - Comparisons.Fixed];

    public ulong Compare(int i, int j)
    {
        ref var a = ref rows[i];
        ref var b = ref rows[j];
        var pattern = Names(ref a, ref b);
        if (a.Company != 0 && b.Company != 0)
        {
            pattern |= (a.Company == b.Company ? Comparisons.Agreement(a.CompanyFrequency) : 4 + Texts(features.Company(i), features.Company(j))) << Company;
        }

        if (a.Email != 0 && b.Email != 0)
        {
            pattern |= Emails(ref a, ref b, i, j) << Email;
        }

        if (a.Phone != 0 && b.Phone != 0)
        {
            pattern |= Phones(ref a, ref b, i, j) << Phone;
        }

        pattern |= Addresses(ref a, ref b, i, j) << Address;
        if (a.BirthDate != 0 && b.BirthDate != 0)
        {
            pattern |= Dates(a.BirthDate, b.BirthDate, a.BirthFrequency) << Birth;
        }

        if (a.Identifier != 0 && b.Identifier != 0)
        {
            pattern |= (a.Identifier == b.Identifier ? Comparisons.Agreement(a.IdentifierFrequency) : Codes(i, j, (int)LeadSlot.Identifier)) << Identifier;
        }

        for (var extra = 0; extra < extraKinds.Length; extra++)
        {
            pattern |= Extra(extra, i, j) << (4 * (Comparisons.Fixed + extra));
        }

        return pattern;
    }

    /// <summary>Least frequency value of something that at most <paramref name="count"/> rows have.</summary>
    private static int FrequencyOf(int present, int count) => present == 0 ? 0 : (int)Math.Round(8 * Math.Log2(present / (count + 0.5)));

    private ulong Names(ref RowFeatures a, ref RowFeatures b)
    {
        var last = 0UL;
        var first = 0UL;
        if (a.LastLength != 0 && b.LastLength != 0)
        {
            last = a.Last == b.Last ? Comparisons.Agreement(a.LastFrequency) : LastNames(ref a, ref b);
        }

        if (a.FirstLength != 0 && b.FirstLength != 0)
        {
            first = a.First == b.First && a.FirstLength > 1 ? Comparisons.Agreement(a.FirstFrequency) : FirstNames(ref a, ref b);
        }

        if (first >= 10 && last >= 8 && Exchanged(ref a, ref b))
        {
            return 11UL << First;
        }

        var pattern = (first << First) | (last << Last);
        if (first is > 0 and < 11)
        {
            if (a.MiddleInitial != 0 && b.MiddleInitial != 0)
            {
                pattern |= (a.MiddleInitial == b.MiddleInitial ? 1UL : 2UL) << Middle;
            }

            if ((a.Suffix | b.Suffix) != 0)
            {
                pattern |= (a.Suffix == b.Suffix ? 1UL : a.Suffix == 0 || b.Suffix == 0 ? 2UL : 3UL) << Suffix;
            }
        }

        return pattern;
    }

    private static bool Exchanged(ref RowFeatures a, ref RowFeatures b) =>
        (a.First == b.Last && Near(a.Last, a.LastLength, b.First, b.FirstLength)) || (a.Last == b.First && Near(a.First, a.FirstLength, b.Last, b.LastLength));

    private static bool Near(in Vector128<byte> a, int lengthA, in Vector128<byte> b, int lengthB) =>
        a == b || (lengthA > 1 && lengthB > 1 && TextSimilarity.JaroWinkler(a, lengthA, b, lengthB) >= 0.88);

    private ulong FirstNames(ref RowFeatures a, ref RowFeatures b)
    {
        if (a.FirstLength == 1 || b.FirstLength == 1)
        {
            return a.First[0] == b.First[0] ? 9UL : 12;
        }

        if (a.Nicknames != 0 && b.Nicknames != 0 && Nicknames.Share(a.Nicknames, b.Nicknames))
        {
            return 5;
        }

        var level = Similarity(a.First, a.FirstLength, a.FirstLetters, b.First, b.FirstLength, b.FirstLetters);
        return level switch
        {
            4 => Math.Max(a.FirstFrequency, b.FirstFrequency) >= rareName ? 6UL : 7,
            3 => 8,
            2 => 10,
            _ => a.First[0] == b.First[0] && a.First[1] == b.First[1] && a.First[2] == b.First[2] && Math.Min(a.FirstLength, b.FirstLength) >= 3 ? 10UL : 12,
        };
    }

    private ulong LastNames(ref RowFeatures a, ref RowFeatures b)
    {
        if (((a.Flags | b.Flags) & RowFlags.CompoundLast) != 0 && OnePart(ref a, ref b))
        {
            return 5;
        }

        return Similarity(a.Last, a.LastLength, a.LastLetters, b.Last, b.LastLength, b.LastLetters) switch
        {
            4 => Math.Max(a.LastFrequency, b.LastFrequency) >= rareLast ? 6UL : 7,
            3 => 8,
            2 => 9,
            _ => 10,
        };
    }

    /// <summary>Whether one last name is the first or last part of the other, or both have the same first part.</summary>
    private static bool OnePart(ref RowFeatures a, ref RowFeatures b)
    {
        var x = Bytes(ref a.Last, a.LastLength);
        var y = Bytes(ref b.Last, b.LastLength);
        var gapX = x.IndexOf((byte)' ');
        var gapY = y.IndexOf((byte)' ');
        if (gapX > 0 && gapY > 0)
        {
            return gapX > 2 && x[..gapX].SequenceEqual(y[..Math.Min(gapY, y.Length)]);
        }

        var whole = gapX > 0 ? x : y;
        var part = gapX > 0 ? y : x;
        var gap = Math.Max(gapX, gapY);
        return gap > 0 && part.Length > 2 && (whole[..gap].SequenceEqual(part) || whole[(gap + 1)..].SequenceEqual(part));
    }

    /// <summary>4 one edit apart, 3 similar, 2 alike, 1 neither.</summary>
    private static int Similarity(in Vector128<byte> a, int lengthA, uint lettersA, in Vector128<byte> b, int lengthB, uint lettersB)
    {
        // letters that the other name lacks cannot match, which bounds Jaro's similarity from above
        double most = Math.Min(lengthA - BitOperations.PopCount(lettersA & ~lettersB), lengthB - BitOperations.PopCount(lettersB & ~lettersA));
        if ((most / lengthA) + (most / lengthB) + 1 < 3 * 0.63)
        {
            return 1;
        }

        if (Math.Min(lengthA, lengthB) >= 3 && TextSimilarity.IsOneEdit(Bytes(ref Unsafe.AsRef(in a), lengthA), Bytes(ref Unsafe.AsRef(in b), lengthB)))
        {
            return 4;
        }

        var similarity = TextSimilarity.JaroWinkler(a, lengthA, b, lengthB);
        return similarity >= 0.88 ? 3 : similarity >= 0.78 ? 2 : 1;
    }

    private static ReadOnlySpan<byte> Bytes(ref Vector128<byte> packed, int length) => MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<Vector128<byte>, byte>(ref packed), length);

    private ulong Emails(ref RowFeatures a, ref RowFeatures b, int i, int j)
    {
        if (a.Email == b.Email)
        {
            return a.EmailFrequency >= sharedEmail ? 1UL : 2;
        }

        if (features.Email2 is { } second && ((second[i] != 0 && (second[i] == b.Email || second[i] == second[j])) || (second[j] != 0 && second[j] == a.Email)))
        {
            return 1;
        }

        if (a.EmailLocal == b.EmailLocal)
        {
            return a.LocalFrequency >= rareLocal ? 3UL : 4;
        }

        var x = features.Table.Value(i, LeadSlot.Email);
        var y = features.Table.Value(j, LeadSlot.Email);
        var close = a.EmailDomain == b.EmailDomain && Math.Min(x.Length, y.Length) > 8 && TextSimilarity.IsOneEdit(x, y);
        return close ? 5UL : a.EmailDomain == b.EmailDomain && ((a.Flags | b.Flags) & RowFlags.PublicDomain) == 0 ? 6UL : 7;
    }

    private ulong Phones(ref RowFeatures a, ref RowFeatures b, int i, int j)
    {
        if (a.Phone == b.Phone)
        {
            return a.PhoneFrequency >= sharedPhone ? 1UL : 2;
        }

        if ((features.Phone2 is not null || features.Phone3 is not null) && OtherPhones(ref a, ref b, i, j))
        {
            return 1;
        }

        return OneDigit(a.Phone, b.Phone) ? 3UL : a.Phone % 10_000_000 == b.Phone % 10_000_000 ? 4UL : 5;
    }

    private bool OtherPhones(ref RowFeatures a, ref RowFeatures b, int i, int j)
    {
        Span<ulong> x = [a.Phone, features.Phone2?[i] ?? 0, features.Phone3?[i] ?? 0];
        Span<ulong> y = [b.Phone, features.Phone2?[j] ?? 0, features.Phone3?[j] ?? 0];
        foreach (var number in x)
        {
            if (number != 0 && y.Contains(number))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether two numbers differ in one digit or in two neighbours exchanged.</summary>
    private static bool OneDigit(ulong a, ulong b)
    {
        var difference = a > b ? a - b : b - a;
        while (difference % 10 == 0)
        {
            difference /= 10;
            a /= 10;
            b /= 10;
        }

        if (a / 10 == b / 10)
        {
            return true;
        }

        return a / 100 == b / 100 && a % 10 == b / 10 % 10 && b % 10 == a / 10 % 10;
    }

    [SkipLocalsInit]
    private ulong Addresses(ref RowFeatures a, ref RowFeatures b, int i, int j)
    {
        var zip = a.Zip != 0 && a.Zip == b.Zip;
        var city = a.City != 0 && a.City == b.City && (a.State == b.State || a.State == 0 || b.State == 0);
        var known = (a.Zip != 0 && b.Zip != 0) || (a.City != 0 && b.City != 0);
        if (a.Street == 0 || b.Street == 0)
        {
            return features.Mailing is not null && Mailed(ref a, ref b, i, j) ? 1UL : zip ? 12UL : city ? 13UL : known ? 14UL : 0;
        }

        var place = zip || city || !known;
        if (a.Street == b.Street)
        {
            if (a.House == b.House)
            {
                if (!place)
                {
                    return 4;
                }

                return a.Unit == b.Unit ? a.AddressFrequency >= sharedAddress || a.Unit != 0 ? 1UL : 15 : a.Unit == 0 || b.Unit == 0 ? 2UL : 3;
            }

            if (place)
            {
                return a.House != 0 && b.House != 0 && OneDigit(a.House, b.House) ? 5UL : 7;
            }
        }
        else if (a.House == b.House && (place || a.House != 0))
        {
            Span<byte> bufferA = stackalloc byte[96];
            Span<byte> bufferB = stackalloc byte[96];
            var x = FeatureTable.StreetName(features.Table.Value(i, LeadSlot.Street), bufferA, out _);
            var y = FeatureTable.StreetName(features.Table.Value(j, LeadSlot.Street), bufferB, out _);
            if (TextSimilarity.IsOneEdit(x, y) || TextSimilarity.JaroWinkler(x, y) >= 0.9)
            {
                return place ? 5UL : 6;
            }
        }

        if (features.Mailing is not null && Mailed(ref a, ref b, i, j))
        {
            return 1;
        }

        return zip ? 8UL : city ? 9UL : a.State != 0 && a.State == b.State ? 10UL : 11;
    }

    private bool Mailed(ref RowFeatures a, ref RowFeatures b, int i, int j)
    {
        var (x, y) = (features.Mailing![i], features.Mailing[j]);
        return (x != 0 && (x == y || x == FeatureTable.AddressKey(b.House, b.Street, b.Zip))) || (y != 0 && y == FeatureTable.AddressKey(a.House, a.Street, a.Zip));
    }

    private static ulong Dates(uint a, uint b, byte frequency)
    {
        if (a == b)
        {
            return Comparisons.Agreement(frequency);
        }

        var (yearA, monthA, dayA) = (a / 10_000, a / 100 % 100, a % 100);
        var (yearB, monthB, dayB) = (b / 10_000, b / 100 % 100, b % 100);
        var year = yearA == yearB;
        var month = monthA == monthB;
        var day = dayA == dayB;
        if ((yearA == 0 || yearB == 0 || year) && (monthA == 0 || monthB == 0 || month) && (dayA == 0 || dayB == 0 || day))
        {
            return 5;
        }

        if (year && monthA == dayB && monthB == dayA)
        {
            return 6;
        }

        if (OneDigit(a, b))
        {
            return 7;
        }

        if ((year ? 1 : 0) + (month ? 1 : 0) + (day ? 1 : 0) == 2)
        {
            return 8;
        }

        var apart = 0;
        for (; a != 0 || b != 0; a /= 10, b /= 10)
        {
            apart += a % 10 != b % 10 ? 1 : 0;
        }

        return apart == 2 ? 9UL : 10;
    }

    private ulong Codes(int i, int j, int slot)
    {
        var a = features.Table.Value(i, slot);
        var b = features.Table.Value(j, slot);
        if (Math.Min(a.Length, b.Length) < 4)
        {
            return 7;
        }

        return TextSimilarity.Distance(a, b, 2) switch
        {
            <= 1 => 5UL,
            2 when Math.Min(a.Length, b.Length) >= 6 => 6,
            _ => 7,
        };
    }

    private ulong Extra(int extra, int i, int j)
    {
        var a = features.Extras[extra][i];
        var b = features.Extras[extra][j];
        if (a == 0 || b == 0)
        {
            return 0;
        }

        var kind = extraKinds[extra];
        var frequency = features.ExtraFrequency[extra][i];
        if (kind == ComparisonKind.BirthDate)
        {
            return Dates(a, b, frequency);
        }

        if (a == b)
        {
            return Comparisons.Agreement(frequency);
        }

        return kind switch
        {
            ComparisonKind.Code => Codes(i, j, LeadSlots.FirstExtra + extra),
            ComparisonKind.Text => ExtraTexts(i, j, LeadSlots.FirstExtra + extra),
            _ => 5UL,
        };
    }

    [SkipLocalsInit]
    private ulong ExtraTexts(int i, int j, int slot)
    {
        Span<byte> bufferA = stackalloc byte[192];
        Span<byte> bufferB = stackalloc byte[192];
        var a = bufferA[..Fold.Words(features.Table.Value(i, slot), bufferA)];
        var b = bufferB[..Fold.Words(features.Table.Value(j, slot), bufferB)];
        return 4 + Texts(a, b);
    }

    /// <summary>1 the same words or one edit apart, 2 similar, 3 alike, 4 different.</summary>
    [SkipLocalsInit]
    private static ulong Texts(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (Math.Min(a.Length, b.Length) >= 4 && TextSimilarity.IsOneEdit(a, b))
        {
            return 1;
        }

        Span<uint> wordsA = stackalloc uint[32];
        Span<uint> wordsB = stackalloc uint[32];
        wordsA = wordsA[..Words(a, wordsA)];
        wordsB = wordsB[..Words(b, wordsB)];
        var shared = 0;
        foreach (var word in wordsA)
        {
            shared += wordsB.Contains(word) ? 1 : 0;
        }

        double fewer = Math.Min(wordsA.Length, wordsB.Length);
        double all = wordsA.Length + wordsB.Length - shared;
        if (shared == all)
        {
            return 1;
        }

        var similarity = TextSimilarity.JaroWinkler(a, b);
        return similarity >= 0.92 || (shared >= 2 && shared == fewer) || shared / all >= 0.6 ? 2UL : similarity >= 0.85 || shared / all >= 0.4 || (shared == fewer && fewer > 0) ? 3UL : 4;
    }

    private static int Words(ReadOnlySpan<byte> text, Span<uint> words)
    {
        var count = 0;
        while (!text.IsEmpty && count < words.Length)
        {
            var gap = text.IndexOf((byte)' ');
            var word = gap < 0 ? text : text[..gap];
            text = gap < 0 ? default : text[(gap + 1)..];
            var hash = Fold.Hash32(word);
            if (hash != 0 && !words[..count].Contains(hash))
            {
                words[count++] = hash;
            }
        }

        return count;
    }
}
