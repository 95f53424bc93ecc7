using System.Net;
using Microsoft.AspNetCore.Http;
using Platform.IntegrationTests.Hosting;

namespace Platform.IntegrationTests.LeadFiles;

/// <summary>Callbacks to receivers that are down, move, have had enough, or ask for patience.</summary>
[Trait("Through", "Prism")]
public sealed class DeliveryOfCallbacks
{
    [Fact]
    public async Task A_receiver_that_is_down_for_a_while_gets_the_same_message_again_and_every_attempt_is_kept()
    {
        await using var receiver = await CallbackReceiver.StartAsync((n, response) =>
        {
            response.StatusCode = n switch { 1 => 500, 2 => 302, 3 => 404, _ => 204 };
            return Task.CompletedTask;
        });
        await using var server = await PlatformServer.StartAsync(("Callback:AllowedHosts", receiver.Host), ("Callback:RetryDelays:0", "00:00:00"), ("Callback:RetryDelays:1", "00:00:00"), ("Callback:RetryDelays:2", "00:00:00"));
        var account = await TestAccount.CreateAsync(server);
        var file = await account.ProcessAsync("https://no-such-host.invalid/a.csv", receiver.Url + "?token=s3cret");

        var messages = new List<ReceivedCallback>();
        for (var i = 0; i < 4; i++)
        {
            messages.Add(await receiver.NextAsync());
        }

        messages.Select(m => m.Id).Distinct().Should().ContainSingle();
        messages.Select(m => m.Body).Distinct().Should().ContainSingle();
        var delivery = await DeliveryAsync(account, file.Id(), "delivered");
        delivery.Text("url").Should().Be(receiver.Url);
        delivery.GetProperty("attempts").EnumerateArray().Select(a => a.Text("outcome")).Should().Equal("server_error", "redirected", "rejected", "delivered");
        delivery.GetProperty("attempts").EnumerateArray().Select(a => a.GetProperty("status_code").GetInt32()).Should().Equal(500, 302, 404, 204);
    }

    [Fact]
    public async Task Gone_stops_and_sending_again_is_possible_with_both_secrets_after_a_rotation()
    {
        await using var receiver = await CallbackReceiver.StartAsync((n, response) =>
        {
            response.StatusCode = n == 1 ? StatusCodes.Status410Gone : StatusCodes.Status200OK;
            return Task.CompletedTask;
        });
        await using var server = await PlatformServer.StartAsync(("Callback:AllowedHosts", receiver.Host));
        var account = await TestAccount.CreateAsync(server);
        var file = await account.ProcessAsync("https://no-such-host.invalid/a.csv", receiver.Url);
        await receiver.NextAsync();
        await DeliveryAsync(account, file.Id(), "stopped");

        var old = (await (await account.Http.GetAsync("/api/webhooks/secret")).JsonAsync(HttpStatusCode.OK)).Text("secret")!;
        var fresh = (await (await account.Http.PostAsync("/api/webhooks/secret/rotate", null)).JsonAsync(HttpStatusCode.OK)).Text("secret")!;
        fresh.Should().NotBe(old).And.StartWith("whsec_");
        await (await account.Http.PostAsync($"/api/files/{file.Id()}/deliveries/1/redeliver", null)).JsonAsync(HttpStatusCode.Accepted);

        var again = await receiver.NextAsync();
        again.IsSignedBy(old).Should().BeTrue();
        again.IsSignedBy(fresh).Should().BeTrue();
        again.IsSignedBy("whsec_" + Convert.ToBase64String(new byte[32])).Should().BeFalse();
        await DeliveryAsync(account, file.Id(), "delivered");
        (await account.Http.PostAsync($"/api/files/{file.Id()}/deliveries/2/redeliver", null)).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_address_that_is_not_public_is_never_called()
    {
        await using var receiver = await CallbackReceiver.StartAsync();
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);

        var file = await account.ProcessAsync("https://no-such-host.invalid/a.csv", receiver.Url);

        var delivery = await DeliveryAsync(account, file.Id(), "stopped");
        delivery.GetProperty("attempts")[0].Text("outcome").Should().Be("address_refused");
    }

    [Fact]
    public async Task Retry_after_is_honoured()
    {
        await using var receiver = await CallbackReceiver.StartAsync((_, response) =>
        {
            response.StatusCode = StatusCodes.Status429TooManyRequests;
            response.Headers.RetryAfter = "3600";
            return Task.CompletedTask;
        });
        await using var server = await PlatformServer.StartAsync(("Callback:AllowedHosts", receiver.Host));
        var account = await TestAccount.CreateAsync(server);
        var file = await account.ProcessAsync("https://no-such-host.invalid/a.csv", receiver.Url);
        await receiver.NextAsync();

        var delivery = await DeliveryAsync(account, file.Id(), "pending", attempts: 1);

        delivery.GetProperty("next_attempt_at").GetDateTimeOffset().Should().BeAfter(TimeProvider.System.GetUtcNow().AddMinutes(55));
        (await account.Http.PostAsync($"/api/files/{file.Id()}/deliveries/1/redeliver", null)).StatusCode.Should().Be(HttpStatusCode.Conflict);
    }

    // The answer is written down after the receiver has given it: asks until it is.
    private static async Task<System.Text.Json.JsonElement> DeliveryAsync(TestAccount account, string fileId, string status, int attempts = 0)
    {
        await account.Http.WaitForEndAsync(fileId);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            var page = await (await account.Http.GetAsync($"/api/files/{fileId}/deliveries", patience.Token)).JsonAsync(HttpStatusCode.OK);
            var items = page.GetProperty("items").EnumerateArray().ToArray();
            if (items is [var delivery] && delivery.Text("status") == status && delivery.GetProperty("attempts").GetArrayLength() >= attempts)
            {
                return delivery;
            }

            await timer.WaitForNextTickAsync(patience.Token);
        }
    }
}
