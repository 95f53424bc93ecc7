namespace Platform.Domain.Leads.Matching;

/// <summary>What a customer may decide about matching.</summary>
/// <param name="Columns">Headers of further columns that tell leads apart (<c>options.match</c>); null to find them from their values.</param>
/// <param name="Threshold">Probability from which two rows are one lead, 0.5 to 1; null to derive it from the prior and the size of the list.</param>
/// <param name="DegreeOfParallelism">Threads to use. The result does not depend on it.</param>
public sealed record MatchOptions(IReadOnlyList<string>? Columns = null, double? Threshold = null, int DegreeOfParallelism = 2);
