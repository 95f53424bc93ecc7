using Platform.Domain.Leads;
using Platform.Domain.Leads.Mapping;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>Maps columns whose header is, but for case, spaces and punctuation, the name of a field.</summary>
internal static class HeaderMapping
{
    public static IReadOnlyList<ColumnMapping> Map(IReadOnlyList<string> header, IReadOnlyDictionary<string, LeadField> chosen)
    {
        var seen = new Dictionary<LeadField, int>();
        var mapping = new List<ColumnMapping>();
        for (var column = 0; column < header.Count; column++)
        {
            var name = header[column];
            var option = chosen.Where(pair => pair.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(pair => (LeadField?)pair.Value).FirstOrDefault();
            var words = string.Join('_', name.ToLowerInvariant().Split([' ', '_', '-', '.'], StringSplitOptions.RemoveEmptyEntries));
            var known = LeadFieldNames.TryParse(words, out var field);
            field = option ?? (known ? field : LeadField.None);
            var ordinal = seen.GetValueOrDefault(field);
            seen[field] = ordinal + 1;
            mapping.Add(new ColumnMapping(
                column, name, field, AddressRole.Main, field == LeadField.None ? 0 : ordinal, field == LeadField.None ? 0 : 1, option is not null ? "option" : field == LeadField.None ? "none" : "header"));
        }

        return mapping;
    }
}
