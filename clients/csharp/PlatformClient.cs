using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Platform.Client;

/// <summary>Where the server is and who asks.</summary>
public sealed record PlatformClientOptions
{
    /// <summary>Address of the server, as <c>https://leads.example.com</c>.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>The <c>api_secret_key</c>; without it, sign in.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Tokens of an earlier session to go on with.</summary>
    public TokenPair? Tokens { get; init; }

    /// <summary>Told of new tokens each time the session's are replaced: keep them where the next start finds them.</summary>
    public Action<TokenPair>? OnTokens { get; init; }

    /// <summary>How often a request is sent again when that is safe.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>What sends the requests in the end; one of its own when it is not said.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>The clock of pauses.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

/// <summary>The whole API: one member for each part of it, and what one wants beyond single requests.</summary>
public sealed class PlatformClient : IDisposable
{
    private readonly HttpClient http;
    private readonly PlatformCredentials credentials;

    /// <summary>A client of a server.</summary>
    public PlatformClient(PlatformClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        credentials = new PlatformCredentials(options.ApiKey, options.Tokens, options.OnTokens);
        var handler = new PlatformHandler(credentials, options.Retries, options.Time) { InnerHandler = options.Handler ?? new SocketsHttpHandler { AllowAutoRedirect = false } };
        http = new HttpClient(handler) { BaseAddress = options.BaseAddress, Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>The session's tokens, the present ones; null with an API key or before signing in.</summary>
    public TokenPair? Tokens => credentials.Tokens;

    /// <summary>Register, confirm, sign in.</summary>
    public AccountsClient Accounts => new(http);

    /// <summary>API keys.</summary>
    public ApiKeysClient ApiKeys => new(http);

    /// <summary>The proof of work that strangers do.</summary>
    public CaptchaClient Captcha => new(http);

    /// <summary>Lead files and their results.</summary>
    public FilesClient Files => new(http);

    /// <summary>Invitations to teams.</summary>
    public InvitationsClient Invitations => new(http);

    /// <summary>The calls of the lead-processing document.</summary>
    public LeadsClient Leads => new(http);

    /// <summary>Application links.</summary>
    public LinksClient Links => new(http);

    /// <summary>One's own account.</summary>
    public MeClient Me => new(http);

    /// <summary>Members of teams.</summary>
    public MembersClient Members => new(http);

    /// <summary>Forgotten, reset and changed passwords.</summary>
    public PasswordsClient Passwords => new(http);

    /// <summary>Projects of teams.</summary>
    public ProjectsClient Projects => new(http);

    /// <summary>The second factor.</summary>
    public SecondFactorClient SecondFactor => new(http);

    /// <summary>Sessions.</summary>
    public SessionsClient Sessions => new(http);

    /// <summary>Teams.</summary>
    public TeamsClient Teams => new(http);

    /// <summary>The secret of callbacks.</summary>
    public WebhooksClient Webhooks => new(http);

    /// <summary>Signs in; from now on requests carry the session's token, which is replaced when it has ended.</summary>
    public async Task<TokenPair> SignInAsync(CredentialsRequest request, CancellationToken cancellationToken = default)
    {
        credentials.Tokens = null;
        credentials.Tokens = await Accounts.LoginAsync(request, cancellationToken).ConfigureAwait(false);
        return credentials.Tokens;
    }

    /// <summary>Hands in a lead file that has no address.</summary>
    /// <param name="file">The file; it is read once, so a request that got no answer is not sent again.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="callbackUrl">Address that is posted to when the file has ended.</param>
    /// <param name="options">Mapping, matching columns, threshold, default country.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<FileAccepted> UploadAsync(Stream file, string fileName, string? callbackUrl = null, RefiningOptions? options = null, CancellationToken cancellationToken = default)
    {
        // Small members first: the server reads the form as a stream and the file is its last part.
        using var form = new MultipartFormDataContent();
        if (callbackUrl is not null)
        {
            form.Add(new StringContent(callbackUrl), "callback_url");
        }

        if (options is not null)
        {
            form.Add(new StringContent(JsonSerializer.Serialize(options, PlatformJson.Options)), "options");
        }

        form.Add(new StreamContent(file), "file", fileName);
        using var answer = await http.PostAsync(new Uri("/api/files", UriKind.Relative), form, cancellationToken).ConfigureAwait(false);
        return (await answer.Content.ReadFromJsonAsync<FileAcceptedEnvelope>(PlatformJson.Options, cancellationToken).ConfigureAwait(false))!.Data;
    }

    /// <summary>Waits until a lead file has ended.</summary>
    /// <param name="id">The file's identifier.</param>
    /// <param name="progress">Told of every change of its state.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Its last state, PROCESSED.</returns>
    /// <exception cref="LeadFileFailedException">It FAILED.</exception>
    public async Task<LeadFile> WaitForFileAsync(string id, IProgress<LeadFile>? progress = null, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var file = await Files.GetAsync(id, cancellationToken).ConfigureAwait(false);
            progress?.Report(file);
            switch (file.Status)
            {
                case LeadFileStatus.Processed:
                    return file;
                case LeadFileStatus.Failed:
                    throw new LeadFileFailedException(file);
                default:
                    await FollowAsync(id, progress, cancellationToken).ConfigureAwait(false);
                    break;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    // Until the file ends or the stream breaks off; what is so is asked again afterwards.
    private async Task FollowAsync(string id, IProgress<LeadFile>? progress, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"/api/files/{Uri.EscapeDataString(id)}/events"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        var stream = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await foreach (var item in SseParser.Create(stream).EnumerateAsync(cancellationToken).ConfigureAwait(false))
            {
                progress?.Report(JsonSerializer.Deserialize<LeadFile>(item.Data, PlatformJson.Options)!);
            }
        }
        catch (IOException)
        {
            // The connection broke; the caller asks again.
        }
    }
}
