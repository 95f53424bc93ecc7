using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.OpenApi;

namespace Platform.WebApi.OpenApi;

/// <summary>The description of the API: OpenAPI 3.1 at <c>/openapi/v1.json</c>, made from the controllers, their comments and the recorded examples.</summary>
internal static class ApiDocument
{
    /// <summary>Where it is.</summary>
    public const string Path = "/openapi/v1.json";

    private const string Name = "v1";

    /// <param name="services">The services.</param>
    /// <param name="json">Sets the JSON options of the controllers, so that the document names members as the answers do.</param>
    public static void AddApiDocument(this IServiceCollection services, Action<JsonSerializerOptions> json)
    {
        services.ConfigureHttpJsonOptions(options =>
        {
            json(options.SerializerOptions);

            // Numbers are written as numbers; that digits in a string are read too is nothing to rely on.
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        services.AddOpenApi(Name, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.CreateSchemaReferenceId = SchemaNames.Of;
            options.AddSchemaTransformer<SchemaDescriber>();
            options.AddOperationTransformer<OperationDescriber>();
            options.AddDocumentTransformer<DocumentFrame>();
        });
    }

    public static void MapApiDocument(this WebApplication app) => app.MapOpenApi("/openapi/{documentName}.json");
}
