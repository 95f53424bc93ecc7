using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Platform.WebApi.OpenApi;

/// <summary>What stands around the operations: what the API is, its parts, how to sign in; the envelopes and errors named once; an example beside each body.</summary>
internal sealed class DocumentFrame : IOpenApiDocumentTransformer
{
    /// <summary>Extension that names the operation for which another address stands.</summary>
    public const string AliasOf = "x-alias-of";

    private const string Envelope = "Envelope";
    private const string Page = "Page";

    private const string Introduction = """
        Hand in lead files and get them back mapped, normalised, matched and scored.

        **Signing in.** Register, follow the link of the mail, and either sign in (`POST /api/login`) for a session, or exchange address and password for an API key
        (`POST /api/user-authenticate`) and the key for a token of 24 hours (`POST /api/generate-token`). Tokens go into `Authorization: Bearer`, API keys into `X-Api-Key`.

        **Bodies** are JSON in UTF-8, at most 1 MiB; a body without a content type, or sent as text/plain, is read as JSON too. Unknown members are ignored. Times are ISO 8601 in
        UTC, ids are opaque. A trailing slash never matters.

        **Errors** are `application/problem+json` (RFC 9457). `code` is a stable word for programs; `detail`, `error` and `msg` are the same plain sentence; `errors` has the
        messages by field. Somebody else's things are 404.

        **Sending again.** A POST that creates something takes an `Idempotency-Key`.

        **Lists** come in parts: `limit` entries (50 when it is not said, at most 200), and `next`, which is the `cursor` of the following part.

        **Limits.** Too many requests are answered with 429 and `Retry-After`.

        **Other addresses.** The lead endpoints also answer under `/bnd/api`, the base address of their first description. Two paths are misspelt there (`forgot-passsword`,
        `reset-passsword`): they stay, and the right spelling answers too. Such other addresses are marked `x-alias-of`; none of them is going away.
        """;

    private static readonly Dictionary<string, string> Tags = new(StringComparer.Ordinal)
    {
        ["Leads"] = "Lead processing: from address and password to a refined file.",
        ["Files"] = "Lead files: handing in by upload, looking after, results, callbacks.",
        ["Webhooks"] = "The secret that signs callbacks (Standard Webhooks).",
        ["Links"] = "Application links: invitations to hand in a lead file.",
        ["LinkPage"] = "What the page of an application link calls, for who holds the link.",
        ["Accounts"] = "Registering, signing in, confirming the address, refreshing tokens.",
        ["Passwords"] = "New passwords.",
        ["Me"] = "The caller's account.",
        ["Sessions"] = "Where the caller is signed in.",
        ["SecondFactor"] = "Authenticator app and recovery codes.",
        ["Captcha"] = "Challenges of the self-hosted captcha.",
        ["ApiKeys"] = "The caller's API keys.",
        ["Teams"] = "Teams of the caller.",
        ["Members"] = "Members of a team.",
        ["Invitations"] = "Invitations into teams.",
        ["Projects"] = "Projects of a team.",
        [HealthOperations.Tag] = "Probes for who runs the server.",
    };

