using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Platform.Application.LeadFiles.Refining;
using Platform.WebApi.Contracts;

namespace Platform.WebApi.OpenApi;

/// <summary>What a type alone does not tell its schema.</summary>
internal sealed class SchemaDescriber : IOpenApiSchemaTransformer
{
    public async Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonPropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(AllowedValuesAttribute), inherit: false) is [AllowedValuesAttribute allowed])
        {
            schema.Enum = [.. allowed.Values.Select(v => (JsonNode)JsonValue.Create((string)v!)!)];
        }

        if (schema.Enum is { Count: > 0 } && schema.Type is null)
        {
            schema.Type = JsonSchemaType.String;
        }

        foreach (var property in context.JsonPropertyInfo is null ? context.JsonTypeInfo.Properties : [])
        {
            // One named schema for an enumeration, whether it may be null or not.
            if (Nullable.GetUnderlyingType(property.PropertyType) is { IsEnum: true } enumeration)
            {
                schema.Properties![property.Name] = new OpenApiSchema
                {
                    Description = schema.Properties[property.Name].Description,
                    OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, await context.GetOrCreateSchemaAsync(enumeration, null, cancellationToken)],
                };
            }
        }

        if (context.JsonTypeInfo.Type == typeof(ProcessLeadsBody) && context.JsonPropertyInfo is null)
        {
            schema.Properties!["options"] = await context.GetOrCreateSchemaAsync(typeof(RefiningOptions), null, cancellationToken);
        }
    }
}
