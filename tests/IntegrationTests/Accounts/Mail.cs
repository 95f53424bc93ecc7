using System.Globalization;
using System.Net.Http.Json;
using Platform.IntegrationTests.Hosting;

namespace Platform.IntegrationTests.Accounts;

public sealed class Mail
{
    [Fact]
    public async Task Goes_through_a_mail_server_as_text_and_HTML_and_is_tried_again_when_it_is_refused_for_now()
    {
        await using var smtp = new SmtpStandIn(refusals: 1);
        await using var server = await PlatformServer.StartAsync(Settings(smtp, startTls: false));
        await RegisterAsync(server);

        var refused = await NextAsync(smtp);
        var taken = await NextAsync(smtp);

        refused.Should().Contain(l => l.StartsWith("MAIL FROM:<no-reply@platform.example>", StringComparison.Ordinal)).And.NotContain("DATA");
        taken.Should().Contain("RCPT TO:<zoe@example.com>");
        taken.Should().Contain("Subject: Confirm your address");
        taken.Should().Contain(l => l.Contains("multipart/alternative", StringComparison.Ordinal));
        taken.Should().Contain(l => l.Contains("text/html", StringComparison.Ordinal));
        taken.Count(l => l.StartsWith("To:", StringComparison.OrdinalIgnoreCase)).Should().Be(1);
    }

    [Fact]
    public async Task Is_never_sent_in_the_clear_when_encryption_is_asked_for()
    {
        await using var smtp = new SmtpStandIn();
        await using var server = await PlatformServer.StartAsync(Settings(smtp, startTls: true));
        await RegisterAsync(server);

        var attempt = await NextAsync(smtp);

        attempt.Should().Contain(l => l.StartsWith("EHLO", StringComparison.Ordinal));
        attempt.Should().NotContain(l => l.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tells_of_a_sign_in_from_a_device_that_was_not_used_before()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/login")
        {
            Content = JsonContent.Create(new { email = account.Email, password = account.Password }),
            Headers = { { "User-Agent", "Toaster/1.0" } },
        };

        (await server.Http.SendAsync(request)).EnsureSuccessStatusCode();

        (await server.Mail.NextAsync(account.Email, "New sign-in")).Text.Should().Contain("Toaster/1.0");
        server.Mail.Count(account.Email).Should().Be(2, "the confirmation, and this one");
    }

    private static (string Key, string Value)[] Settings(SmtpStandIn smtp, bool startTls) =>
    [
        ("Email:Provider", "smtp"),
        ("Email:From", "Platform <no-reply@platform.example>"),
        ("Email:Smtp:Host", "127.0.0.1"),
        ("Email:Smtp:Port", smtp.Port.ToString(CultureInfo.InvariantCulture)),
        ("Email:Smtp:StartTls", startTls ? "true" : "false"),
    ];

    private static async Task RegisterAsync(PlatformServer server) =>
        (await server.Http.PostAsJsonAsync("/api/register", new { email = "zoe@example.com", password = TestAccount.GoodPassword, name = "Zoë Müller" })).EnsureSuccessStatusCode();

    private static async Task<IReadOnlyList<string>> NextAsync(SmtpStandIn smtp)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return await smtp.Conversations.Reader.ReadAsync(patience.Token);
    }
}
