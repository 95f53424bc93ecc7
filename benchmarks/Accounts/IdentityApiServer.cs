using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Platform.Benchmarks.Accounts;

/// <summary>ASP.NET Core's own <c>MapIdentityApi</c> with its EF Core store.</summary>
internal sealed class IdentityApiServer : IMeasuredServer
{
    private readonly WebApplication app;
    private readonly HttpClient http;
    private readonly object credentials;
    private string refreshToken = string.Empty;

    private IdentityApiServer(WebApplication app, HttpClient http, object credentials) => (this.app, this.http, this.credentials) = (app, http, credentials);

    public static async Task<IdentityApiServer> StartAsync(string directory, string email, string password, int iterations)
    {
        var builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        builder.Services.AddDbContext<IdentityDbContext>(options => options.UseSqlite($"Data Source={Path.Combine(directory, "identity.db")}"));
        builder.Services.AddAuthorization();
        builder.Services.AddIdentityApiEndpoints<IdentityUser>(options => options.Password = new PasswordOptions { RequireDigit = false, RequireNonAlphanumeric = false, RequireUppercase = false }).AddEntityFrameworkStores<IdentityDbContext>();
        builder.Services.Configure<PasswordHasherOptions>(options => options.IterationCount = iterations);
        var app = builder.Build();
        app.MapIdentityApi<IdentityUser>();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<IdentityDbContext>().Database.EnsureCreatedAsync();
        }

        await app.StartAsync();
        var server = new IdentityApiServer(app, new HttpClient { BaseAddress = new Uri(app.Urls.First()) }, new { email, password });
        (await server.http.PostAsJsonAsync("/register", server.credentials)).EnsureSuccessStatusCode();
        await server.SignInAsync();
        return server;
    }

    public async Task SignInAsync() => await TakeAsync(await http.PostAsJsonAsync("/login", credentials));

    public async Task RefreshAsync() => await TakeAsync(await http.PostAsJsonAsync("/refresh", new { refreshToken }));

    public async Task ReadAsync() => await http.GetStringAsync("/manage/info");

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }

    private async Task TakeAsync(HttpResponseMessage answer)
    {
        var tokens = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        refreshToken = tokens.GetProperty("refreshToken").GetString()!;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.GetProperty("accessToken").GetString());
    }
}
