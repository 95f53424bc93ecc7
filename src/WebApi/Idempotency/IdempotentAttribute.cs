using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Platform.Domain.Common;
using Platform.Infrastructure.Idempotency;
using Platform.WebApi.Authentication;
using Platform.WebApi.Errors;

namespace Platform.WebApi.Idempotency;

/// <summary>
/// Lets a POST that creates something be sent again without creating it twice: with the same <c>Idempotency-Key</c> and body the first answer comes again, with
/// <c>Idempotent-Replayed: true</c>; another body is 422; the first one still running is 409. Answers that say "not now" (401, 429, 5xx) are not kept.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IdempotentAttribute : Attribute, IAsyncResourceFilter
{
    public const string Header = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotent-Replayed";
    private const int MaxLength = 255;
    private static readonly Error BadKey = new("invalid_idempotency_key", "Idempotency-Key must have 1 to 255 printable ASCII characters.", ErrorKind.Validation);
    private static readonly Error OtherBody = new("idempotency_key_reused", "This Idempotency-Key was sent before with another body.", ErrorKind.Unprocessable);
    private static readonly Error Running = new("idempotency_in_progress", "The first request with this Idempotency-Key still runs.", ErrorKind.Conflict) { RetryAfter = TimeSpan.FromSeconds(1) };

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (!http.Request.Headers.TryGetValue(Header, out var sent))
        {
            await next();
            return;
        }

        var key = sent.ToString();
        if (key.Length is 0 or > MaxLength || key.Any(c => c is < ' ' or > '~'))
        {
            context.Result = ProblemResponse.For(http, BadKey);
            return;
        }

        var store = http.RequestServices.GetRequiredService<IdempotencyStore>();
        var who = http.User is CallerPrincipal { Caller: var caller } ? caller.UserId : Anonymous(http);
        var start = await store.BeginAsync($"{who} {http.Request.Method} {http.Request.Path}", key, await FingerprintAsync(http.Request), http.RequestAborted);
        switch (start.State)
        {
            case IdempotencyState.OtherBody:
                context.Result = ProblemResponse.For(http, OtherBody);
                break;
            case IdempotencyState.Running:
                context.Result = ProblemResponse.For(http, Running);
                break;
            case IdempotencyState.Answered:
                http.Response.Headers[ReplayedHeader] = "true";
                context.Result = new ReplayedResult(start.Answer!);
                break;
            default:
                await RunAsync(http, store, start.Id, next);
                break;
        }
    }

    private static async Task RunAsync(HttpContext http, IdempotencyStore store, string id, ResourceExecutionDelegate next)
    {
        var response = http.Response;
        var body = response.Body;
        using var captured = new MemoryStream();
        response.Body = captured;
        var kept = false;
        try
        {
            var executed = await next();
            if (executed.Exception is null && response.StatusCode is < 500 and not StatusCodes.Status401Unauthorized and not StatusCodes.Status429TooManyRequests)
            {
                await store.CompleteAsync(id, new KeptAnswer(response.StatusCode, response.ContentType, response.Headers.Location, captured.ToArray()));
                kept = true;
            }
        }
        finally
        {
            response.Body = body;
            if (!kept)
            {
                await store.ForgetAsync(id);
            }
        }

        captured.Position = 0;
        await captured.CopyToAsync(body, http.RequestAborted);
    }

    // Routes that read a token by rules of their own have no caller; two tokens are two askers all the same.
    private static string Anonymous(HttpContext http) =>
        $"anonymous {http.Connection.RemoteIpAddress} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(http.Request.Headers.Authorization.ToString())))}";

    // A form with files gets another boundary each time it is sent; of it only the length counts.
    private static async Task<string> FingerprintAsync(HttpRequest request)
    {
        if (request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true)
        {
            return $"form {request.ContentLength}";
        }

        request.EnableBuffering();
        var digest = await SHA256.HashDataAsync(request.Body, request.HttpContext.RequestAborted);
        request.Body.Position = 0;
        return Convert.ToHexStringLower(digest);
    }

    private sealed class ReplayedResult(KeptAnswer answer) : IActionResult
    {
        public async Task ExecuteResultAsync(ActionContext context)
        {
            var response = context.HttpContext.Response;
            response.StatusCode = answer.Status;
            response.ContentType = answer.ContentType;
            if (answer.Location is not null)
            {
                response.Headers.Location = answer.Location;
            }

            await response.Body.WriteAsync(answer.Body, context.HttpContext.RequestAborted);
        }
    }
}
