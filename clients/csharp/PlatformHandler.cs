using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Platform.Client;

/// <summary>
/// Sends requests: with the API key or the session's token, which is replaced once it has ended; with an Idempotency-Key; again where that is safe; with
/// refusals as <see cref="PlatformException"/>.
/// </summary>
/// <param name="credentials">Who asks.</param>
/// <param name="retries">How often a request is sent again.</param>
/// <param name="time">The clock, for pauses.</param>
internal sealed class PlatformHandler(PlatformCredentials credentials, int retries, TimeProvider time) : DelegatingHandler
{
    private const string IdempotencyKey = "Idempotency-Key";
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private static readonly (string Method, Regex Path)[] Idempotent =
        [.. IdempotentOperations.All.Select(o => o.Split(' ')).Select(o => (o[0], new Regex($"{Regex.Replace(o[1], @"\{[^}]+\}", "[^/]+")}$", RegexOptions.CultureInvariant)))];

    private readonly SemaphoreSlim refreshing = new(1, 1);

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        var withKey = Idempotent.Any(o => o.Method == request.Method.Method && o.Path.IsMatch(path));
        if (withKey && !request.Headers.Contains(IdempotencyKey))
        {
            request.Headers.Add(IdempotencyKey, Guid.NewGuid().ToString());
        }

        // A body that can be read once cannot be sent twice.
        var repeatable = request.Content is null or ByteArrayContent;
        var safe = repeatable && (withKey || request.Method == HttpMethod.Get || request.Method == HttpMethod.Delete);
        var refreshed = false;
        for (var attempt = 0; ; attempt++)
        {
            var last = attempt >= retries;
            var used = credentials.Tokens;
            Authorize(request, used);
            HttpResponseMessage answer;
            try
            {
                answer = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            }
            catch (HttpRequestException) when (safe && !last)
            {
                await PauseAsync(attempt, null, cancellationToken).ConfigureAwait(false);
                continue;
            }

            if (answer.IsSuccessStatusCode)
            {
                return answer;
            }

            using (answer)
            {
                if (answer.StatusCode == HttpStatusCode.Unauthorized && used is not null && repeatable && !refreshed)
                {
                    refreshed = true;
                    attempt--;
                    await RefreshAsync(request.RequestUri, used, cancellationToken).ConfigureAwait(false);
                    continue;
                }

                var problem = await PlatformException.FromAsync(answer, cancellationToken).ConfigureAwait(false);
                var again = answer.StatusCode switch
                {
                    HttpStatusCode.TooManyRequests => repeatable,
                    HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout or HttpStatusCode.RequestTimeout => safe,
                    _ => repeatable && problem.Code == "idempotency_in_progress",
                };
                if (last || !again)
                {
                    throw problem;
                }

                await PauseAsync(attempt, answer.Headers.RetryAfter, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        refreshing.Dispose();
        base.Dispose(disposing);
    }

    private void Authorize(HttpRequestMessage request, TokenPair? tokens)
    {
        if (credentials.ApiKey is { } key)
        {
            request.Headers.Remove("X-Api-Key");
            request.Headers.Add("X-Api-Key", key);
        }
        else if (tokens is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.UserToken);
        }
    }

    // A session's token can be replaced once: whoever comes second takes what the first one got.
    private async Task RefreshAsync(Uri asked, TokenPair used, CancellationToken cancellationToken)
    {
        await refreshing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (credentials.Tokens != used)
            {
                return;
            }

            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(asked, "/api/refresh"));
            Authorize(request, used);
            using var answer = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (!answer.IsSuccessStatusCode)
            {
                throw await PlatformException.FromAsync(answer, cancellationToken).ConfigureAwait(false);
            }

            await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            credentials.Replace((await System.Text.Json.JsonSerializer.DeserializeAsync<TokenPair>(body, PlatformJson.Options, cancellationToken).ConfigureAwait(false))!);
        }
        finally
        {
            refreshing.Release();
        }
    }

    private Task PauseAsync(int attempt, RetryConditionHeaderValue? asked, CancellationToken cancellationToken)
    {
        var pause = asked?.Delta ?? (asked?.Date - time.GetUtcNow()) ?? (FirstPause * Math.Pow(2, attempt) * (0.5 + (Random.Shared.NextDouble() / 2)));
        return Task.Delay(pause < TimeSpan.Zero ? TimeSpan.Zero : pause > LongestPause ? LongestPause : pause, time, cancellationToken);
    }
}

/// <summary>Who asks: an API key, or the tokens of a session, or nobody yet.</summary>
internal sealed class PlatformCredentials(string? apiKey, TokenPair? tokens, Action<TokenPair>? onTokens)
{
    public string? ApiKey { get; } = apiKey;

    public TokenPair? Tokens { get; set; } = tokens;

    public void Replace(TokenPair tokens)
    {
        Tokens = tokens;
        onTokens?.Invoke(tokens);
    }
}
