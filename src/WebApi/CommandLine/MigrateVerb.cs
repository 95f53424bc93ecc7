using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Platform.Infrastructure.Persistence;
using Platform.WebApi.Hosting;

namespace Platform.WebApi.CommandLine;

/// <summary><c>migrate [--check] [--json]</c>: brings the database to the present schema.</summary>
internal sealed class MigrateVerb : ServerCommand
{
    private readonly Option<bool> check = new("--check") { Description = "Changes nothing; exit code 1 when migrations are missing." };
    private readonly Option<bool> json = JsonOutput.Option();

    public MigrateVerb(string[] settings)
        : base("migrate", "Brings the database to the present schema and ends, so that servers can be started with nothing left to do.")
    {
        Add(check);
        Add(json);
        SetAction((parsed, cancellationToken) => RunAsync(parsed, settings, cancellationToken));
    }

    private async Task<int> RunAsync(ParseResult parsed, string[] settings, CancellationToken cancellationToken)
    {
        await using var app = PlatformHost.CreateQuiet(settings);
        await using var scope = app.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<PlatformDbContext>().Database;
        string[] missing = [.. await database.GetPendingMigrationsAsync(cancellationToken)];
        var checkOnly = parsed.GetValue(check);
        if (!checkOnly)
        {
            await database.MigrateAsync(cancellationToken);
        }

        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(json))
        {
            output.WriteJson(checkOnly ? new { missing } : new { applied = missing });
        }
        else if (missing.Length == 0)
        {
            await output.WriteLineAsync("The database has the present schema.");
        }
        else
        {
            await output.WriteLineAsync($"{(checkOnly ? "Missing" : "Applied")}: {string.Join(", ", missing)}");
        }

        return checkOnly && missing.Length > 0 ? PlatformCommandLine.Failed : PlatformCommandLine.Done;
    }
}
