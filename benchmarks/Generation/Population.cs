using System.Globalization;
using System.Text;

namespace Platform.Benchmarks.Generation;

/// <summary>
/// Makes people up, in groups: most stand alone; households share surname, address and often a line; a father and a son share the whole
/// name; co-workers share company, address and switchboard. Who shares all that and is still somebody else is what makes matching hard.
/// </summary>
internal sealed class Population(ulong seed)
{
    private const ulong GroupStream = 1;
    private const string Accented = "éëèíñúöőáùřü";
    private const string Plain = "eeeinuooauru";

    // Below this rank a surname is put together from parts: some five thousand rare ones beside the common two hundred.
    private static readonly string[] Surnames = [.. Words.CommonSurnames, .. Words.SurnameStarts.SelectMany(s => Words.SurnameEnds.Select(e => s + e))];
    private static readonly long[] SurnameWeights = Prng.Ranked(Surnames.Length, 40);
    private static readonly long[] FirstNameWeights = Prng.Ranked(Words.FirstNames.Length, 15);
    private static readonly long[] PlaceWeights = Prng.Ranked(Places.All.Length, 30);
    private static readonly long[] StreetWeights = Prng.Ranked(Words.Streets.Length, 12);
    private static readonly long[] KindWeights = Prng.Ranked(Words.StreetKinds.Length, 2);
    private static readonly long[] RareSurnames = Prng.Ranked(Surnames.Length, 400);

    // Places are listed by state; dealing them out in steps keeps one state from being the most frequent.
    private static readonly Place[] DealtPlaces = [.. Enumerable.Range(0, Places.All.Length).Select(i => Places.All[i * 71 % Places.All.Length])];

    private static readonly Dictionary<string, string[]> AreaCodes = Places.All.GroupBy(p => p.State).ToDictionary(g => g.Key, g => g.SelectMany(p => p.AreaCodes).Distinct().ToArray());

    /// <summary>The people of a group, always the same for the same number.</summary>
    public IReadOnlyList<Person> Group(int number)
    {
        var r = new Prng(seed, GroupStream, (ulong)number);
        var first = NewPerson(r);
        var kind = r.Below(1000);
        return kind switch
        {
            < 50 => Household(r, first),
            < 58 => FatherAndSon(r, first),
            < 100 => CoWorkers(r),
            _ => [first],
        };
    }

    public static string FirstName(Prng r) => Words.FirstNames[r.PickWeighted(FirstNameWeights)];

    public static string Surname(Prng r) => Surnames[r.PickWeighted(r.Chance(500) ? SurnameWeights : RareSurnames)];

    public static Address NewAddress(Prng r, Place? near = null)
    {
        var place = near ?? DealtPlaces[r.PickWeighted(PlaceWeights)];
        var street = r.Below(10) switch
        {
            0 => Ordinal(r.Between(1, 140)),
            1 => Surname(r),
            _ => Words.Streets[r.PickWeighted(StreetWeights)].Replace('-', ' '),
        };
        var unit = r.Chance(160) ? r.Pick(["Apt ", "Unit ", "Ste ", "#"]) + (r.Chance(700) ? Text(r.Between(1, 420)) : r.Pick(["A", "B", "C", "D", "2A", "3C", "12F"])) : "";
        return new Address(
            Math.Min(r.Between(1, 9999), r.Between(1, 9999)), r.Chance(170) ? r.Pick(Words.Directions).Full : "", street, r.PickWeighted(KindWeights), unit, place.City, place.State, r.Pick(place.ZipCodes));
    }

    public static string NewPhone(Prng r, string state)
    {
        var codes = AreaCodes[state];
        while (true)
        {
            var exchange = r.Between(200, 999);
            if (exchange % 100 != 11 && exchange != 555)
            {
                return r.Pick(codes) + Text(exchange) + r.Digits(4);
            }
        }
    }

    public static string NewEmail(Prng r, string first, string last, string domain)
    {
        var (f, l) = (Letters(first), Letters(last));
        var local = r.Below(6) switch
        {
            0 => f + l,
            1 or 2 => $"{f}.{l}",
            3 => f[0] + l,
            4 => $"{l}{f[0]}",
            _ => $"{f}_{l}",
        };
        return local + (domain.Contains("mail", StringComparison.Ordinal) || r.Chance(300) ? (r.Chance(650) ? Text(r.Between(1, 99)) : Text(r.Between(1948, 2004))) : "") + "@" + domain;
    }

