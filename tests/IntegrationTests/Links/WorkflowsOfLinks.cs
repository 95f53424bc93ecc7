using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Platform.Infrastructure.Persistence;
using Platform.IntegrationTests.Accounts;
using Platform.IntegrationTests.Hosting;
using Platform.IntegrationTests.LeadFiles;

namespace Platform.IntegrationTests.Links;

/// <summary>What can be asked for with workflows_list, and callbacks.</summary>
[Trait("Through", "Prism")]
public sealed class WorkflowsOfLinks
{
    [Fact]
    public async Task Send_email_mails_each_recipient_the_link_and_the_link_is_sent_once_its_mail_has_left()
    {
        await using var server = await PlatformServer.StartAsync(("RateLimits:Enabled", "false"));
        var account = await TestAccount.CreateAsync(server, "Anna <b>Bold</b>");
        var urls = await account.LinksAsync(new { emails = new[] { "one@example.com", "two@example.com" }, workflows_list = "send-email", site = "<i>Spring</i> fair" });

        var one = await server.Mail.NextAsync("one@example.com", "lead list");
        var two = await server.Mail.NextAsync("two@example.com", "lead list");

        one.Link.Should().Be(urls[0]);
        two.Link.Should().Be(urls[1]);
        one.Text.Should().Contain("text/plain").And.Contain("text/html").And.Contain("for: <i>Spring</i> fair").And.Contain("for: &lt;i&gt;Spring&lt;/i&gt; fair");
        one.Text[one.Text.IndexOf("text/html", StringComparison.Ordinal)..].Should().NotContain("<i>").And.NotContain("<b>");
        var link = await account.WaitForAsync(LinkClient.TokenOf(urls[0]), "sent");
        link.EventTypes().Should().Equal("created", "sent");
    }

