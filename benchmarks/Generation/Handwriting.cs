using System.Globalization;

namespace Platform.Benchmarks.Generation;

/// <summary>What a lead's values are known to be worth, however they are written.</summary>
/// <param name="EmailStatus"><c>valid</c>, <c>risky</c>, <c>invalid</c> or <c>missing</c>; empty where two answers could be defended.</param>
/// <param name="PhoneStatus"><c>valid</c>, <c>invalid</c> or <c>missing</c>; empty where two answers could be defended.</param>
internal readonly record struct KnownWorth(string EmailStatus, string PhoneStatus);

/// <summary>Writes a person into the cells of a row the way many hands and several systems do.</summary>
internal static class Handwriting
{
    public static readonly string[] Header =
    [
        "Lead ID", "Owner First Name", "Owner Last Name", "Company Name", "Email", "Email 2", "Phone", "Mobile Phone", "Property Address", "Property City", "Property State", "Property Zip",
        "Mailing Address", "Mailing City", "Mailing State", "Mailing Zip", "Owner Occupied", "Vacant", "Years Owned", "Est. Value", "Equity %", "Tax Delinquent", "Lead Source", "Date Added", "Notes",
    ];

    private const int Email = 4;
    private const int Email2 = 5;
    private const int Phone = 6;
    private const int Mobile = 7;

    /// <summary>Fills <paramref name="cells"/> (one for each of <see cref="Header"/>) and says what the values are worth.</summary>
    public static KnownWorth Write(Prng r, Person p, int leadId, string[] cells)
    {
        var (first, last) = (p.First, p.Last + (p.Suffix.Length == 0 ? "" : r.Pick([" ", ", "]) + p.Suffix));
        switch (r.Below(200))
        {
            case < 3:
                (first, last) = ("", $"{last}, {first}");
                break;
            case < 6:
                (first, last) = ($"{first} {last}", "");
                break;
            case < 9:
                first = $"{first} {(char)('A' + r.Below(26))}.";
                break;
            case < 11:
                first = r.Pick(["Mr. ", "Mrs ", "Dr. "]) + first;
                break;
        }

        var letters = r.Below(100);
        cells[0] = (100_000 + leadId).ToString(CultureInfo.InvariantCulture);
        cells[1] = Spaced(r, Cased(letters, first));
        cells[2] = Spaced(r, Cased(letters, last));
        cells[3] = CompanyName(r, p);
        cells[Email] = EmailText(r, p.Email);
        cells[Email2] = EmailText(r, p.Email2);
        cells[Phone] = PhoneText(r, p.Phone);
        cells[Mobile] = PhoneText(r, p.Mobile);
        WriteAddress(r, p.Property, cells.AsSpan(8, 4));
        if (p.Mailing is { } mailing)
        {
            WriteAddress(r, mailing, cells.AsSpan(12, 4));
        }
        else if (r.Chance(550))
        {
            WriteAddress(r, p.Property, cells.AsSpan(12, 4));
        }
        else
        {
            cells.AsSpan(12, 4).Fill("");
        }

        cells[16] = p.Mailing is null ? r.Pick(["Yes", "Y", "yes", "TRUE", ""]) : r.Pick(["No", "N", "no", "FALSE", ""]);
        cells[17] = p.Vacant ? "Yes" : r.Pick(["No", "No", ""]);
        cells[18] = r.Chance(850) ? Number(p.YearsOwned) : "";
        cells[19] = r.Chance(300) ? "$" + p.Value.ToString("N0", CultureInfo.InvariantCulture) : Number(p.Value);
        cells[20] = r.Chance(800) ? Number(p.EquityPercent) + (r.Chance(300) ? "%" : "") : "";
        cells[21] = p.TaxDelinquent ? r.Pick(["Yes", "Y"]) : r.Pick(["No", "N", ""]);
        cells[22] = r.Pick(Words.Sources);
        var (year, month, day) = (r.Between(2023, 2025), r.Between(1, 12), r.Between(1, 28));
        cells[23] = r.Chance(800) ? $"{Number(month)}/{Number(day)}/{Number(year)}" : string.Create(CultureInfo.InvariantCulture, $"{year}-{month:00}-{day:00}");
        cells[24] = r.Chance(220) ? r.Pick(Words.Notes) : "";
        return Blemish(r, p, cells);
    }