    public static string Letters(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            var at = Accented.IndexOf(char.ToLowerInvariant(c), StringComparison.Ordinal);
            var letter = at < 0 ? char.ToLowerInvariant(c) : Plain[at];
            if (char.IsAsciiLetter(letter))
            {
                plain.Append(letter);
            }
        }

        return plain.ToString();
    }

    private static Person NewPerson(Prng r)
    {
        var (first, last) = (FirstName(r), Surname(r));
        var property = NewAddress(r);
        var mailing = r.Chance(260) ? NewAddress(r) : null;
        var home = (mailing ?? property).State;
        var company = r.Chance(150) ? NewCompany(r, last) : "";
        var domain = company.Length > 0 && r.Chance(600) ? Domain(company) : r.Pick(Words.FreeMail);
        return new Person
        {
            First = first,
            Last = last,
            Suffix = r.Chance(12) ? r.Pick(["Jr", "Sr", "III"]) : "",
            Company = company,
            LegalForm = r.Below(Words.LegalForms.Length),
            Email = r.Chance(870) ? NewEmail(r, first, last, domain) : "",
            Email2 = r.Chance(110) ? NewEmail(r, first, last, r.Pick(Words.FreeMail)) : "",
            Phone = r.Chance(900) ? NewPhone(r, home) : "",
            Mobile = r.Chance(330) ? NewPhone(r, home) : "",
            Property = property,
            Mailing = mailing,
            YearsOwned = Math.Min(r.Between(0, 45), r.Between(0, 45)),
            Value = 1000 * (60 + Math.Min(r.Below(1400), r.Below(1400))),
            EquityPercent = r.Between(-15, 100),
            Vacant = r.Chance(60),
            TaxDelinquent = r.Chance(45),
        };
    }

    private static List<Person> Household(Prng r, Person head)
    {
        var people = new List<Person> { head };
        var size = r.Chance(750) ? 2 : r.Between(3, 4);
        while (people.Count < size)
        {
            var first = FirstName(r);
            if (people.Exists(p => p.First == first))
            {
                continue;
            }

            people.Add(head with
            {
                First = first,
                Suffix = "",
                Company = "",
                Email = r.Chance(750) ? NewEmail(r, first, head.Last, r.Pick(Words.FreeMail)) : "",
                Email2 = "",
                Phone = r.Chance(450) ? head.Phone : NewPhone(r, head.Property.State),
                Mobile = r.Chance(300) ? NewPhone(r, head.Property.State) : "",
            });
        }

        return people;
    }

    private static List<Person> FatherAndSon(Prng r, Person father)
    {
        var son = father with
        {
            Suffix = "Jr",
            Company = "",
            Email = NewEmail(r, father.First, father.Last, r.Pick(Words.FreeMail)),
            Email2 = "",
            Phone = r.Chance(450) ? father.Phone : NewPhone(r, father.Property.State),
            Mobile = NewPhone(r, father.Property.State),
        };
        return [father with { Suffix = r.Chance(400) ? "Sr" : "" }, son];
    }

    private static List<Person> CoWorkers(Prng r)
    {
        var company = NewCompany(r, Surname(r));
        var form = r.Below(Words.LegalForms.Length);
        var office = NewAddress(r);
        var switchboard = NewPhone(r, office.State);
        var people = new List<Person>();
        for (var size = r.Between(2, 5); people.Count < size;)
        {
            var (first, last) = (FirstName(r), Surname(r));
            people.Add(new Person
            {
                First = first,
                Last = last,
                Company = company,
                LegalForm = form,
                Email = people.Count == 0 && r.Chance(350) ? $"{r.Pick(Words.Roles)}@{Domain(company)}" : $"{Letters(first)}.{Letters(last)}@{Domain(company)}",
                Phone = r.Chance(550) ? switchboard : NewPhone(r, office.State),
                Mobile = r.Chance(400) ? NewPhone(r, office.State) : "",
                Property = office,
                YearsOwned = r.Between(0, 30),
                Value = 1000 * r.Between(150, 3000),
                EquityPercent = r.Between(0, 100),
            });
        }

        return people;
    }

    private static string NewCompany(Prng r, string surname) => r.Below(4) switch
    {
        0 => $"{surname} {r.Pick(Words.CompanyTrades)}",
        1 => $"{surname} & {Surname(r)}",
        2 => $"{r.Pick(Words.CompanyStarts)} {r.Pick(Words.CompanyTrades)}",
        _ => $"{r.Pick(Words.CompanyTrades)} of {r.Pick(Places.All).City}",
    };

    private static string Domain(string company) => Letters(company) + ".com";

    private static string Ordinal(int number) => Text(number) + (number % 100 is >= 11 and <= 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
