using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.OpenApi;

namespace Platform.WebApi.OpenApi;

/// <summary>
/// The probes of supervisors and load balancers, which no controller serves: they are open to everybody and have no limit, so that they never report a sound server as a bad one.
/// </summary>
internal static class HealthOperations
{
    /// <summary>Their tag in the API document.</summary>
    public const string Tag = "Health";

    /// <summary>How their paths begin.</summary>
    public const string Path = "/health";

    private const string Live = $"{Path}/live";
    private const string Ready = $"{Path}/ready";

    // Anything else than 503 can only be a bug of the server itself.
    private const int Unready = StatusCodes.Status503ServiceUnavailable;

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks(Live, new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks(Ready, new HealthCheckOptions { ResultStatusCodes = { [HealthStatus.Unhealthy] = Unready } });
    }

    /// <summary>Adds them to the API document.</summary>
    public static void Describe(OpenApiDocument document)
    {
        var live = Operation(document, "health_live", "Whether the program runs.", "It answers as soon as the server listens, whatever else is wrong: a supervisor starts the program anew when it does not.");
        var ready = Operation(document, "health_ready", "Whether the server can work.", "It asks the database: a load balancer sends no requests while the answer is 503.");
        var responses = Answers.Components(document).Responses ??= new Dictionary<string, IOpenApiResponse>();
        responses["NotReady"] = Answer(document, "The database cannot be reached.", HealthStatus.Unhealthy);
        ready.Responses![Unready.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponseReference("NotReady", document);
        document.Paths[Live] = new OpenApiPathItem { Operations = new Dictionary<HttpMethod, OpenApiOperation> { [HttpMethod.Get] = live } };
        document.Paths[Ready] = new OpenApiPathItem { Operations = new Dictionary<HttpMethod, OpenApiOperation> { [HttpMethod.Get] = ready } };
    }

    private static OpenApiOperation Operation(OpenApiDocument document, string id, string summary, string description) => new()
    {
        Tags = new HashSet<OpenApiTagReference> { new(Tag, document) },
        OperationId = id,
        Summary = summary,
        Description = $"{description}\n\n{AccessText.Describe(null)} Not limited.",
        Security = [new OpenApiSecurityRequirement()],
        Responses = new OpenApiResponses { ["200"] = Answer(document, "OK", HealthStatus.Healthy) },
    };

    private static OpenApiResponse Answer(OpenApiDocument document, string description, HealthStatus status) => new()
    {
        Description = description,
        Headers = new Dictionary<string, IOpenApiHeader> { ["X-Request-Id"] = Answers.Header(document, "X-Request-Id") },
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["text/plain"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [JsonValue.Create(status.ToString())] } },
        },
    };
}
