using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Platform.Infrastructure.Persistence;
using Platform.IntegrationTests.Persistence;
using Platform.WebApi.Hosting;

namespace Platform.IntegrationTests.Hosting;

/// <summary>
/// The real server in the test's process: real Kestrel on a free loopback port, a data directory of its own and in it a real SQLite file, or a database of its own on PostgreSQL.
/// </summary>
public sealed class PlatformServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly TestDatabase? database;

    private PlatformServer(WebApplication app, string dataDirectory, TestDatabase? database, TimeProvider time)
    {
        this.app = app;
        this.database = database;
        DataDirectory = dataDirectory;
        Time = time;
        Mail = new TestMailbox(Path.Combine(dataDirectory, "mail"));
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Http = TestAccount.ClientFor(Address);
    }

    public string DataDirectory { get; }

    public Uri Address { get; }

    /// <summary>The server's clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>The mails it sends.</summary>
    public TestMailbox Mail { get; }

    public HttpClient Http { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>Starts a server.</summary>
    /// <param name="settings">Configuration, as <c>("Captcha:Provider", "none")</c>.</param>
    public static Task<PlatformServer> StartAsync(params (string Key, string Value)[] settings) => StartAsync(TestDatabase.OfServers, null, settings);

    /// <summary>Starts a server with a clock of its own.</summary>
    public static Task<PlatformServer> StartAsync(TimeProvider? time, params (string Key, string Value)[] settings) => StartAsync(TestDatabase.OfServers, time, settings);

    /// <summary>Starts a server on this database, with a clock of its own if one is given.</summary>
    public static async Task<PlatformServer> StartAsync(DatabaseProvider provider, TimeProvider? time = null, params (string Key, string Value)[] settings)
    {
        var dataDirectory = Directory.CreateTempSubdirectory("platform-test-").FullName;
        var args = new List<string> { $"--Platform:DataDirectory={dataDirectory}", "--urls=http://127.0.0.1:0" };
        var database = provider == DatabaseProvider.Sqlite ? null : await TestDatabase.CreateAsync(provider);
        if (database is not null)
        {
            args.AddRange([$"--Database:Provider={provider}", $"--Database:ConnectionString={TestDatabase.PostgreSql(database.Name)}"]);
        }

        args.AddRange(settings.Select(s => $"--{s.Key}={s.Value}"));
        var app = PlatformHost.Create([.. args], time);
        await PlatformHost.MigrateAsync(app);
        await app.StartAsync();
        return new PlatformServer(app, dataDirectory, database, time ?? TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Mail.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        if (database is not null)
        {
            await database.DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(DataDirectory, recursive: true);
    }
}
