using System.Text.Json;
using System.Text.Json.Serialization;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Mapping;
using Platform.Domain.Leads.Scoring;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>
/// How a report becomes JSON and is read back, written by the compiler: looked up by reflection at run time, it would be a tenth of what is compiled for the first file of a process.
/// </summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(SnakeCaseNames<LeadField>), typeof(SnakeCaseNames<AddressRole>), typeof(SnakeCaseNames<ExtraKind>), typeof(SnakeCaseNames<LeadBand>)],
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    WriteIndented = true,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(RefiningReport))]
[JsonSerializable(typeof(ReportMapping))]
internal sealed partial class RefiningReportJson : JsonSerializerContext;

/// <summary>The part of a report that is read back.</summary>
internal sealed record ReportMapping(IReadOnlyList<ColumnMapping>? Mapping);

/// <summary>Enumerated values by their names in snake case.</summary>
internal sealed class SnakeCaseNames<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.SnakeCaseLower)
    where TEnum : struct, Enum;
