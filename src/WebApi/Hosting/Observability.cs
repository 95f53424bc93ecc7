using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Platform.Application.Behaviours;
using Serilog;
using Serilog.Events;

namespace Platform.WebApi.Hosting;

/// <summary>Logs by Serilog to the console; traces and metrics by OTLP when an endpoint is configured.</summary>
internal static class Observability
{
    // The one variable that every OpenTelemetry SDK understands.
    private const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // Nobody's setting may turn these on. The first writes whole addresses, and links carry their token in the query; the second writes
    // the arguments of actions, which have passwords among them.
    private const string AddressesOfRequests = "Microsoft.AspNetCore.Hosting.Diagnostics";
    private const string ArgumentsOfActions = "Microsoft.AspNetCore.Mvc.Infrastructure.ControllerActionInvoker";

    public static void AddObservability(this WebApplicationBuilder builder)
    {
        var logger = new LoggerConfiguration()
            .ReadFrom.Configuration(builder.Configuration)
            .MinimumLevel.Override(AddressesOfRequests, LogEventLevel.Warning)
            .MinimumLevel.Override(ArgumentsOfActions, LogEventLevel.Warning)
            .Enrich.FromLogContext()
            .WriteTo.Console(
                outputTemplate: "{Timestamp:HH:mm:ss.fff} {Level:u3} {RequestId} {Message:lj}{NewLine}{Exception}",
                formatProvider: System.Globalization.CultureInfo.InvariantCulture,
                standardErrorFromLevel: Serilog.Events.LogEventLevel.Warning)
            .CreateLogger();
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(logger, dispose: true);

        if (!string.IsNullOrEmpty(builder.Configuration[OtlpEndpoint]))
        {
            builder.Services.AddSingleton(Sdk.CreateTracerProviderBuilder().AddSource(Telemetry.Name, "Microsoft.AspNetCore").AddOtlpExporter().Build());
            builder.Services.AddSingleton(Sdk.CreateMeterProviderBuilder().AddMeter(Telemetry.Name, "Microsoft.AspNetCore.Hosting", "System.Runtime").AddOtlpExporter().Build());
            builder.Services.AddHostedService<TelemetryLifetime>();
        }
    }

    // Resolving the providers starts them; the container disposes them, which sends what is left.
    private sealed class TelemetryLifetime(TracerProvider traces, MeterProvider metrics) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            traces.ForceFlush();
            metrics.ForceFlush();
            return Task.CompletedTask;
        }
    }
}
