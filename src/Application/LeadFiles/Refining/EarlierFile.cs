namespace Platform.Application.LeadFiles.Refining;

/// <summary>An earlier file that a file is refined against.</summary>
/// <param name="Id">Identifies the file in reasons and in the report.</param>
/// <param name="RefinedPath">Its refined file.</param>
/// <param name="ReportPath">Its report, which says what its columns are; null to find that out from the refined file.</param>
/// <param name="DefaultCountry">ISO 3166-1 alpha-2 code that its numbers and addresses without a country were read as.</param>
public sealed record EarlierFile(string Id, string RefinedPath, string? ReportPath, string DefaultCountry);
