using System.Text.Json;
using Platform.Domain.Common;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Mapping;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>What a customer may decide about the refining of a file: the <c>options</c> of process-leads.</summary>
public sealed record RefiningOptions
{
    private const int MostAgainst = 20;

    private static readonly HashSet<string> FieldNames =
        Enum.GetValues<LeadField>().Select(ColumnMapper.NameOf).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Everything left to be found out.</summary>
    public static RefiningOptions Default { get; } = new();

    /// <summary><c>mapping</c>: by header (or 1-based number), the name of the field that a column is; <c>none</c> to pass it through.</summary>
    public IReadOnlyDictionary<string, string> Mapping { get; init; } = new Dictionary<string, string>();

    /// <summary><c>match</c>: headers of further columns that tell leads apart; null to find them from their values.</summary>
    public IReadOnlyList<string>? Match { get; init; }

    /// <summary><c>threshold</c>: match probability, 0.5 to 1, from which two rows are one lead; null to derive it from the file.</summary>
    public double? Threshold { get; init; }

    /// <summary><c>default_country</c>: ISO 3166-1 alpha-2 code that numbers and addresses without a country are read as.</summary>
    public string DefaultCountry { get; init; } = "US";

    /// <summary><c>has_header</c>: whether the first record names the columns; null to find it out.</summary>
    public bool? HasHeader { get; init; }

    /// <summary><c>against</c>: identifiers of earlier, processed files of the project; a lead that is one of theirs keeps that one's <c>lead_cluster</c> and is a duplicate.</summary>
    public IReadOnlyList<string> Against { get; init; } = [];

    /// <summary>Reads the options from JSON. Unknown members are ignored, and so is <c>null</c>.</summary>
    /// <param name="json">An object, <c>null</c> or nothing.</param>
    /// <returns>The options; or <c>invalid_options</c> with a sentence for every member that is wrong.</returns>
    public static Result<RefiningOptions> Parse(JsonElement json)
    {
        var wrong = new Dictionary<string, string[]>();
        if (json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            return Default;
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            wrong["options"] = ["options must be an object."];
            return RefiningErrors.InvalidOptions(wrong);
        }

        var options = new RefiningOptions();
        foreach (var member in json.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null))
        {
            options = member.Name switch
            {
                "mapping" => options with { Mapping = ParseMapping(member.Value, wrong) },
                "match" => options with { Match = ParseMatch(member.Value, wrong) },
                "threshold" => options with { Threshold = ParseThreshold(member.Value, wrong) },
                "default_country" => options with { DefaultCountry = ParseCountry(member.Value, wrong) },
                "has_header" => options with { HasHeader = ParseHasHeader(member.Value, wrong) },
                "against" => options with { Against = ParseAgainst(member.Value, wrong) },
                _ => options,
            };
        }

        return wrong.Count == 0 ? options : RefiningErrors.InvalidOptions(wrong);
    }

    private static Dictionary<string, string> ParseMapping(JsonElement value, Dictionary<string, string[]> wrong)
    {
        var mapping = new Dictionary<string, string>();
        if (value.ValueKind != JsonValueKind.Object)
        {
            wrong["options.mapping"] = ["options.mapping must be an object of headers and field names."];
            return mapping;
        }

        var messages = new List<string>();
        foreach (var column in value.EnumerateObject())
        {
            if (column.Value.ValueKind == JsonValueKind.String && FieldNames.Contains(column.Value.GetString()!))
            {
                mapping[column.Name] = column.Value.GetString()!;
            }
            else
            {
                messages.Add($"options.mapping: '{column.Value}' is not a field; use one of {string.Join(", ", FieldNames)}.");
            }
        }

        if (messages.Count > 0)
        {
            wrong["options.mapping"] = [.. messages];
        }

        return mapping;
    }

    private static string[] ParseMatch(JsonElement value, Dictionary<string, string[]> wrong)
    {
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
        {
            return [.. value.EnumerateArray().Select(item => item.GetString()!)];
        }

        wrong["options.match"] = ["options.match must be a list of headers."];
        return [];
    }

    private static string[] ParseAgainst(JsonElement value, Dictionary<string, string[]> wrong)
    {
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
        {
            wrong["options.against"] = ["options.against must be a list of identifiers of earlier files."];
            return [];
        }

        string[] files = [.. value.EnumerateArray().Select(item => item.GetString()!).Distinct()];
        if (files.Length > MostAgainst)
        {
            wrong["options.against"] = [$"options.against names {files.Length} files; name at most {MostAgainst}."];
        }

        return files;
    }

    private static double? ParseThreshold(JsonElement value, Dictionary<string, string[]> wrong)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var threshold) && threshold is >= 0.5 and <= 1)
        {
            return threshold;
        }

        wrong["options.threshold"] = ["options.threshold must be a number from 0.5 to 1."];
        return null;
    }

    private static string ParseCountry(JsonElement value, Dictionary<string, string[]> wrong)
    {
        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: 2 } code && code.All(char.IsAsciiLetter))
        {
            return code.ToUpperInvariant();
        }

        wrong["options.default_country"] = ["options.default_country must be a two-letter country code such as US."];
        return "US";
    }

    private static bool? ParseHasHeader(JsonElement value, Dictionary<string, string[]> wrong)
    {
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        wrong["options.has_header"] = ["options.has_header must be true or false."];
        return null;
    }
}

/// <summary>What can be wrong with a file or its options beyond what the reader finds.</summary>
public static class RefiningErrors
{
    /// <summary>Members of <c>options</c> that cannot be understood.</summary>
    public static Error InvalidOptions(IReadOnlyDictionary<string, string[]> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new Error("invalid_options", string.Join(" ", fields.Values.SelectMany(messages => messages)), ErrorKind.Validation, fields);
    }

    /// <summary>The options name a column that the file does not have.</summary>
    public static Error UnknownColumn(string option, string header) => new(
        "unknown_column", $"options.{option} names the column '{header}', which the file does not have.", ErrorKind.Unprocessable);

    /// <summary>An earlier file is not a refined one.</summary>
    public static Error NotRefined(string file, string why) => new(
        "against_not_refined", $"The earlier file '{file}' is not a refined file: {why}", ErrorKind.Unprocessable);

    /// <summary>A file without a single record.</summary>
    public static Error NoRecords { get; } = new(
        "no_records", "The file has no records; send a file with at least one row below the header.", ErrorKind.Unprocessable);
}
