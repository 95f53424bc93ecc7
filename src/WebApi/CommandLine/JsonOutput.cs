using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Platform.WebApi.CommandLine;

/// <summary>Results as JSON, for programs.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The option that asks for it.</summary>
    public static Option<bool> Option() => new("--json") { Description = "Prints the result as JSON." };

    /// <summary>Prints a value on one line.</summary>
    public static void WriteJson(this TextWriter output, object value) => output.WriteLine(JsonSerializer.Serialize(value, Format));
}
