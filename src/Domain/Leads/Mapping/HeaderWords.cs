using System.Globalization;
using System.Text;

namespace Platform.Domain.Leads.Mapping;

/// <summary>Splits a header into words in one spelling, so that <c>EMailAddress</c>, <c>e-mail_address</c> and <c>E-Mail Address</c> are the same.</summary>
internal static class HeaderWords
{
    /// <summary>Spellings of one word.</summary>
    private static readonly Dictionary<string, string> Spellings = new()
    {
        ["num"] = "number",
        ["no"] = "number",
        ["nbr"] = "number",
        ["nr"] = "number",
        ["nos"] = "number",
        ["numbers"] = "number",
        ["tel"] = "phone",
        ["telephone"] = "phone",
        ["ph"] = "phone",
        ["phn"] = "phone",
        ["fon"] = "phone",
        ["phones"] = "phone",
        ["cell"] = "mobile",
        ["cellular"] = "mobile",
        ["cellphone"] = "mobile phone",
        ["mobilephone"] = "mobile phone",
        ["homephone"] = "home phone",
        ["workphone"] = "work phone",
        ["phonenumber"] = "phone number",
        ["mob"] = "mobile",
        ["addr"] = "address",
        ["adress"] = "address",
        ["emails"] = "email",
        ["emailaddress"] = "email address",
        ["mail"] = "mail",
        ["pct"] = "percent",
        ["perc"] = "percent",
        ["percentage"] = "percent",
        ["amt"] = "amount",
        ["est"] = "estimated",
        ["yrs"] = "years",
        ["org"] = "organization",
        ["organisation"] = "organization",
        ["firstname"] = "first name",
        ["lastname"] = "last name",
        ["middlename"] = "middle name",
        ["fullname"] = "full name",
        ["fname"] = "first name",
        ["lname"] = "last name",
        ["mname"] = "middle name",
        ["firstnm"] = "first name",
        ["lastnm"] = "last name",
        ["nm"] = "name",
        ["zipcode"] = "zip code",
        ["zip"] = "zip",
        ["postalcode"] = "postal code",
        ["postcode"] = "post code",
        ["zipcd"] = "zip code",
        ["cd"] = "code",
        ["statecode"] = "state code",
        ["streetaddress"] = "street address",
        ["companyname"] = "company name",
        ["jobtitle"] = "job title",
        ["birthdate"] = "birth date",
        ["leadsource"] = "lead source",
        ["createdat"] = "created at",
        ["createdate"] = "create date",
        ["lastmodifieddate"] = "last modified date",
        ["createddate"] = "created date",
        ["updatedat"] = "updated at",
        ["1st"] = "1",
        ["2nd"] = "2",
        ["3rd"] = "3",
        ["4th"] = "4",
        ["owners"] = "owner",
        ["dt"] = "date",
        ["prop"] = "property",
        ["mkt"] = "market",
        ["liens"] = "lien",
        ["cities"] = "city",
        ["own"] = "owner",
        ["phy"] = "physical",
        ["acct"] = "account",
        ["orgname"] = "organization name",
        ["ship"] = "shipping",
        ["telefon"] = "phone",
        ["telefono"] = "phone",
        ["telefone"] = "phone",
        ["telefoon"] = "phone",
        ["telefonnummer"] = "phone number",
        ["telefoonnummer"] = "phone number",
        ["telefonnr"] = "phone number",
        ["mobil"] = "mobile",
        ["mobiel"] = "mobile",
        ["movil"] = "mobile",
        ["telemovel"] = "mobile",
        ["celular"] = "mobile",
        ["cellulare"] = "mobile",
        ["portable"] = "mobile",
        ["handy"] = "mobile",
        ["handynummer"] = "mobile number",
        ["mobilnummer"] = "mobile number",
        ["mobiltelefon"] = "mobile phone",
        ["mobiltelefonnummer"] = "mobile phone number",
        ["mailadresse"] = "mail adresse",
        ["mailadres"] = "mail adres",
        ["objektadresse"] = "objekt adresse",
    };

    /// <summary>The words in lower case without accents; digits are words of their own.</summary>
    public static string[] Split(string header)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var text = Plain(header);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (letter is '%' or '#' or '+')
            {
                Flush(words, word);
                words.Add(letter == '%' ? "percent" : letter == '#' ? "number" : "plus");
            }
            else if (!char.IsLetterOrDigit(letter))
            {
                Flush(words, word);
            }
            else
            {
                if (word.Length > 0 && IsBoundary(text, i))
                {
                    Flush(words, word);
                }

                word.Append(char.ToLowerInvariant(letter));
            }
        }

        Flush(words, word);
        return Joined(words);
    }

    /// <summary>Without accents and possessives, and without the ending of custom fields in Salesforce.</summary>
    private static string Plain(string header)
    {
        var text = header.Normalize(NormalizationForm.FormD);
        text = string.Concat(text.Where(letter => char.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark));
        text = text.Replace("ß", "ss", StringComparison.Ordinal).Replace("'s ", " ", StringComparison.OrdinalIgnoreCase).Replace("’s ", " ", StringComparison.OrdinalIgnoreCase);
        return text.EndsWith("__c", StringComparison.OrdinalIgnoreCase) ? text[..^3] : text;
    }

    private static bool IsBoundary(string text, int i)
    {
        var (before, here) = (text[i - 1], text[i]);
        if (char.IsDigit(before) != char.IsDigit(here))
        {
            // 1st, 2nd, 3rd stay whole.
            return !(char.IsDigit(before) && i + 1 < text.Length && "st|nd|rd|th".Contains(text.Substring(i, 2), StringComparison.OrdinalIgnoreCase)
                && (i + 2 == text.Length || !char.IsLetter(text[i + 2])));
        }

        return char.IsUpper(here) && (char.IsLower(before) || (char.IsUpper(before) && i + 1 < text.Length && char.IsLower(text[i + 1])));
    }

    private static void Flush(List<string> words, StringBuilder word)
    {
        if (word.Length == 0)
        {
            return;
        }

        var text = word.ToString();
        words.Add(Spellings.GetValueOrDefault(text, text));
        word.Clear();
    }

    private static string[] Joined(List<string> words)
    {
        var text = ' ' + string.Join(' ', words) + ' ';
        text = text.Replace(" e mail ", " email ", StringComparison.Ordinal)
            .Replace(" e mails ", " email ", StringComparison.Ordinal)
            .Replace(" email addresses ", " email address ", StringComparison.Ordinal)
            .Replace(" whats app ", " whatsapp ", StringComparison.Ordinal)
            .Replace(" number s ", " number ", StringComparison.Ordinal)
            .Replace(" utc plus 0 ", " utc ", StringComparison.Ordinal)
            .Replace(" mail id ", " email ", StringComparison.Ordinal)
            .Replace(" f name ", " first name ", StringComparison.Ordinal)
            .Replace(" l name ", " last name ", StringComparison.Ordinal)
            .Replace(" m name ", " middle name ", StringComparison.Ordinal)
            .Replace(" d o b ", " dob ", StringComparison.Ordinal)
            .Replace(" web site ", " website ", StringComparison.Ordinal)
            .Replace(" zip postal ", " zip ", StringComparison.Ordinal)
            .Replace(" l inkedin ", " linkedin ", StringComparison.Ordinal);
        return text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
