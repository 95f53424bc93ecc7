using Microsoft.AspNetCore.Diagnostics;

namespace Platform.WebApi.Errors;

/// <summary>What a bug or a broken machine looks like from outside: a status and an id to quote, nothing of the inside.</summary>
internal sealed class UnexpectedExceptionHandler(ILogger<UnexpectedExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        var body = exception is BadHttpRequestException bad
            ? ProblemResponse.BodyFor(httpContext, bad.StatusCode)
            : ProblemResponse.BodyFor(httpContext, StatusCodes.Status500InternalServerError, "internal_error", "Something went wrong on the server; quote the traceId when you report it.");
        if (body.Status >= StatusCodes.Status500InternalServerError)
        {
            logger.LogError(exception, "Unexpected failure of {Method} {Endpoint}", httpContext.Request.Method, httpContext.GetEndpoint()?.DisplayName);
        }

        await ProblemResponse.WriteAsync(httpContext, body);
        return true;
    }
}