    /// <summary>What stands in the places of a path.</summary>
    public static Dictionary<string, string> PathParameters { get; } = new(StringComparer.Ordinal)
    {
        ["id"] = "Its id.",
        ["teamId"] = "Id of the team.",
        ["userId"] = "Id of the member's account.",
        ["projectId"] = "Id of the project.",
        ["token"] = "The token of the mail's link.",
        ["email"] = "The address.",
        ["number"] = "Number of the callback about this file or link, from 1.",
    };

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Platform",
            Version = "1.0.0",
            Description = Introduction,
            License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
            Contact = new OpenApiContact { Name = "The operator of this server" },
        };
        document.Servers = [new OpenApiServer { Url = "/", Description = "The server that gives this document." }];
        HealthOperations.Describe(document);
        var operations = document.Paths.SelectMany(p => p.Value.Operations!.Values).ToList();
        DescribeTags(document, operations);
        DescribeSchemas(document);
        DescribeSecurity(document, operations);
        foreach (var operation in operations)
        {
            AttachExamples(document, operation);
        }

        Sort(Answers.Components(document));
        return Task.CompletedTask;
    }

    private static void DescribeTags(OpenApiDocument document, List<OpenApiOperation> operations)
    {
        var used = operations.SelectMany(o => o.Tags!).Select(t => t.Name!).ToHashSet();
        document.Tags = new HashSet<OpenApiTag>(Tags.Keys.Concat(used.Order(StringComparer.Ordinal)).Distinct().Where(used.Contains)
            .Select(name => new OpenApiTag { Name = name, Description = Tags.GetValueOrDefault(name) }));
    }

    private static void DescribeSecurity(OpenApiDocument document, List<OpenApiOperation> operations)
    {
        var used = operations.SelectMany(o => o.Security ?? []).SelectMany(s => s.Keys).Select(k => k.Reference.Id).ToHashSet();
        Answers.Components(document).SecuritySchemes = AccessText.Schemes.Where(s => used.Contains(s.Key)).ToDictionary();
    }

    private static void DescribeSchemas(OpenApiDocument document)
    {
        var schemas = Answers.Components(document).Schemas ??= new Dictionary<string, IOpenApiSchema>();
        foreach (var (name, schema) in schemas.ToList())
        {
            if (schema is not OpenApiSchema { Properties: { Count: > 0 } properties } body)
            {
                continue;
            }

            if (SchemaNames.IsRequest(name))
            {
                // What must be sent may not be null; that it may be in C# is so that the server can say what is missing.
                foreach (var required in body.Required ?? new HashSet<string>())
                {
                    properties[required] = WithoutNull(properties[required]);
                }
            }
            else if (properties.Count == 2 && properties.ContainsKey("msg") && properties.ContainsKey("data"))
            {
                schemas[name] = Derived(document, Envelope, body, "data");
            }
            else if (properties.Count == 2 && properties.ContainsKey("items") && properties.ContainsKey("next"))
            {
                schemas[name] = Derived(document, Page, body, "items");
            }
        }

        schemas[Envelope] = Base("The form of the lead-processing answers: one sentence, and the content in `data`.", "msg", new OpenApiSchema { Type = JsonSchemaType.String, Description = "One sentence." });
        schemas[Page] = Base("A part of a list: `items`, newest first, and `next`.", "next", new OpenApiSchema
        {
            Type = JsonSchemaType.String | JsonSchemaType.Null,
            Description = "Send it as `cursor` for the next part; null after the last one.",
        });
    }

    private static OpenApiSchema Base(string description, string member, OpenApiSchema schema) => new()
    {
        Type = JsonSchemaType.Object,
        Description = description,
        Required = new HashSet<string> { member },
        Properties = new Dictionary<string, IOpenApiSchema> { [member] = schema },
    };

    private static OpenApiSchema Derived(OpenApiDocument document, string from, OpenApiSchema whole, string member) => new()
    {
        Description = whole.Description,
        AllOf =
        [
            new OpenApiSchemaReference(from, document),
            new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Required = new HashSet<string> { member },
                Properties = new Dictionary<string, IOpenApiSchema> { [member] = WithoutNull(whole.Properties![member]) },
            },
        ],
    };

    private static IOpenApiSchema WithoutNull(IOpenApiSchema schema)
    {
        if (schema is OpenApiSchema { OneOf: { Count: 2 } either } && either.FirstOrDefault(s => s.Type != JsonSchemaType.Null) is { } other)
        {
            return other;
        }

        if (schema is OpenApiSchema { Type: { } type } plain)
        {
            plain.Type = type & ~JsonSchemaType.Null;
        }

        return schema;
    }

    private static void AttachExamples(OpenApiDocument document, OpenApiOperation operation)
    {
        var id = operation.Extensions?.TryGetValue(AliasOf, out var alias) is true && alias is JsonNodeExtension { Node: var node } ? node.GetValue<string>() : operation.OperationId;
        foreach (var content in operation.RequestBody?.Content?.Values ?? [])
        {
            Examples.Attach(document, content, $"{id}.request");
        }

        foreach (var content in operation.Responses!.Where(r => r.Key[0] == '2').SelectMany(r => r.Value.Content?.Values ?? []))
        {
            Examples.Attach(document, content, $"{id}.answer");
        }

        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            parameter.Example ??= Examples.Find($"{id}.{parameter.Name}");
        }
    }

    // So that the document depends on nothing but its content.
    private static void Sort(OpenApiComponents components)
    {
        components.Schemas = Sorted(components.Schemas);
        components.Responses = Sorted(components.Responses);
        components.Headers = Sorted(components.Headers);
        components.Examples = Sorted(components.Examples);
    }

    private static Dictionary<string, T>? Sorted<T>(IDictionary<string, T>? parts) => parts?.OrderBy(p => p.Key, StringComparer.Ordinal).ToDictionary();
}
