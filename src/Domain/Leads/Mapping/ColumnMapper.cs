using System.Text.Json;
using Platform.Domain.Common;

namespace Platform.Domain.Leads.Mapping;

/// <summary>
/// Understands which column of a lead file is what: by the words of its header, checked against its values; by its values alone where the
/// header says nothing. A column in doubt is left unmapped.
/// </summary>
public static class ColumnMapper
{
    /// <summary>The word in <c>options.mapping</c> that leaves a column unmapped.</summary>
    public const string NoField = "none";

    private const double ExactHeader = 0.9;
    private const double ReducedHeader = 0.8;
    private const double WithValues = 0.08;

    /// <summary>The name of a field in <c>options.mapping</c> and in reports: <c>first_name</c>.</summary>
    public static string NameOf(LeadField field) => JsonNamingPolicy.SnakeCaseLower.ConvertName(field.ToString());

    /// <summary>Maps every column.</summary>
    /// <param name="header">The headers, <c>column N</c> where the file has none.</param>
    /// <param name="hasHeader">Whether the headers stand in the file.</param>
    /// <param name="sample">Records of the file.</param>
    /// <param name="overrides"><c>options.mapping</c>: header, or 1-based number of a column, to the name of a field or <see cref="NoField"/>.</param>
    /// <returns>One entry a column, in their order; or an error that lists every override that names no column or no field.</returns>
    public static Result<IReadOnlyList<ColumnMapping>> Map(
        IReadOnlyList<string> header, bool hasHeader, IReadOnlyList<IReadOnlyList<string>> sample, IReadOnlyDictionary<string, string>? overrides = null)
    {
        var chosen = Overrides(header, overrides ?? new Dictionary<string, string>());
        if (chosen.Error is { } error)
        {
            return error;
        }

        var columns = new Guess[header.Count];
        var isAboutProperty = hasHeader && header.Count(HeaderPhrases.IsAboutProperty) >= 2;
        for (var column = 0; column < columns.Length; column++)
        {
            var values = ColumnSample.Of(sample, column);
            columns[column] = chosen.Value.TryGetValue(column, out var field) ? Chosen(header[column], field)
                : hasHeader && !string.IsNullOrWhiteSpace(header[column]) ? ByHeader(header[column], values, isAboutProperty)
                : ValueMapper.Guess(values);
        }

        ColumnContext.Settle(columns, header, hasHeader, sample, isAboutProperty);
        return Result<IReadOnlyList<ColumnMapping>>.Of(Numbered(columns, header));
    }

    private static Guess Chosen(string header, LeadField field)
    {
        var meaning = HeaderPhrases.Find(header);
        return new Guess(field, meaning?.Field == field ? meaning.Role : AddressRole.Main, meaning?.Number ?? 0, 1, "option", meaning?.Words ?? []);
    }

    private static Guess ByHeader(string header, ColumnSample values, bool isAboutProperty)
    {
        if (HeaderPhrases.Find(header) is not { } meaning)
        {
            // A header of words that are understood but mean nothing here was named so on purpose.
            return HeaderPhrases.SpeaksOfAField(header) || HeaderPhrases.IsKnown(header) ? Guess.None : ValueMapper.Guess(values, isNamed: true);
        }

        if (meaning.Field == LeadField.None)
        {
            return meaning.Words is ["customer" or "client" or "contact" or "lead" or "prospect"] && values.Share(ValueShape.IsPersonName) >= 0.5
                ? new Guess(LeadField.FullName, AddressRole.Main, 0, ReducedHeader, "header+values", meaning.Words)
                : Guess.None with { Words = meaning.Words };
        }

        var field = FieldByValues.Refine(meaning, values, isAboutProperty);
        var fit = FieldByValues.Fit(field, values);
        if (field == LeadField.None || fit == ValueFit.Contradicts)
        {
            return Guess.None with { Words = meaning.Words };
        }

        var confidence = (meaning.IsExact ? ExactHeader : ReducedHeader) + (fit == ValueFit.Agrees ? WithValues : 0);
        return new Guess(field, meaning.Role, meaning.Number, confidence, fit == ValueFit.Agrees ? "header+values" : "header", meaning.Words);
    }

    private static Result<Dictionary<int, LeadField>> Overrides(IReadOnlyList<string> header, IReadOnlyDictionary<string, string> overrides)
    {
        var chosen = new Dictionary<int, LeadField>();
        var problems = new List<string>();
        foreach (var (name, fieldName) in overrides)
        {
            var column = ColumnOf(header, name);
            if (column < 0)
            {
                problems.Add($"The file has no column \"{name}\"; name one of its headers, or a number from 1 to {header.Count}.");
            }

            if (FieldOf(fieldName) is { } field)
            {
                chosen[column] = field;
            }
            else
            {
                problems.Add($"\"{fieldName}\" is no field; use one of {string.Join(", ", Enum.GetValues<LeadField>().Select(NameOf))}.");
            }
        }

        return problems.Count > 0 ? MappingErrors.Invalid(problems) : chosen;
    }

    private static int ColumnOf(IReadOnlyList<string> header, string name)
    {
        var names = header.Select(text => text.Trim()).ToList();
        var column = names.IndexOf(name.Trim());
        column = column >= 0 ? column : names.FindIndex(text => text.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));
        return column >= 0 ? column : int.TryParse(name, out var number) && number >= 1 && number <= header.Count ? number - 1 : -1;
    }

    private static LeadField? FieldOf(string name)
    {
        foreach (var field in Enum.GetValues<LeadField>())
        {
            if (NameOf(field).Equals(name.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                return field;
            }
        }

        return null;
    }

    /// <summary>Numbers the columns of one field and role: by the number in the header, then by their order in the file.</summary>
    private static List<ColumnMapping> Numbered(Guess[] columns, IReadOnlyList<string> header)
    {
        var ordinals = new int[columns.Length];
        var groups = columns.Select((guess, column) => (guess, column)).Where(entry => entry.guess.Field != LeadField.None)
            .GroupBy(entry => (entry.guess.Field, entry.guess.Role));
        foreach (var group in groups)
        {
            var ordinal = 0;
            foreach (var (_, column) in group.OrderBy(entry => Math.Max(entry.guess.Number, 1)).ThenBy(entry => entry.column))
            {
                ordinals[column] = ordinal++;
            }
        }

        return [.. columns.Select((guess, column) => new ColumnMapping(column, header[column], guess.Field, guess.Role, ordinals[column], Math.Round(guess.Confidence, 2), guess.Basis))];
    }
}

/// <summary>What a column is taken for while its file is looked at.</summary>
/// <param name="Field">The field.</param>
/// <param name="Role">Which address.</param>
/// <param name="Number">The number in the header, or 0.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Basis">See <see cref="ColumnMapping"/>.</param>
/// <param name="Words">The header's words.</param>
internal sealed record Guess(LeadField Field, AddressRole Role, int Number, double Confidence, string Basis, string[] Words)
{
    public static Guess None { get; } = new(LeadField.None, AddressRole.Main, 0, 0, "none", []);
}
