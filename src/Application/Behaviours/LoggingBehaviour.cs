using System.Diagnostics;
using System.Diagnostics.Metrics;
using MediatR;
using Microsoft.Extensions.Logging;
using Platform.Domain.Common;

namespace Platform.Application.Behaviours;

/// <summary>Logs and counts each use case by name and outcome. Never logs what is in the request: it may hold secrets or personal data.</summary>
internal sealed partial class LoggingBehaviour<TRequest, TResponse>(ILogger<LoggingBehaviour<TRequest, TResponse>> logger) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : Result
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        using var activity = Telemetry.Activities.StartActivity(typeof(TRequest).Name);
        var started = Stopwatch.GetTimestamp();
        var response = await next();
        var milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        var outcome = response.Error?.Code ?? "ok";
        Telemetry.UseCaseDuration.Record(milliseconds, new("use_case", typeof(TRequest).Name), new("outcome", outcome));
        LogUseCase(typeof(TRequest).Name, outcome, milliseconds);
        return response;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{UseCase}: {Outcome} in {Milliseconds:0.0} ms")]
    private partial void LogUseCase(string useCase, string outcome, double milliseconds);
}

/// <summary>Names under which traces and metrics are exported.</summary>
public static class Telemetry
{
    public const string Name = "Platform";

    public static ActivitySource Activities { get; } = new(Name);

    public static Meter Meter { get; } = new(Name);

    internal static Histogram<double> UseCaseDuration { get; } = Meter.CreateHistogram<double>("platform.use_case.duration", "ms", "Duration of use cases");
}
