using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Infrastructure.Outbound;
using Polly;
using Polly.Retry;

namespace Platform.Infrastructure.Fetching;

/// <summary>Fetches lead files over HTTP through a guarded client; follows redirects itself so that each hop is checked as the first one is.</summary>
internal sealed partial class LeadFileFetcher : ILeadFileFetcher
{
    /// <summary>Name of the HttpClient.</summary>
    public const string Client = "lead-file-fetch";

    private readonly IHttpClientFactory clients;
    private readonly IFileStore store;
    private readonly FetchOptions options;
    private readonly TimeProvider time;
    private readonly ILogger<LeadFileFetcher> logger;
    private readonly ResiliencePipeline<Transfer> retries;

    public LeadFileFetcher(IHttpClientFactory clients, IFileStore store, FetchOptions options, TimeProvider time, ILogger<LeadFileFetcher> logger)
    {
        this.clients = clients;
        this.store = store;
        this.options = options;
        this.time = time;
        this.logger = logger;
        var builder = new ResiliencePipelineBuilder<Transfer> { TimeProvider = time };
        if (options.Retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<Transfer>
            {
                MaxRetryAttempts = options.Retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryDelay,
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result is { IsTransient: true } transfer && !(transfer.RetryAfter > options.MaxRetryAfter)),
                DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result?.RetryAfter),
                OnRetry = arguments =>
                {
                    LogRetry(arguments.AttemptNumber + 1, arguments.Outcome.Result?.Error?.Code, arguments.RetryDelay.TotalMilliseconds);
                    return ValueTask.CompletedTask;
                },
            });
        }

        retries = builder.Build();
    }

    public long MaxBytes => options.MaxBytes;

    public async Task<Result<long>> FetchAsync(Uri source, string key, IProgress<FetchProgress>? progress, CancellationToken cancellationToken)
    {
        var transfer = await retries.ExecuteAsync(async token => await TransferAsync(source, key, progress, token), cancellationToken);
        return transfer.Error is { } error ? error : transfer.Bytes;
    }

    public async Task<Result<long>> ReceiveAsync(Stream upload, string key, CancellationToken cancellationToken)
    {
        try
        {
            await using var limited = new LimitedStream(upload, options.MaxBytes, options.IdleTimeout, time);
            return await store.SaveAsync(key, limited, cancellationToken);
        }
        catch (SizeLimitException)
        {
            return FetchErrors.UploadTooLarge(options.MaxBytes);
        }
        catch (IdleTimeoutException)
        {
            return FetchErrors.UploadStalled;
        }
    }

    private async Task<Transfer> TransferAsync(Uri source, string key, IProgress<FetchProgress>? progress, CancellationToken cancellationToken)
    {
        using var overall = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, overall.Token);
        try
        {
            return await FollowAsync(source, key, progress, either.Token);
        }
        catch (OperationCanceledException) when (overall.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return Transfer.Failed(FetchErrors.TimedOut);
        }
        catch (IdleTimeoutException)
        {
            return Transfer.Transient(FetchErrors.TimedOut);
        }
        catch (SizeLimitException)
        {
            return Transfer.Failed(FetchErrors.TooLarge(options.MaxBytes));
        }
        catch (HttpRequestException e) when (e.GetBaseException() is AddressRefusedException)
        {
            return Transfer.Failed(FetchErrors.AddressRefused);
        }
        catch (HttpRequestException e) when (e.GetBaseException() is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData })
        {
            return Transfer.Failed(FetchErrors.NameNotFound);
        }
        catch (Exception e) when (e is HttpRequestException or HttpIOException or OperationCanceledException { InnerException: TimeoutException } || IsBroken(e))
        {
            return Transfer.Transient(FetchErrors.Unreachable);
        }
    }

    // A body that breaks off is an HttpIOException when the connection was closed, but a bare IOException of the socket when it was reset.
    private static bool IsBroken(Exception e) => e is IOException && e.GetBaseException() is SocketException;

    private async Task<Transfer> FollowAsync(Uri source, string key, IProgress<FetchProgress>? progress, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(Client);
        var address = source;
        for (var hop = 0; ; hop++)
        {
            if (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
            {
                return Transfer.Failed(FetchErrors.NotHttp);
            }

            using var response = await SendAsync(client, address, cancellationToken);
            if (response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)
            {
                if (hop == options.MaxRedirects)
                {
                    return Transfer.Failed(FetchErrors.TooManyRedirects);
                }

                if (response.Headers.Location is not { } location || !Uri.TryCreate(address, location, out var next))
                {
                    return Transfer.Failed(FetchErrors.BadRedirect);
                }

                address = next;
                continue;
            }

            return response.StatusCode == HttpStatusCode.OK ? await ReceiveAsync(response, key, progress, cancellationToken) : Refused(response);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpClient client, Uri address, CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(options.IdleTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
        }
        catch (OperationCanceledException) when (silence.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new IdleTimeoutException();
        }
    }

    private async Task<Transfer> ReceiveAsync(HttpResponseMessage response, string key, IProgress<FetchProgress>? progress, CancellationToken cancellationToken)
    {
        var total = response.Content.Headers.ContentLength;
        if (total > options.MaxBytes)
        {
            return Transfer.Failed(FetchErrors.TooLarge(options.MaxBytes));
        }

        progress?.Report(new FetchProgress(0, total));
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        await using var limited = new LimitedStream(body, options.MaxBytes, options.IdleTimeout, time, received => progress?.Report(new FetchProgress(received, total)));
        return new Transfer(await store.SaveAsync(key, limited, cancellationToken), null, false, null);
    }

    private Transfer Refused(HttpResponseMessage response)
    {
        var error = FetchErrors.Status(response.StatusCode);
        var transient = (int)response.StatusCode is 408 or 429 or >= 500;
        var after = response.Headers.RetryAfter;
        var wait = after?.Delta ?? (after?.Date is { } date ? date - time.GetUtcNow() : null);
        return new Transfer(0, error, transient, wait > TimeSpan.Zero ? wait : null);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Fetch attempt {Attempt} failed: {Code}; next in {Milliseconds:0} ms")]
    private partial void LogRetry(int attempt, string? code, double milliseconds);

    /// <summary>What came of one transfer.</summary>
    private sealed record Transfer(long Bytes, Error? Error, bool IsTransient, TimeSpan? RetryAfter)
    {
        public static Transfer Failed(Error error) => new(0, error, false, null);

        public static Transfer Transient(Error error) => new(0, error, true, null);
    }
}
