using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Platform.IntegrationTests.Hosting;

namespace Platform.IntegrationTests.Accounts;

/// <summary>Walks the routes of the API document.</summary>
[Trait("Through", "Prism")]
public sealed partial class Strangers
{
    [Fact]
    public async Task Without_a_token_get_401_on_every_route_that_is_not_open()
    {
        await using var server = await PlatformServer.StartAsync();
        var open = new HashSet<string>(StringComparer.Ordinal)
        {
            "/api/register", "/api/login", "/api/verify-email/{token}", "/api/refresh", "/api/captcha", "/api/exist-email/{email}",
            "/api/forgot-passsword", "/api/forgot-password", "/api/reset-passsword", "/api/reset-password",
            "/api/user-authenticate", "/bnd/api/user-authenticate", "/api/generate-token", "/bnd/api/generate-token",
        };

        foreach (var (method, path) in await RoutesAsync(server))
        {
            if (open.Contains(path) || path.StartsWith("/health/", StringComparison.Ordinal))
            {
                continue;
            }

            var answer = await SendAsync(server.Http, method, path);
            answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized, $"{method} {path}");
            answer.Headers.WwwAuthenticate.ToString().Should().Contain("Bearer error=", $"{method} {path}");
        }
    }

    [Fact]
    public async Task With_a_token_of_their_own_find_nothing_of_a_team_that_is_not_theirs()
    {
        await using var server = await PlatformServer.StartAsync();
        var owner = await TestAccount.CreateAsync(server);
        var stranger = await TestAccount.CreateAsync(server);
        var team = (await owner.Http.GetFromJsonAsync<JsonElement>("/api/me")).GetProperty("team_id").GetString()!;

        foreach (var (method, path) in (await RoutesAsync(server)).Where(r => r.Path.Contains("{teamId}", StringComparison.Ordinal)))
        {
            var answer = await SendAsync(stranger.Http, method, path.Replace("{teamId}", team, StringComparison.Ordinal));
            answer.StatusCode.Should().BeOneOf([HttpStatusCode.NotFound, HttpStatusCode.Forbidden], $"{method} {path}");
        }
    }

    private static async Task<IReadOnlyList<(HttpMethod Method, string Path)>> RoutesAsync(PlatformServer server)
    {
        var document = await server.Http.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        var routes = document.GetProperty("paths").EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject().Where(o => o.Name is "get" or "post" or "put" or "patch" or "delete").Select(o => (HttpMethod.Parse(o.Name), p.Name)))
            .ToList();
        routes.Should().HaveCountGreaterThan(30);
        return routes;
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, Parameter().Replace(path.Replace("{output}", "processed", StringComparison.Ordinal), "1"));
        if (method == HttpMethod.Post && (path.EndsWith("/files", StringComparison.Ordinal) || path.EndsWith("/file", StringComparison.Ordinal)))
        {
            request.Content = new MultipartFormDataContent { { new StringContent("Email\n"), "file", "leads.csv" } };
        }
        else if (method != HttpMethod.Get)
        {
            request.Content = JsonContent.Create(new { name = "x", email = "x@example.com", role = "member", user_id = "x", token = "x" });
        }

        return await client.SendAsync(request);
    }

    [GeneratedRegex("{[^}]+}")]
    private static partial Regex Parameter();
}
