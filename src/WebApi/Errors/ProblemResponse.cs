using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Platform.Domain.Common;

namespace Platform.WebApi.Errors;

/// <summary>
/// The body of every error: RFC 9457, and <c>error</c> and <c>msg</c> with the same sentence, so that clients of every one of the documents
/// behind this API find the member they look for.
/// </summary>
public sealed record ProblemBody
{
    /// <summary>A URI of the kind of problem; <c>about:blank</c> when the status says it all.</summary>
    public required string Type { get; init; }

    /// <summary>The status in words.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>One plain sentence.</summary>
    public required string Detail { get; init; }

    /// <summary>Stable machine-readable word.</summary>
    public required string Code { get; init; }

    /// <summary>The same sentence as <c>detail</c>.</summary>
    public required string Error { get; init; }

    /// <summary>The same sentence as <c>detail</c>.</summary>
    public required string Msg { get; init; }

    /// <summary>Id of the request; quote it when reporting a problem.</summary>
    [JsonPropertyName("traceId")]
    public required string TraceId { get; init; }

    /// <summary>For invalid input, the messages by field.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }
}

/// <summary>The one place where an error becomes an HTTP answer.</summary>
internal static class ProblemResponse
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Validation => StatusCodes.Status400BadRequest,
        ErrorKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.Gone => StatusCodes.Status410Gone,
        ErrorKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        ErrorKind.Unprocessable => StatusCodes.Status422UnprocessableEntity,
        ErrorKind.TooManyRequests => StatusCodes.Status429TooManyRequests,
        _ => throw new InvalidOperationException($"No status for errors of kind {kind}."),
    };

    public static ProblemBody BodyFor(HttpContext context, Error error) => BodyFor(context, StatusOf(error.Kind), error.Code, error.Message, error.Fields);

    public static ProblemBody BodyFor(HttpContext context, int status, string code, string message, IReadOnlyDictionary<string, string[]>? fields = null) => new()
    {
        Type = "about:blank",
        Title = ReasonPhrases.GetReasonPhrase(status),
        Status = status,
        Detail = message,
        Code = code,
        Error = message,
        Msg = message,
        TraceId = context.TraceIdentifier,
        Errors = fields,
    };

    /// <summary>An MVC result for an error.</summary>
    public static IActionResult For(HttpContext context, Error error)
    {
        SetHeaders(context, error);
        return ResultOf(BodyFor(context, error));
    }

    /// <summary>An MVC result for a status that MVC came to by itself.</summary>
    public static IActionResult For(HttpContext context, int status) => ResultOf(BodyFor(context, status));

    /// <summary>Writes an error outside MVC.</summary>
    public static Task WriteAsync(HttpContext context, Error error)
    {
        SetHeaders(context, error);
        return WriteAsync(context, BodyFor(context, error));
    }

    public static Task WriteAsync(HttpContext context, ProblemBody body)
    {
        context.Response.StatusCode = body.Status;
        context.Response.ContentType = "application/problem+json";
        return context.Response.WriteAsync(JsonSerializer.Serialize(body, Json), context.RequestAborted);
    }

    /// <summary>A body for answers that the framework makes without one (404 for no route, 405, 415, …).</summary>
    public static Task WriteForStatus(StatusCodeContext statusCode) => WriteAsync(statusCode.HttpContext, BodyFor(statusCode.HttpContext, statusCode.HttpContext.Response.StatusCode));

    /// <summary>What is said of a status that came without a reason of ours.</summary>
    public static ProblemBody BodyFor(HttpContext context, int status)
    {
        var (code, message) = status switch
        {
            StatusCodes.Status400BadRequest => ("bad_request", "The request is not well formed."),
            StatusCodes.Status401Unauthorized => ("unauthenticated", "Sign in first: send Authorization: Bearer <token>."),
            StatusCodes.Status403Forbidden => ("forbidden", "The token that was sent may not do this."),
            StatusCodes.Status404NotFound => ("not_found", "There is nothing at this address."),
            StatusCodes.Status405MethodNotAllowed => ("method_not_allowed", $"{context.Request.Method} is not possible here; the Allow header says what is."),
            StatusCodes.Status406NotAcceptable => ("not_acceptable", "Nothing here can be had in the form that the Accept header asks for; ask for application/json."),
            StatusCodes.Status408RequestTimeout => ("request_timeout", "The body of the request came too slowly; send it again."),
            StatusCodes.Status413PayloadTooLarge => ("body_too_large", "The body is larger than this address takes."),
            StatusCodes.Status415UnsupportedMediaType => ("unsupported_media_type", "A body of this type is not taken here: send JSON as application/json, and files to /api/files as multipart/form-data."),
            _ => ("request_failed", $"The request failed with status {status.ToString(CultureInfo.InvariantCulture)}."),
        };
        return BodyFor(context, status, code, message);
    }

    private static ContentResult ResultOf(ProblemBody body) => new()
    {
        StatusCode = body.Status,
        ContentType = "application/problem+json",
        Content = JsonSerializer.Serialize(body, Json),
    };

    private static void SetHeaders(HttpContext context, Error error)
    {
        if (error.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        if (error.Kind == ErrorKind.Unauthenticated && context.Response.Headers.WWWAuthenticate.Count == 0)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        }
    }
}
