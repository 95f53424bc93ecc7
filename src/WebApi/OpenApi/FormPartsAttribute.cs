using Microsoft.OpenApi;

namespace Platform.WebApi.OpenApi;

/// <summary>Names the parts of a form that an action reads one by one, for the API document: a file, and fields that may be left out.</summary>
/// <param name="fields">The fields, each as <c>name: what it is</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FormPartsAttribute(params string[] fields) : Attribute
{
    private const string File = "file";

    /// <summary>The schema of the form.</summary>
    public OpenApiSchema Schema()
    {
        var properties = new Dictionary<string, IOpenApiSchema>
        {
            [File] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary", Description = "The lead file." },
        };
        foreach (var field in fields.Select(f => f.Split(": ", 2)))
        {
            properties[field[0]] = new OpenApiSchema { Type = JsonSchemaType.String, Description = field[1] };
        }

        return new OpenApiSchema { Type = JsonSchemaType.Object, Required = new HashSet<string> { File }, Properties = properties };
    }
}
