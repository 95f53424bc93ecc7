using Platform.Domain.Common;

namespace Platform.Domain.Leads.Mapping;

/// <summary>What can be wrong with <c>options.mapping</c>.</summary>
public static class MappingErrors
{
    private const string Member = "options.mapping";

    /// <summary>One or more of its entries name no column or no field; every one is told.</summary>
    public static Error Invalid(IReadOnlyList<string> problems) => new(
        "mapping_invalid", problems[0], ErrorKind.Validation, new Dictionary<string, string[]> { [Member] = [.. problems] });
}
