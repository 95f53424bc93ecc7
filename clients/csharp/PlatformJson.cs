using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Client;

/// <summary>How the generated types are written and read.</summary>
internal static class PlatformJson
{
    /// <summary>New options: members that are null are left out, as the server takes a missing one and null for the same; enumerations by their names.</summary>
    public static JsonSerializerOptions Create() => new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new JsonStringEnumConverter() } };

    /// <summary>Options that stay as they are.</summary>
    public static JsonSerializerOptions Options { get; } = Create();
}
