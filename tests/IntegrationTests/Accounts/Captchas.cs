using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Platform.IntegrationTests.Hosting;

namespace Platform.IntegrationTests.Accounts;

[Trait("Through", "Prism")]
public sealed class Captchas
{
    [Theory]
    [InlineData("turnstile")]
    [InlineData("hcaptcha")]
    public async Task Of_a_provider_are_checked_by_its_verification_call(string provider)
    {
        var calls = new List<Dictionary<string, string>>();
        await using var standIn = await StandInAsync(calls);
        var url = standIn.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/siteverify";
        await using var server = await PlatformServer.StartAsync(("Captcha:Provider", provider), ("Captcha:SecretKey", "site-secret"), ("Captcha:VerifyUrl", url));
        using var user = await RegisteredAsync(server);

        (await user.GetAsync("/api/resend-email-verification")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await user.GetAsync("/api/resend-email-verification?capcha=bad")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await user.GetAsync("/api/resend-email-verification?capcha=broken")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await user.GetAsync("/api/resend-email-verification?capcha=good")).StatusCode.Should().Be(HttpStatusCode.OK);

        calls.Should().HaveCount(3, "a missing answer is not asked about");
        calls.Should().OnlyContain(c => c["secret"] == "site-secret" && c["remoteip"] == "127.0.0.1");
    }

    [Fact]
    public async Task Let_nobody_through_when_the_provider_is_away()
    {
        await using var server = await PlatformServer.StartAsync(("Captcha:Provider", "turnstile"), ("Captcha:SecretKey", "x"), ("Captcha:VerifyUrl", "http://127.0.0.1:1/"));
        using var user = await RegisteredAsync(server);

        (await user.GetAsync("/api/resend-email-verification?capcha=good")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    private static async Task<HttpClient> RegisteredAsync(PlatformServer server)
    {
        var registered = await server.Http.PostAsJsonAsync("/api/register", new { email = "robot@example.com", password = TestAccount.GoodPassword, name = "Robot" });
        return server.ClientFor((await SignedIn.OfAsync(registered)).UserToken);
    }

    private static async Task<WebApplication> StandInAsync(List<Dictionary<string, string>> calls)
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        var app = builder.Build();
        app.MapPost("/siteverify", async (HttpRequest request) =>
        {
            var form = (await request.ReadFormAsync()).ToDictionary(f => f.Key, f => f.Value.ToString());
            lock (calls)
            {
                calls.Add(form);
            }

            return form["response"] == "broken" ? Results.Text("not JSON") : Results.Json(new { success = form["response"] == "good" });
        });
        await app.StartAsync();
        return app;
    }
}
