using System.Reflection;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application;
using Platform.Domain.Common;
using Platform.Infrastructure;
using Platform.Infrastructure.Persistence;
using Platform.WebApi.CommandLine;
using Platform.WebApi.Errors;

namespace Platform.WebApi.Hosting;

/// <summary>Puts the server together. Tests and the command line start the same server through here.</summary>
public static class PlatformHost
{
    /// <summary>Where the server listens unless <c>ASPNETCORE_URLS</c> (or <c>--urls</c>) says otherwise.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5080";

    // The build's tool that writes the API document starts the program in itself (Microsoft Learn, "Generate OpenAPI documents at build time").
    private const string DocumentTool = "GetDocument.Insider";

    // Endpoints that take files raise it for themselves.
    private const long JsonBodyLimit = 1024 * 1024;

    /// <summary>The configured application, not yet started.</summary>
    /// <param name="args">Command-line settings, as <c>--Platform:DataDirectory=/srv/platform</c>.</param>
    /// <param name="time">Another clock than the machine's, for tests that travel in time.</param>
    /// <exception cref="InvalidSettingException">A setting is wrong.</exception>
    public static WebApplication Create(string[] args, TimeProvider? time = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(PlatformHost).Assembly.GetName().Name,
        });
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        CheckUrls(builder.Configuration["urls"]!);

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = JsonBodyLimit;
        });
        builder.AddObservability();
        builder.Services.AddApplication();
        builder.Services.AddInfrastructure(builder.Configuration);
        builder.Services.AddWebApi(builder.Configuration);
        if (time is not null)
        {
            builder.Services.AddSingleton(time);
        }

        var app = builder.Build();
        app.UseWebApi();
        app.Lifetime.ApplicationStarted.Register(() => Announce(app));
        return app;
    }

    /// <summary>Whether it is the build that runs the program, to write the API document.</summary>
    internal static bool IsAskedForItsApi => Assembly.GetEntryAssembly()?.GetName().Name == DocumentTool;

    /// <summary>The application for the build: it knows its API and nothing else, so that no data directory is made, no database opened and no job started.</summary>
    internal static WebApplication CreateDescribed()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(PlatformHost).Assembly.GetName().Name, EnvironmentName = Environments.Production });
        builder.Logging.ClearProviders();
        builder.Services.AddWebApi(builder.Configuration);
        var app = builder.Build();
        app.MapControllers();
        return app;
    }

    /// <summary>The application for a command that uses its services without letting it listen: what it prints is the command's result, not a log.</summary>
    internal static WebApplication CreateQuiet(string[] settings) => Create(["--Serilog:MinimumLevel:Default=Warning", .. settings]);

    /// <summary>
    /// Carries out one use case on the operator's word, without a server that listens: the database is brought to the present schema, nothing is
    /// started.
    /// </summary>
    /// <exception cref="CommandFailedException">It failed in an expected way; the message is for the operator.</exception>
    internal static async Task<T> SendAsync<T>(string[] settings, IRequest<Result<T>> request, CancellationToken cancellationToken)
    {
        await using var app = CreateQuiet(settings);
        await MigrateAsync(app);
        await using var scope = app.Services.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
        return result.Error is { } error
            ? throw new CommandFailedException(error.Fields is { Count: > 0 } fields ? string.Join(" ", fields.Values.SelectMany(messages => messages)) : error.Message)
            : result.Value;
    }

    // Otherwise only the start of the server would find out, and say it with a stack trace.
    private static void CheckUrls(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                BindingAddress.Parse(url);
            }
            catch (FormatException)
            {
                throw new InvalidSettingException("urls", $"must be addresses to listen on, as {DefaultUrl}, not '{url}'");
            }
        }
    }

    private static void Announce(WebApplication app)
    {
        foreach (var url in app.Urls)
        {
            Console.Out.WriteLine($"Platform listens on {url}");
        }

        Console.Out.WriteLine($"Its data is in {app.Services.GetRequiredService<DataDirectory>().Root}");
    }

    /// <summary>Brings the database to the present schema.</summary>
    public static async Task MigrateAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<PlatformDbContext>().Database;

        // Mostly there is nothing to do, and to compare the model with the migrations first costs a start time and memory; a test compares them.
        if ((await database.GetPendingMigrationsAsync()).Any())
        {
            await database.MigrateAsync();
        }
    }
}
