using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Platform.WebApi.OpenApi;

/// <summary>The requests and answers of a real run, recorded by the integration tests into <c>examples.json</c> (secrets, ids and times replaced).</summary>
internal static class Examples
{
    private static readonly JsonObject Recorded = Read();

    /// <summary>Puts an example, if there is one with that name, beside the schema of a body, as a reference to a component.</summary>
    public static void Attach(OpenApiDocument document, OpenApiMediaType content, string name)
    {
        if (Recorded[name] is not { } value)
        {
            return;
        }

        var examples = Answers.Components(document).Examples ??= new Dictionary<string, IOpenApiExample>();
        examples.TryAdd(name, new OpenApiExample { Value = value.DeepClone() });
        content.Examples = new Dictionary<string, IOpenApiExample> { ["recorded"] = new OpenApiExampleReference(name, document) };
    }

    /// <summary>A recorded value; null when there is none.</summary>
    public static JsonNode? Find(string name) => Recorded[name]?.DeepClone();

    private static JsonObject Read()
    {
        using var stream = typeof(Examples).Assembly.GetManifestResourceStream("examples.json") ?? throw new InvalidOperationException("The program holds no examples.json.");
        return JsonNode.Parse(stream)!.AsObject();
    }
}
