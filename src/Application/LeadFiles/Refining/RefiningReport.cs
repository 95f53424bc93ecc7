using System.Text.Json;
using System.Text.Json.Serialization;
using Platform.Application.Ports;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Mapping;
using Platform.Domain.Leads.Matching;
using Platform.Domain.Leads.Scoring;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>What was found in a lead file and what was done to it. As JSON its members are in snake case.</summary>
/// <param name="Format">How the file was written.</param>
/// <param name="Summary">Every row of the input, counted once.</param>
/// <param name="Issues">What was noticed, the most frequent first.</param>
/// <param name="FillRates">How much of each field was there before, and is valid after.</param>
/// <param name="Mapping">What each column was understood to be.</param>
/// <param name="MatchColumns">Columns used for matching beyond the known fields.</param>
/// <param name="Clusters">How many clusters there are, by size.</param>
/// <param name="Scores">The spread of the scores of the rows that are not rejected.</param>
/// <param name="Matching">How the matching model came about.</param>
/// <param name="Timings">How long each stage took.</param>
public sealed record RefiningReport(
    LeadTextFormat Format,
    RefiningSummary Summary,
    IReadOnlyList<IssueCount> Issues,
    IReadOnlyList<FillRate> FillRates,
    IReadOnlyList<ColumnMapping> Mapping,
    IReadOnlyList<ExtraSlot> MatchColumns,
    ClusterReport Clusters,
    ScoreReport Scores,
    MatchDiagnostics Matching,
    IReadOnlyList<StageTiming> Timings)
{
    /// <summary>What was known from each earlier file; absent when there were none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<KnownLeads>? Against { get; init; }

    /// <summary>Reads what the columns of a file were understood to be from its report.</summary>
    /// <returns>The columns; null when the JSON is not that of a report.</returns>
    public static async Task<IReadOnlyList<ColumnMapping>?> ReadMappingAsync(Stream stream, CancellationToken cancellationToken)
    {
        try
        {
            return (await JsonSerializer.DeserializeAsync(stream, RefiningReportJson.Default.ReportMapping, cancellationToken))?.Mapping;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes the report as JSON.</summary>
    public Task WriteAsync(Stream stream, CancellationToken cancellationToken) =>
        JsonSerializer.SerializeAsync(stream, this, RefiningReportJson.Default.RefiningReport, cancellationToken);
}

/// <summary>What was known from an earlier file.</summary>
/// <param name="File">The earlier file.</param>
/// <param name="Clusters">Clusters of it that were looked through; one that a file before it has too counts there.</param>
/// <param name="KnownRows">Rows of the new file that are one of its leads.</param>
/// <param name="KnownClusters">Its leads that the new file has.</param>
public sealed record KnownLeads(string File, int Clusters, long KnownRows, long KnownClusters);

/// <summary>Every row of the input, counted once: <c>rows = accepted + review + duplicates + rejected</c>.</summary>
public sealed record RefiningSummary(long Rows, long Accepted, long Review, long Duplicates, long Rejected);

/// <summary>How many rows have an issue.</summary>
/// <param name="Code">Its code in <c>lead_issues</c>.</param>
/// <param name="Meaning">What it means, in one sentence.</param>
/// <param name="Rows">Rows that have it.</param>
public sealed record IssueCount(string Code, string Meaning, long Rows);

/// <summary>How much of a field is there.</summary>
/// <param name="Field">The field.</param>
/// <param name="Before">Share of the rows with something in a column of the field, 0 to 1.</param>
/// <param name="After">Share of the rows with a value after normalising, 0 to 1; for e-mail and telephone with a usable one.</param>
public sealed record FillRate(string Field, double Before, double After);

/// <summary>The clusters of a file, rejected rows left out.</summary>
/// <param name="Count">Clusters, and so rows of the golden file.</param>
/// <param name="Sizes">Clusters by number of rows, in ascending size.</param>
public sealed record ClusterReport(long Count, IReadOnlyList<ClusterSizeCount> Sizes);

/// <summary>The spread of the scores.</summary>
/// <param name="Histogram">Rows by score, in steps of 100.</param>
/// <param name="Bands">Rows by band, A first.</param>
public sealed record ScoreReport(IReadOnlyList<ScoreRange> Histogram, IReadOnlyList<BandCount> Bands)
{
    /// <summary>What was learned from outcomes; absent when neither the file nor an earlier one has a column of them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ScoreLearning? Learning { get; init; }
}

/// <summary>Rows whose score is in a range.</summary>
/// <param name="From">Lowest score of the range.</param>
/// <param name="To">Highest score of the range.</param>
/// <param name="Rows">Rows.</param>
public sealed record ScoreRange(int From, int To, long Rows);

/// <summary>Rows in a band.</summary>
public sealed record BandCount(LeadBand Band, long Rows);

/// <summary>How long a stage took.</summary>
/// <param name="Stage"><c>open</c>, <c>map</c>, <c>read_and_normalise</c>, <c>read_earlier</c> (where there are earlier files), <c>match</c>, <c>score</c> or <c>write</c>.</param>
/// <param name="Milliseconds">Wall-clock time.</param>
public sealed record StageTiming(string Stage, double Milliseconds);
