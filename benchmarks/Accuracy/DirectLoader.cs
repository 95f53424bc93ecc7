using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Mapping;
using Platform.Domain.Leads.Matching;

namespace Platform.Benchmarks.Accuracy;

/// <summary>Fills a table from a benchmark set with hand-given columns, so that matching is measured apart from mapping and normalising.</summary>
internal static partial class DirectLoader
{
    private static readonly Dictionary<string, LeadSlot> Columns = new(StringComparer.OrdinalIgnoreCase)
    {
        ["First Name"] = LeadSlot.FirstName, ["given_name"] = LeadSlot.FirstName, ["first_name"] = LeadSlot.FirstName, ["fname_c1"] = LeadSlot.FirstName,
        ["Last Name"] = LeadSlot.LastName, ["surname"] = LeadSlot.LastName, ["lname_c1"] = LeadSlot.LastName,
        ["Company"] = LeadSlot.Company, ["name"] = LeadSlot.Company, ["Site name"] = LeadSlot.Company,
        ["Email"] = LeadSlot.Email, ["Phone Number"] = LeadSlot.Phone, ["phone"] = LeadSlot.Phone,
        ["Street Address"] = LeadSlot.Street, ["address"] = LeadSlot.Street, ["street_number"] = LeadSlot.Street, ["address_1"] = LeadSlot.Street,
        ["City"] = LeadSlot.City, ["suburb"] = LeadSlot.City, ["ST"] = LeadSlot.State, ["state"] = LeadSlot.State,
        ["Zip Code"] = LeadSlot.Postcode, ["Zip"] = LeadSlot.Postcode, ["postcode"] = LeadSlot.Postcode,
        ["dob"] = LeadSlot.BirthDate, ["date_of_birth"] = LeadSlot.BirthDate, ["soc_sec_id"] = LeadSlot.Identifier,
    };

    private static readonly Dictionary<string, string> Usps = new()
    {
        ["street"] = "st", ["avenue"] = "ave", ["road"] = "rd", ["drive"] = "dr", ["lane"] = "ln", ["court"] = "ct", ["boulevard"] = "blvd", ["blv"] = "blvd", ["circle"] = "cir", ["place"] = "pl",
        ["terrace"] = "ter", ["trail"] = "trl", ["parkway"] = "pkwy", ["north"] = "n", ["south"] = "s", ["east"] = "e", ["west"] = "w", ["northeast"] = "ne", ["southwest"] = "sw", ["rds"] = "rd", ["between"] = "btwn", ["bet"] = "btwn",
    };

    public static LeadTable Load(BenchmarkSet set)
    {
        var mapping = set.Header.Select((name, column) => new ColumnMapping(column, name, FieldOf(name), AddressRole.Main, 0, 1, "header")).ToList();
        var half = Math.Max(0, (set.Rows.Count / 2) - 250);
        var extras = ExtraSlotSelector.Choose(mapping, set.Header, [.. set.Rows.Take(500).Concat(set.Rows.Skip(Math.Max(500, half)).Take(500))], null);
        var table = new LeadTable(extras);
        var draft = new LeadDraft(table.SlotCount);
        LeadBatch? batch = null;
        foreach (var row in set.Rows)
        {
            batch ??= new LeadBatch(table.SlotCount);
            Fill(draft, set.Header, row, extras);
            batch.Add(draft, RecordFault.None);
            if (batch.Count == LeadBatch.Size)
            {
                table.Add(batch);
                batch = null;
            }
        }

        if (batch is not null)
        {
            table.Add(batch);
        }

        return table;
    }

    private static LeadField FieldOf(string name) =>
        Columns.TryGetValue(name, out var slot) && Enum.TryParse<LeadField>(slot.ToString(), out var field) ? field
        : name is "Created At" ? LeadField.CreatedAt : name is "Lead Source" ? LeadField.Source : name is "Lead ID" or "unique_id" or "Id" or "rec_id" ? LeadField.RecordId : LeadField.None;

    private static void Fill(LeadDraft draft, string[] header, string[] row, IReadOnlyList<ExtraSlot> extras)
    {
        draft.Clear();
        var street = "";
        for (var column = 0; column < Math.Min(header.Length, row.Length); column++)
        {
            var value = row[column].Trim();
            if (value.Length > 0 && value != "NA" && Columns.TryGetValue(header[column], out var slot))
            {
                if (slot == LeadSlot.Street)
                {
                    street = (street + " " + value).Trim();
                }
                else
                {
                    Put(draft, slot, value);
                }
            }
        }

        PutStreet(draft, street);
        for (var extra = 0; extra < extras.Count; extra++)
        {
            draft.Set((LeadSlot)(LeadSlots.FirstExtra + extra), Encoding.UTF8.GetBytes(row[extras[extra].Column].Trim()));
        }
    }

    private static void Put(LeadDraft draft, LeadSlot slot, string value)
    {
        switch (slot)
        {
            case LeadSlot.LastName:
                var match = Suffix().Match(value);
                if (match.Success)
                {
                    Set(draft, LeadSlot.NameSuffix, match.Groups[1].Value);
                    value = value[..match.Index];
                }

                Set(draft, slot, value);
                break;
            case LeadSlot.FirstName:
                Set(draft, slot, value.Trim('.'));
                break;
            case LeadSlot.Email:
                draft.EmailStatus = value.Contains('@') ? ValueStatus.Valid : ValueStatus.Invalid;
                Set(draft, slot, value.ToLowerInvariant());
                break;
            case LeadSlot.Phone:
                var digits = NonDigit().Replace(value.Split('x')[0], "");
                digits = digits.Length == 11 && digits[0] == '1' ? digits[1..] : digits;
                draft.PhoneStatus = digits.Length == 10 ? ValueStatus.Valid : ValueStatus.Invalid;
                Set(draft, slot, digits.Length == 10 ? "+1" + digits : "");
                break;
            case LeadSlot.Postcode:
                Set(draft, slot, value.Length < 5 ? value.PadLeft(5, '0') : value);
                break;
            case LeadSlot.BirthDate:
                Set(draft, slot, value.Length == 8 && value.All(char.IsDigit) ? $"{value[..4]}-{value[4..6]}-{value[6..]}" : value);
                break;
            default:
                Set(draft, slot, value);
                break;
        }
    }

    private static void PutStreet(LeadDraft draft, string street)
    {
        var words = Punctuation().Replace(street.ToLower(CultureInfo.InvariantCulture).Replace("#", " # ", StringComparison.Ordinal), " ").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        var unit = words.FindIndex(1 < words.Count ? 1 : 0, word => word is "apt" or "unit" or "suite" or "ste" or "#");
        if (unit > 0)
        {
            Set(draft, LeadSlot.Unit, string.Join(' ', words.Skip(unit + 1).Where(word => word != "#")));
            words = words[..unit];
        }

        Set(draft, LeadSlot.Street, string.Join(' ', words.Select(word => Usps.GetValueOrDefault(word, word))));
    }

    private static void Set(LeadDraft draft, LeadSlot slot, string value) => draft.Set(slot, Encoding.UTF8.GetBytes(value.Trim()));

    [GeneratedRegex(@"[, ]+(jr|sr|ii|iii|iv)\.?$", RegexOptions.IgnoreCase)]
    private static partial Regex Suffix();

    [GeneratedRegex("[^0-9]")]
    private static partial Regex NonDigit();

    [GeneratedRegex("[.,']+")]
    private static partial Regex Punctuation();
}
