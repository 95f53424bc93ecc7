using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Platform.WebApi.Authentication;
using Platform.WebApi.Binding;
using Platform.WebApi.Idempotency;

namespace Platform.WebApi.OpenApi;

/// <summary>
/// Gives every operation its id, who may call it, the headers, and the statuses that follow from how the server works (a body can be malformed, too large or of another type;
/// everything is limited), so that the controllers declare only what is their own.
/// </summary>
internal sealed class OperationDescriber(IActionDescriptorCollectionProvider actions) : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ActionDescriptor is ControllerActionDescriptor action)
        {
            var document = context.Document ?? throw new InvalidOperationException("The operation belongs to no document.");
            Name(operation, action, context.Description.HttpMethod!, $"/{context.Description.RelativePath}");
            DescribeAccess(operation, action, document);
            DescribeBody(operation, action, document);
            DescribeParameters(operation, action, document);
            DescribeAnswers(operation, action, document);
        }

        return Task.CompletedTask;
    }

    /// <summary>tag_method, from which generators make <c>client.leads.processLeads(…)</c>; other addresses are named after their path.</summary>
    private static void Name(OpenApiOperation operation, ControllerActionDescriptor action, string method, string path)
    {
        var tag = operation.Tags!.First().Name!;
        var id = $"{Camel(tag)}_{Camel(action.MethodInfo.Name)}";
        operation.OperationId = id;
        if (action.EndpointMetadata.OfType<AliasAttribute>().Any(alias => path.StartsWith(alias.Prefix, StringComparison.Ordinal)))
        {
            var words = $"{method.ToLowerInvariant()}/{path}".Split(['/', '-', '{', '}'], StringSplitOptions.RemoveEmptyEntries);
            operation.OperationId = $"aliases_{Camel(string.Concat(words.Select(Pascal)))}";
            operation.Summary = $"{operation.Summary?.Trim().TrimEnd('.')} (another address of {id}).";
            operation.Description = $"Another address of `{id}`: same requests, same answers.\n\n{operation.Description}";
            (operation.Extensions ??= new Dictionary<string, IOpenApiExtension>())[DocumentFrame.AliasOf] = new JsonNodeExtension(JsonValue.Create(id));
        }
    }

    private void DescribeAccess(OpenApiOperation operation, ControllerActionDescriptor action, OpenApiDocument document)
    {
        var access = AccessText.Of(action.EndpointMetadata);
        var readsToken = action.EndpointMetadata.OfType<ReadsTokenAttribute>().LastOrDefault();
        operation.Description = string.Join("\n\n", new[] { operation.Description?.Trim(), readsToken?.Description ?? AccessText.Describe(access) }.Where(p => !string.IsNullOrEmpty(p)));
        var schemes = access is not null ? AccessText.SchemesOf(access).ToList() : [];
        if (readsToken is not null)
        {
            schemes.Add(readsToken.Scheme);
        }

        if (HasSignedLink(action))
        {
            schemes.Add(AccessText.SignedLink);
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = "expires",
                In = ParameterLocation.Query,
                Description = "Of a signed link: until when it is good.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" },
            });
        }

        operation.Security = [.. schemes.Select(scheme => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(scheme, document)] = [] })];
        if (schemes.Count == 0)
        {
            operation.Security.Add(new OpenApiSecurityRequirement());
        }
    }

    private bool HasSignedLink(ControllerActionDescriptor action) => actions.ActionDescriptors.Items.Any(other =>
        other.AttributeRouteInfo?.Template == action.AttributeRouteInfo?.Template
        && other.ActionConstraints?.OfType<IActionConstraintMetadata>().OfType<RequireQueryAttribute>().Any(query => query.Name == "signature") is true);

    private static void DescribeBody(OpenApiOperation operation, ControllerActionDescriptor action, OpenApiDocument document)
    {
        if (action.Parameters.Any(p => p.ParameterType == typeof(MultipartParts)))
        {
            var parts = action.EndpointMetadata.OfType<FormPartsAttribute>().SingleOrDefault() ?? new FormPartsAttribute();
            operation.Parameters = [.. operation.Parameters!.Where(p => p.In == ParameterLocation.Path)];
            operation.RequestBody = new OpenApiRequestBody { Required = true, Content = new Dictionary<string, OpenApiMediaType> { ["multipart/form-data"] = new() { Schema = parts.Schema() } } };
        }
        else if (operation.RequestBody is OpenApiRequestBody { Content: { } content } && content.TryGetValue("application/json", out var json))
        {
            content.Clear();
            content["application/json"] = json;
        }
    }

    private static void DescribeParameters(OpenApiOperation operation, ControllerActionDescriptor action, OpenApiDocument document)
    {
        if (action.EndpointMetadata.OfType<IdempotentAttribute>().Any())
        {
            (operation.Parameters ??= []).Add(Answers.IdempotencyKey(document));
        }

        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            parameter.Description ??= parameter.In == ParameterLocation.Path ? DocumentFrame.PathParameters.GetValueOrDefault(parameter.Name!) : null;
        }
    }

    private static void DescribeAnswers(OpenApiOperation operation, ControllerActionDescriptor action, OpenApiDocument document)
    {
        var declared = operation.Responses ?? new OpenApiResponses();
        var problems = declared.Keys.Where(key => key[0] is '4' or '5').Select(key => int.Parse(key, CultureInfo.InvariantCulture)).Concat(Following(operation, action)).Distinct();
        var headers = new List<string> { "X-Request-Id", "RateLimit", "RateLimit-Policy" };
        if (action.EndpointMetadata.OfType<IdempotentAttribute>().Any())
        {
            headers.Add("Idempotent-Replayed");
        }

        var answers = new SortedDictionary<string, IOpenApiResponse>(StringComparer.Ordinal);
        foreach (var (status, answer) in declared.Where(a => a.Key[0] == '2'))
        {
            var located = status == "202" || (status == "201" && action.EndpointMetadata.OfType<SendsLocationAttribute>().Any());
            ((OpenApiResponse)answer).Headers = (located ? headers.Append("Location") : headers).ToDictionary(h => h, h => Answers.Header(document, h));

            // Clients get what is no JSON as bytes: a file may be larger than a text can be.
            foreach (var file in answer.Content?.Where(c => c.Value.Schema is not null && !c.Key.EndsWith("json", StringComparison.Ordinal)) ?? [])
            {
                file.Value.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
            }

            foreach (var unused in answer.Content?.Where(c => c.Value.Schema is null).Select(c => c.Key).ToList() ?? [])
            {
                answer.Content!.Remove(unused);
            }

            answers[status] = answer;
        }

        foreach (var status in problems)
        {
            answers[status.ToString(CultureInfo.InvariantCulture)] = Answers.Problem(document, status);
        }

        operation.Responses = new OpenApiResponses();
        foreach (var (status, answer) in answers)
        {
            operation.Responses[status] = answer;
        }
    }

    private static IEnumerable<int> Following(OpenApiOperation operation, ControllerActionDescriptor action)
    {
        yield return StatusCodes.Status429TooManyRequests;
        yield return StatusCodes.Status500InternalServerError;
        var idempotent = action.EndpointMetadata.OfType<IdempotentAttribute>().Any();
        if (operation.RequestBody is not null || idempotent || operation.Parameters?.Any(p => p.In == ParameterLocation.Query) is true)
        {
            yield return StatusCodes.Status400BadRequest;
        }

        if (operation.RequestBody is not null)
        {
            yield return StatusCodes.Status413PayloadTooLarge;
            yield return StatusCodes.Status415UnsupportedMediaType;
        }

        if (idempotent)
        {
            yield return StatusCodes.Status409Conflict;
            yield return StatusCodes.Status422UnprocessableEntity;
        }

        if (AccessText.Of(action.EndpointMetadata) is not null)
        {
            yield return StatusCodes.Status401Unauthorized;
            yield return StatusCodes.Status403Forbidden;
        }
    }

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    private static string Pascal(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
