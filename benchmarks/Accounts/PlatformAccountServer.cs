using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Platform.WebApi.Hosting;

namespace Platform.Benchmarks.Accounts;

/// <summary>This platform, with its embedded defaults; only the limits are off.</summary>
internal sealed class PlatformAccountServer : IMeasuredServer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly WebApplication app;
    private readonly HttpClient http;
    private readonly object credentials;

    private PlatformAccountServer(WebApplication app, HttpClient http, object credentials) => (this.app, this.http, this.credentials) = (app, http, credentials);

    public static async Task<PlatformAccountServer> StartAsync(string directory, string email, string password, int iterations)
    {
        var app = PlatformHost.Create([$"--Platform:DataDirectory={directory}", "--urls=http://127.0.0.1:0", "--RateLimits:Enabled=false", $"--Passwords:Iterations={iterations}", "--Serilog:MinimumLevel:Default=Error"]);
        await PlatformHost.MigrateAsync(app);
        await app.StartAsync();
        var server = new PlatformAccountServer(app, new HttpClient { BaseAddress = new Uri(app.Urls.First()) }, new { email, password });
        (await server.http.PostAsJsonAsync("/api/register", new { email, password, name = "Ada Lovelace" })).EnsureSuccessStatusCode();
        (await server.http.GetAsync(new Uri(await LinkAsync(Path.Combine(directory, "mail"))).PathAndQuery)).EnsureSuccessStatusCode();
        await server.SignInAsync();
        return server;
    }

    public async Task SignInAsync() => await TakeAsync(await http.PostAsJsonAsync("/api/login", credentials));

    public async Task RefreshAsync() => await TakeAsync(await http.GetAsync("/api/refresh"));

    public async Task ReadAsync() => await http.GetStringAsync("/api/me");

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static async Task<string> LinkAsync(string mailDirectory)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (Directory.GetFiles(mailDirectory, "*.eml") is not [_, ..])
        {
            await timer.WaitForNextTickAsync(patience.Token);
        }

        return (await File.ReadAllLinesAsync(Directory.GetFiles(mailDirectory, "*.eml")[0], patience.Token)).First(line => line.StartsWith("http", StringComparison.Ordinal));
    }

    private async Task TakeAsync(HttpResponseMessage answer)
    {
        var tokens = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.GetProperty("userToken").GetString());
    }
}
