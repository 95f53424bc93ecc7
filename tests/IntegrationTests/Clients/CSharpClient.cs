using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Platform.Client;
using Platform.IntegrationTests.Hosting;
using Platform.IntegrationTests.LeadFiles;

namespace Platform.IntegrationTests.Clients;

/// <summary>The C# client against the real server.</summary>
[Trait("Through", "Prism")]
public sealed class CSharpClient
{
    private const string Leads =
        "first name,last name,email,phone\n" +
        "Ada,Lovelace,ada@analytical.org,(212) 555-0142\n" +
        "ADA,LOVELACE,ada@analytical.org,212-555-0142\n" +
        "Alan,Turing,alan@bletchley.org,(212) 555-0199\n";

    [Fact]
    public async Task Hands_a_file_in_follows_it_and_verifies_the_callback()
    {
        await using var source = await StandInServer.StartAsync(context => context.Response.WriteAsync(Leads));
        await using var receiver = await CallbackReceiver.StartAsync();
        await using var server = await PlatformServer.StartAsync(("Fetch:AllowedHosts", source.Host), ("Callback:AllowedHosts", receiver.Host));
        var account = await TestAccount.CreateAsync(server);
        using var platform = new PlatformClient(new PlatformClientOptions { BaseAddress = server.Address, ApiKey = account.ApiKey, Handler = Documented() });

        var accepted = await platform.Leads.ProcessLeadsAsync(new ProcessLeadsRequest { FileUrl = source.Url("/leads.csv"), Email = account.Email, CallbackUrl = receiver.Url });
        var states = new List<LeadFileStatus>();
        var file = await platform.WaitForFileAsync(accepted.Data.FileUploadIdentifier, new Told(states));

        file.Summary!.Rows.Should().Be(3);
        file.Summary.Duplicates.Should().Be(1);
        states[^1].Should().Be(LeadFileStatus.Processed);
        using var refined = new StreamReader((await platform.Files.DownloadProcessedAsync(file.FileUploadIdentifier)).Stream);
        (await refined.ReadToEndAsync()).Should().Contain("lead_status");
        (await platform.Files.ListAsync(limit: 1)).Items.Should().ContainSingle(f => f.FileUploadIdentifier == file.FileUploadIdentifier);

        var secret = (await platform.Webhooks.GetSecretAsync()).Secret;
        var callback = await receiver.NextAsync();
        Verify(callback, secret)!.Type.Should().Be("file.processed");
        Verify(callback, "whsec_" + Convert.ToBase64String(new byte[32])).Should().BeNull();
    }

    [Fact]
    public async Task Uploads_a_stream_and_says_why_a_file_failed()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);
        using var platform = new PlatformClient(new PlatformClientOptions { BaseAddress = server.Address, ApiKey = account.ApiKey, Handler = Documented() });

        using var good = new MemoryStream(Encoding.UTF8.GetBytes(Leads));
        var accepted = await platform.UploadAsync(good, "mine.csv", options: new RefiningOptions { DefaultCountry = "US" });
        (await platform.WaitForFileAsync(accepted.FileUploadIdentifier)).FileName.Should().Be("mine.csv");

        using var bare = new MemoryStream("name,email\n"u8.ToArray());
        var refused = await platform.UploadAsync(bare, "bare.csv");
        var waiting = () => platform.WaitForFileAsync(refused.FileUploadIdentifier);
        (await waiting.Should().ThrowAsync<LeadFileFailedException>()).Which.File.Error!.Code.Should().Be("file_header_only");
    }

    [Fact]
    public async Task What_the_server_refuses_is_a_typed_exception()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);
        using var platform = new PlatformClient(new PlatformClientOptions { BaseAddress = server.Address, ApiKey = account.ApiKey, Handler = Documented() });

        var wrong = () => platform.Leads.ProcessLeadsAsync(new ProcessLeadsRequest { FileUrl = "gopher://x", Email = account.Email });
        var refusal = (await wrong.Should().ThrowAsync<PlatformException>()).Which;
        refusal.Status.Should().Be(HttpStatusCode.BadRequest);
        refusal.Errors.Should().ContainKey("file_url");
        refusal.TraceId.Should().NotBeEmpty();

        var unknown = () => platform.Files.GetAsync("file_unknown");
        (await unknown.Should().ThrowAsync<PlatformException>()).Which.Code.Should().Be("file_not_found");
    }

    [Fact]
    public async Task A_session_that_ended_is_refreshed_once_for_all_requests()
    {
        var time = new ShiftedTime();
        await using var server = await PlatformServer.StartAsync(time);
        var account = await TestAccount.CreateAsync(server);
        var replaced = new List<TokenPair>();
        using var platform = new PlatformClient(new PlatformClientOptions { BaseAddress = server.Address, OnTokens = replaced.Add, Handler = Documented() });
        var first = await platform.SignInAsync(new CredentialsRequest { Email = account.Email, Password = account.Password });

        time.Advance(TimeSpan.FromHours(2));
        var answers = await Task.WhenAll(platform.Me.GetAsync(), platform.Me.GetAsync(), platform.Me.GetAsync());

        answers.Should().OnlyContain(me => me.Email == account.Email);
        replaced.Should().ContainSingle().Which.UserToken.Should().NotBe(first.UserToken);
    }

    private static HttpMessageHandler Documented() => DocumentedTraffic.Over(new SocketsHttpHandler { AllowAutoRedirect = false });

    private static WebhookMessage? Verify(ReceivedCallback callback, string secret) =>
        Webhook.Verify(Encoding.UTF8.GetBytes(callback.Body), callback.Id, callback.Timestamp, callback.Signature, secret, TimeProvider.System.GetUtcNow());

    // In the order in which it is told, unlike Progress<T>.
    private sealed class Told(List<LeadFileStatus> states) : IProgress<LeadFile>
    {
        public void Report(LeadFile value) => states.Add(value.Status);
    }
}