    [Fact]
    public async Task A_link_whose_mail_is_refused_for_good_is_undelivered_and_good_all_the_same()
    {
        var shared = Directory.CreateTempSubdirectory("platform-test-");
        (string, string)[] settings = [("Database:ConnectionString", $"Data Source={shared.FullName}/platform.db"), ("Jwt:SigningKey", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))), ("RateLimits:Enabled", "false")];
        TestAccount account;
        await using (var withMailbox = await PlatformServer.StartAsync(DatabaseProvider.Sqlite, settings: settings))
        {
            account = await TestAccount.CreateAsync(withMailbox);
        }

        await using var smtp = new SmtpStandIn();
        await using var server = await PlatformServer.StartAsync(
            DatabaseProvider.Sqlite, settings: [.. settings, ("Email:Provider", "smtp"), ("Email:Smtp:Host", "127.0.0.1"), ("Email:Smtp:Port", $"{smtp.Port}"), ("Email:Smtp:StartTls", "false")]);
        account = account with { Http = server.ClientFor(account.ApiToken) };
        var urls = await account.LinksAsync(new { emails = new[] { "nobody@example.com", "one@example.com" }, workflows_list = "send-email" });

        (await account.WaitForAsync(LinkClient.TokenOf(urls[1]), "sent")).EventTypes().Should().Equal("created", "sent");
        (await account.WaitForAsync(LinkClient.TokenOf(urls[0]), "undelivered")).EventTypes().Should().Equal("created", "undelivered");
        await (await server.OpenAsync(LinkClient.TokenOf(urls[0]))).JsonAsync(HttpStatusCode.OK);
        (await account.WaitForAsync(LinkClient.TokenOf(urls[0]), "opened")).EventTypes().Should().Equal("created", "undelivered", "opened");
        shared.Delete(recursive: true);
    }

    [Fact]
    public async Task Without_process_leads_a_file_is_stored_and_listed_and_processed_only_when_the_team_says_so()
    {
        await using var server = await PlatformServer.StartAsync(("Workers:SweepInterval", "00:00:01"));
        var account = await TestAccount.CreateAsync(server);
        var token = await account.LinkAsync("notify-owner");

        var file = (await (await server.HandInAsync(token)).JsonAsync(HttpStatusCode.Accepted)).GetProperty("data");
        var told = await server.Mail.NextAsync(account.Email, "handed in");

        told.Text.Should().Contain("guest@example.com handed in the file \"leads.csv\"").And.Contain(file.Id());
        var listed = (await account.Http.GetFromJsonAsync<JsonElement>("/api/files")).GetProperty("items")[0];
        listed.Text("status").Should().Be("STARTED");
        listed.GetProperty("progress").Text("stage").Should().Be("held");

        await (await account.Http.PostAsync($"/api/files/{file.Id()}/retry", null)).JsonAsync(HttpStatusCode.Accepted);
        (await account.Http.WaitForEndAsync(file.Id())).Text("status").Should().Be("PROCESSED");
        (await server.Mail.NextAsync(account.Email, "processed")).Text.Should().Contain("Of 2 rows 2 are accepted");
    }

    [Fact]
    public async Task With_process_leads_and_notify_owner_the_account_is_mailed_once_when_the_file_has_ended()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);
        var mails = server.Mail.Count(account.Email);
        var good = await account.LinkAsync("process-leads,notify-owner");
        var bad = await account.LinkAsync("process-leads,notify-owner");

        await (await server.HandInAsync(good)).JsonAsync(HttpStatusCode.Accepted);
        await (await server.HandInAsync(bad, "%PDF-1.7 not a list", "scan.pdf")).JsonAsync(HttpStatusCode.Accepted);

        (await server.Mail.NextAsync(account.Email, "was processed")).Text.Should().Contain("leads.csv");
        (await server.Mail.NextAsync(account.Email, "could not be processed")).Text.Should().Contain("scan.pdf").And.Contain("PDF");
        server.Mail.Count(account.Email).Should().Be(mails + 2);
    }

    [Fact]
    public async Task The_callback_url_hears_of_opening_using_and_the_files_end_and_can_be_told_again()
    {
        await using var receiver = await CallbackReceiver.StartAsync();
        await using var server = await PlatformServer.StartAsync(("Callback:AllowedHosts", receiver.Host));
        var account = await TestAccount.CreateAsync(server);
        var secret = (await account.Http.GetFromJsonAsync<JsonElement>("/api/webhooks/secret")).Text("secret")!;
        var token = await account.LinkAsync("process-leads", callbackUrl: receiver.Url);

        await server.OpenAsync(token);
        var opened = await receiver.NextAsync();
        await server.HandInAsync(token);
        var others = new[] { await receiver.NextAsync(), await receiver.NextAsync() };

        opened.IsSignedBy(secret).Should().BeTrue();
        opened.Json.Text("type").Should().Be("link.opened");
        opened.Json.GetProperty("data").Text("id").Should().Be(LinkClient.IdOf(token));
        opened.Json.GetProperty("data").Text("state").Should().Be("opened");
        opened.Body.Should().NotContain(token);
        others.Select(c => c.Json.Text("type")).Should().BeEquivalentTo("link.used", "file.processed");
        others.Should().AllSatisfy(c => c.IsSignedBy(secret).Should().BeTrue());

        var deliveries = (await account.Http.GetFromJsonAsync<JsonElement>($"/api/links/{LinkClient.IdOf(token)}/deliveries")).GetProperty("items");
        deliveries.EnumerateArray().Select(d => d.Text("type")).Should().Equal("link.opened", "link.used");
        await (await account.Http.PostAsync($"/api/links/{LinkClient.IdOf(token)}/deliveries/1/redeliver", null)).JsonAsync(HttpStatusCode.Accepted);
        var again = await receiver.NextAsync();
        again.Id.Should().Be(opened.Id);
        again.Body.Should().Be(opened.Body);
        (await account.Http.PostAsync($"/api/links/{LinkClient.IdOf(token)}/deliveries/3/redeliver", null)).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Mailing_is_limited_by_account_and_day_all_or_nothing()
    {
        var time = new ShiftedTime();
        await using var server = await PlatformServer.StartAsync(time, ("Links:MailsPerDay", "3"));
        var account = await TestAccount.CreateAsync(server);
        object Ask(params string[] emails) => new { emails, workflows_list = "send-email" };
        await account.LinksAsync(Ask("a@example.com", "b@example.com"));

        var tooMany = await account.Http.PostAsJsonAsync("/generate-link-api", Ask("c@example.com", "d@example.com"));
        var problem = await tooMany.JsonAsync(HttpStatusCode.TooManyRequests);

        problem.Text("code").Should().Be("sending_limit_reached");
        problem.Text("error").Should().Contain("3 links mailed a day").And.Contain("1 are left");
        tooMany.Headers.RetryAfter!.Delta.Should().BePositive().And.BeLessThanOrEqualTo(TimeSpan.FromDays(1));
        (await account.LinksAsync(new { emails = new[] { "c@example.com", "d@example.com" } })).Should().HaveCount(2, "links that are not mailed are not limited");
        var race = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => account.Http.PostAsJsonAsync("/generate-link-api", Ask("e@example.com"))));
        race.Count(a => a.StatusCode == HttpStatusCode.OK).Should().Be(1);
        time.Advance(TimeSpan.FromDays(1) - TimeSpan.FromMinutes(1));
        var (fresh, key) = (server.Http, account.ApiKey);
        using var tomorrow = new HttpRequestMessage(HttpMethod.Post, "/generate-link-api") { Content = JsonContent.Create(Ask("f@example.com")), Headers = { { "X-Api-Key", key } } };
        time.Advance(TimeSpan.FromMinutes(1));
        (await fresh.SendAsync(tomorrow)).StatusCode.Should().Be(HttpStatusCode.OK);
    }
}

internal static class LinkWaiting
{
    /// <summary>Asks until the link has a state; the server has no event for it that a test could wait for.</summary>
    public static async Task<JsonElement> WaitForAsync(this TestAccount account, string token, string state)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var link = await account.LookAsync(token);
            if (link.Text("state") == state)
            {
                return link;
            }

            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