    // Mistakes that are in the list from the beginning, whoever typed it; with the verdict that anybody would give.
    private static KnownWorth Blemish(Prng r, Person p, string[] cells)
    {
        var twoEmails = p.Email.Length > 0 && p.Email2.Length > 0;
        var twoPhones = p.Phone.Length > 0 && p.Mobile.Length > 0;
        var email = p.Email.Length + p.Email2.Length == 0 ? "missing" : WorthOf(p.Email.Length > 0 ? p.Email : p.Email2);
        var phone = p.Phone.Length + p.Mobile.Length == 0 ? "missing" : "valid";
        var what = r.Below(1000);
        var (local, host) = p.Email.Length > 0 ? (p.Email[..p.Email.IndexOf('@', StringComparison.Ordinal)], p.Email[(p.Email.IndexOf('@', StringComparison.Ordinal) + 1)..]) : ("", "");
        (cells[Email], email) = what switch
        {
            < 8 when local.Length > 0 => ($"{local}{host}", "invalid"),
            < 14 when local.Length > 0 => ($"{local}@", "invalid"),
            < 20 when local.Length > 0 => ($"{local}@@{host}", "invalid"),
            < 26 when local.Length > 0 => ($"{local} {host}", "invalid"),
            < 32 when local.Length > 0 => ($"{local}..x@{host}", "invalid"),
            < 46 when local.Length > 0 => ($"{local}@{r.Pick(Words.Disposable)}", "risky"),
            < 56 when p.Email2.Length == 0 => (r.Pick(["n/a", "none", "NULL", "-"]), ""),
            < 62 when p.Email2.Length == 0 => (r.Pick(["test@test.com", "noemail@noemail.com", "none@none.com"]), ""),
            < 68 when local.Length > 0 && Words.MistypedDomains.TryGetValue(host, out var mistyped) => ($"{local}@{r.Pick(mistyped)}", ""),
            _ => (cells[Email], email),
        };
        (cells[Phone], phone) = r.Below(1000) switch
        {
            < 10 => (r.Pick(["000-000-0000", "9999999999", "(000) 000-0000", "111-111-1111"]), "invalid"),
            < 16 => (r.Pick(["555-0142", "123456", "12", "404-555-01"]), "invalid"),
            < 22 when p.Phone.Length > 0 => ($"1{p.Phone[1..3]}-{p.Phone[3..6]}-{p.Phone[6..]}", "invalid"),
            < 27 when p.Phone.Length > 0 => ($"{p.Phone[..3]}-1{p.Phone[4..6]}-{p.Phone[6..]}", "invalid"),
            < 33 when p.Phone.Length == 0 => (r.Pick(["n/a", "unlisted", "none"]), ""),
            _ => (cells[Phone], phone),
        };
        switch (r.Below(1000))
        {
            case < 10:
                cells[11] = r.Pick(Places.All).ZipCodes[0];
                break;
            case < 16:
                cells[10] = r.Pick(["XX", "ZZ", "USA", "??"]);
                break;
            case < 22:
                cells[11] = cells[11].Length > 2 ? cells[11][..^1] : "";
                break;
            case < 26:
                (cells[1], cells[2]) = (r.Pick(["Test", "Unknown", "N/A", "Current"]), r.Pick(["Test", "Owner", "N/A", "Resident"]));
                break;
        }

        return new KnownWorth(twoEmails ? "" : email, twoPhones || (p.Mobile.Length > 0 && phone == "invalid") ? "" : phone);
    }

    private static string WorthOf(string email)
    {
        var at = email.IndexOf('@', StringComparison.Ordinal);
        var host = email[(at + 1)..];
        var doubtful = Words.MistypedDomains.Values.Any(m => m.Contains(host)) || email.Contains("..", StringComparison.Ordinal) || email.Contains(".@", StringComparison.Ordinal);
        return Words.Roles.Contains(email[..at]) ? "risky" : doubtful ? "" : "valid";
    }

    private static void WriteAddress(Prng r, Address a, Span<string> cells)
    {
        var letters = r.Below(100);
        var kind = Words.StreetKinds[a.Kind];
        var direction = a.Direction.Length == 0 ? "" : (r.Chance(650) ? Array.Find(Words.Directions, d => d.Full == a.Direction).Short : a.Direction) + " ";
        var street = r.Below(10) switch { < 6 => kind.Short, < 9 => kind.Full, _ => kind.Short + "." };
        var unit = a.Unit.Length == 0 ? "" : r.Pick([" ", ", "]) + a.Unit;
        cells[0] = Cased(letters, $"{Number(a.Number)} {direction}{a.Street} {street}{unit}");
        cells[1] = Cased(letters, a.City);
        cells[2] = r.Below(100) switch { < 90 => a.State, < 95 => a.State.ToLowerInvariant(), _ => StateNames.Of(a.State) };
        cells[3] = a.Zip.Length == 0 ? "" : r.Below(100) switch
        {
            < 7 => $"{a.Zip}-{r.Digits(4)}",
            < 40 when a.Zip[0] == '0' => a.Zip.TrimStart('0'),
            _ => a.Zip,
        };
    }

    private static string CompanyName(Prng r, Person p)
    {
        if (p.Company.Length == 0)
        {
            return "";
        }

        var form = r.Pick(Words.LegalForms[p.LegalForm]);
        return p.Company + (form.Length == 0 || form[0] == ',' ? form : " " + form);
    }

    private static string EmailText(Prng r, string email) => email.Length == 0 ? "" : r.Below(100) switch
    {
        < 4 => email.ToUpperInvariant(),
        < 8 => char.ToUpperInvariant(email[0]) + email[1..],
        < 10 => email + " ",
        < 11 => $"mailto:{email}",
        _ => email,
    };

    private static string PhoneText(Prng r, string p)
    {
        if (p.Length == 0)
        {
            return "";
        }

        var (a, b, c) = (p[..3], p[3..6], p[6..]);
        return r.Below(20) switch
        {
            < 6 => $"({a}) {b}-{c}",
            < 10 => $"{a}-{b}-{c}",
            < 14 => p,
            < 16 => $"{a}.{b}.{c}",
            16 => $"+1{p}",
            17 => $"1-{a}-{b}-{c}",
            18 => $"+1 ({a}) {b}-{c}",
            _ => $"{a} {b} {c} x{r.Between(1, 999).ToString(CultureInfo.InvariantCulture)}",
        };
    }

    private static string Cased(int letters, string text) => letters switch { < 14 => text.ToUpperInvariant(), < 22 => text.ToLowerInvariant(), _ => text };

    private static string Spaced(Prng r, string text) => r.Below(100) switch { 0 => " " + text, 1 => text + "  ", 2 => text.Replace(" ", "  ", StringComparison.Ordinal), _ => text };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
