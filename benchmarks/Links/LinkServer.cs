using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Application.Ports;
using Platform.Infrastructure.Persistence;
using Platform.WebApi.Hosting;

namespace Platform.Benchmarks.Links;

/// <summary>The platform on Kestrel on loopback with a database of its own, and one account that makes links.</summary>
internal sealed class LinkServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly WebApplication app;
    private readonly HttpClient http;
    private readonly string directory;

    private LinkServer(WebApplication app, string directory)
    {
        (this.app, this.directory) = (app, directory);
        http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    /// <summary>Starts a server and makes an account.</summary>
    /// <param name="provider">Value of <c>Database:Provider</c>.</param>
    /// <param name="connection">A server on which a database can be made; null for SQLite.</param>
    public static async Task<LinkServer> StartAsync(string provider, string? connection)
    {
        var directory = Directory.CreateTempSubdirectory("links-").FullName;
        var settings = new List<string>
        {
            $"--Platform:DataDirectory={directory}", "--urls=http://127.0.0.1:0", "--RateLimits:Enabled=false", "--Serilog:MinimumLevel:Default=Error", $"--Database:Provider={provider}",
        };
        if (connection is not null)
        {
            settings.Add($"--Database:ConnectionString={new NpgsqlConnectionStringBuilder(connection) { Database = $"links_{Guid.NewGuid():N}" }}");
        }

        var app = PlatformHost.Create([.. settings]);
        await PlatformHost.MigrateAsync(app);
        await app.StartAsync();
        var server = new LinkServer(app, directory);
        await server.SignUpAsync();
        return server;
    }

    /// <summary>Makes links for as many addresses and gives their tokens.</summary>
    public async Task<IReadOnlyList<string>> GenerateAsync(int count)
    {
        var request = new { emails = Enumerable.Range(0, count).Select(i => $"guest-{i}@example.com"), site = "Spring fair", metadata = "benchmark", workflows_list = "process-leads" };
        var answer = await (await http.PostAsJsonAsync("/generate-link-api", request)).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        return [.. answer.EnumerateArray().Select(l => l.GetProperty("GeneratedMessage").GetString()!.Split("token=")[1].Split('&')[0])];
    }

    /// <summary>What a token says.</summary>
    public static (string UserId, string LinkId, DateTimeOffset ExpiresAt) ClaimsOf(string token)
    {
        using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]));
        var root = claims.RootElement;
        return (root.GetProperty("user_id").GetString()!, root.GetProperty("jti").GetString()!, DateTimeOffset.FromUnixTimeSeconds(root.GetProperty("exp").GetInt64()));
    }

    /// <summary>Signs tokens and does nothing else.</summary>
    public string[] Sign((string UserId, string LinkId, DateTimeOffset ExpiresAt)[] claims)
    {
        var issuer = app.Services.GetRequiredService<ITokenIssuer>();
        return Array.ConvertAll(claims, c => issuer.IssueLinkToken(c.UserId, c.LinkId, c.ExpiresAt));
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.StopAsync();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<PlatformDbContext>().Database.EnsureDeletedAsync();
        }

        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(directory, recursive: true);
    }

    private async Task SignUpAsync()
    {
        var credentials = new { email = "ada@example.com", password = "violet tractor under eleven moons", name = "Ada Lovelace" };
        (await http.PostAsJsonAsync("/api/register", credentials)).EnsureSuccessStatusCode();
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        string[] mails;
        while ((mails = Directory.GetFiles(Path.Combine(directory, "mail"), "*.eml")).Length == 0)
        {
            await timer.WaitForNextTickAsync(patience.Token);
        }

        var link = (await File.ReadAllLinesAsync(mails[0], patience.Token)).First(line => line.StartsWith("http", StringComparison.Ordinal));
        var tokens = await (await http.GetAsync(new Uri(link).PathAndQuery)).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.GetProperty("vaultToken").GetString());
    }
}
