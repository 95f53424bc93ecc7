using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace Platform.WebApi.OpenApi;

/// <summary>Parts of the API document that many operations share, each named once among its components; one is added when it is first used.</summary>
internal static class Answers
{
    public const string ProblemType = "application/problem+json";
    public const string ProblemSchema = "Problem";

    private static readonly Dictionary<int, string> Meanings = new()
    {
        [StatusCodes.Status400BadRequest] = "The request is wrong; `detail` says what about it, `errors` by field.",
        [StatusCodes.Status401Unauthorized] = "No credential was sent, or one that is not good (any more).",
        [StatusCodes.Status403Forbidden] = "The credential is good, but not for this.",
        [StatusCodes.Status404NotFound] = "There is no such thing, or it is somebody else's.",
        [StatusCodes.Status409Conflict] = "It cannot be done in the present state, or the first request with this Idempotency-Key still runs.",
        [StatusCodes.Status410Gone] = "It was there and is over.",
        [StatusCodes.Status413PayloadTooLarge] = "The body is larger than this address takes.",
        [StatusCodes.Status415UnsupportedMediaType] = "The body comes as a type that this address does not read.",
        [StatusCodes.Status422UnprocessableEntity] = "This Idempotency-Key was sent before with another body, or the request names something that cannot be used.",
        [StatusCodes.Status429TooManyRequests] = "Too many requests; `Retry-After` says when to try again.",
        [StatusCodes.Status500InternalServerError] = "A bug or a broken machine; quote the `traceId`.",
    };

    private static readonly Dictionary<string, (string Meaning, JsonSchemaType Type)> HeaderMeanings = new(StringComparer.Ordinal)
    {
        ["X-Request-Id"] = ("Id of the request: the caller's own `X-Request-Id` if it sent a sane one. It is in every log line about the request.", JsonSchemaType.String),
        ["RateLimit"] = ("What is left of the limits (IETF draft RateLimit header fields), as `\"general-account\";r=599;t=1`. Not sent when limits are switched off.", JsonSchemaType.String),
        ["RateLimit-Policy"] = ("The limits, as `\"general-account\";q=600;w=60`. Not sent when limits are switched off.", JsonSchemaType.String),
        ["Retry-After"] = ("Seconds after which a new attempt may succeed.", JsonSchemaType.Integer),
        ["WWW-Authenticate"] = ("`Bearer` with an error code of RFC 6750.", JsonSchemaType.String),
        ["Location"] = ("Path of what was made or is being worked on.", JsonSchemaType.String),
        ["Idempotent-Replayed"] = ("`true` when this is the answer to an earlier request with the same Idempotency-Key.", JsonSchemaType.String),
    };

    /// <summary>The answer with an error status.</summary>
    public static IOpenApiResponse Problem(OpenApiDocument document, int status)
    {
        var name = ReasonPhrases.GetReasonPhrase(status).Replace(" ", string.Empty, StringComparison.Ordinal);
        var responses = Components(document).Responses ??= new Dictionary<string, IOpenApiResponse>();
        if (!responses.ContainsKey(name))
        {
            string[] headers = status switch
            {
                StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => ["X-Request-Id", "WWW-Authenticate"],
                StatusCodes.Status409Conflict => ["X-Request-Id", "Retry-After"],
                StatusCodes.Status429TooManyRequests => ["X-Request-Id", "Retry-After", "RateLimit", "RateLimit-Policy"],
                _ => ["X-Request-Id"],
            };
            var content = new OpenApiMediaType { Schema = new OpenApiSchemaReference(ProblemSchema, document) };
            var example = $"problem_{status.ToString(CultureInfo.InvariantCulture)}";
            Examples.Attach(document, content, example);
            responses[name] = new OpenApiResponse
            {
                Description = Meanings.GetValueOrDefault(status, ReasonPhrases.GetReasonPhrase(status)),
                Headers = headers.ToDictionary(h => h, h => Header(document, h)),
                Content = new Dictionary<string, OpenApiMediaType> { [ProblemType] = content },
            };
        }

        return new OpenApiResponseReference(name, document);
    }

    /// <summary>A header of answers.</summary>
    public static IOpenApiHeader Header(OpenApiDocument document, string name)
    {
        var headers = Components(document).Headers ??= new Dictionary<string, IOpenApiHeader>();
        var (meaning, type) = HeaderMeanings[name];
        headers.TryAdd(name, new OpenApiHeader { Description = meaning, Schema = new OpenApiSchema { Type = type } });
        return new OpenApiHeaderReference(name, document);
    }

    /// <summary>The header by which a POST can be sent again.</summary>
    public static IOpenApiParameter IdempotencyKey(OpenApiDocument document)
    {
        const string name = "IdempotencyKey";
        var parameters = Components(document).Parameters ??= new Dictionary<string, IOpenApiParameter>();
        parameters.TryAdd(name, new OpenApiParameter
        {
            Name = "Idempotency-Key",
            In = ParameterLocation.Header,
            Description = "A text of the caller's choice, kept for 24 hours: the same key with the same body gives the first answer again, with another body 422, and 409 while the first request still runs.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 255, Pattern = "^[ -~]+$" },
        });
        return new OpenApiParameterReference(name, document);
    }

    public static OpenApiComponents Components(OpenApiDocument document) => document.Components ??= new OpenApiComponents();
}
