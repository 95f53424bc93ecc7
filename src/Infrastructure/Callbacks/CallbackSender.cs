using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Platform.Application.Ports;
using Platform.Domain.LeadFiles;
using Platform.Infrastructure.Outbound;

namespace Platform.Infrastructure.Callbacks;

/// <summary>Posts callbacks through a guarded client.</summary>
internal sealed class CallbackSender(IHttpClientFactory clients, IWebhookSecretVault vault, CallbackOptions options, TimeProvider time) : ICallbackSender
{
    /// <summary>Name of the HttpClient.</summary>
    public const string Client = "callback";

    public async Task<DeliveryResult> SendAsync(CallbackMessage message, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        using var timeout = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            using var client = clients.CreateClient(Client);
            using var request = RequestFor(message);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return new DeliveryResult(OutcomeOf((int)response.StatusCode), (int)response.StatusCode, time.GetElapsedTime(started), RetryAfterOf(response.Headers.RetryAfter));
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new DeliveryResult(DeliveryOutcome.TimedOut, null, time.GetElapsedTime(started));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException { InnerException: TimeoutException })
        {
            var outcome = e.GetBaseException() is AddressRefusedException ? DeliveryOutcome.AddressRefused : DeliveryOutcome.Unreachable;
            return new DeliveryResult(outcome, null, time.GetElapsedTime(started));
        }
    }

    private static DeliveryOutcome OutcomeOf(int status) => status switch
    {
        >= 200 and < 300 => DeliveryOutcome.Delivered,
        >= 300 and < 400 => DeliveryOutcome.Redirected,
        408 => DeliveryOutcome.TimedOut,
        410 => DeliveryOutcome.Gone,
        429 => DeliveryOutcome.RateLimited,
        >= 500 => DeliveryOutcome.ServerError,
        _ => DeliveryOutcome.Rejected,
    };

    private HttpRequestMessage RequestFor(CallbackMessage message)
    {
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds();
        var signature = WebhookSignature.Compute(message.Id, timestamp, message.Body, message.SealedSecrets.Select(vault.Reveal));
        return new HttpRequestMessage(HttpMethod.Post, message.Url)
        {
            Headers =
            {
                { "webhook-id", message.Id },
                { "webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture) },
                { "webhook-signature", signature },
            },
            Content = new StringContent(message.Body, Encoding.UTF8, "application/json"),
        };
    }

    private TimeSpan? RetryAfterOf(RetryConditionHeaderValue? header)
    {
        var wait = header?.Delta ?? (header?.Date is { } date ? date - time.GetUtcNow() : null);
        return wait > TimeSpan.Zero ? wait : null;
    }
}
