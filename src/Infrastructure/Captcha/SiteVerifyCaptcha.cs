using System.Net.Http.Json;
using System.Text.Json.Serialization;
using Platform.Application.Ports;

namespace Platform.Infrastructure.Captcha;

/// <summary>
/// Turnstile and hCaptcha: both check an answer by the same call (a form with <c>secret</c>, <c>response</c> and <c>remoteip</c>, answered by
/// <c>{"success": true}</c>). When the provider cannot be reached, nobody passes.
/// </summary>
internal sealed class SiteVerifyCaptcha(HttpClient http, CaptchaOptions options, IRequestOrigin origin) : ICaptcha
{
    public const string TurnstileUrl = "https://challenges.cloudflare.com/turnstile/v0/siteverify";
    public const string HcaptchaUrl = "https://api.hcaptcha.com/siteverify";
    private const int MaxAnswerLength = 8192;

    public async Task<bool> IsSolvedAsync(string? answer, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(answer) || answer.Length > MaxAnswerLength)
        {
            return false;
        }

        var url = options.VerifyUrl ?? new Uri(options.Provider == CaptchaProvider.Turnstile ? TurnstileUrl : HcaptchaUrl);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["secret"] = options.SecretKey!, ["response"] = answer, ["remoteip"] = origin.Address ?? string.Empty });
        try
        {
            using var reply = await http.PostAsync(url, form, cancellationToken);
            return reply.IsSuccessStatusCode && await reply.Content.ReadFromJsonAsync<Verdict>(cancellationToken) is { Success: true };
        }
        catch (Exception e) when (e is HttpRequestException or System.Text.Json.JsonException || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    private sealed record Verdict([property: JsonPropertyName("success")] bool Success);
}
