using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Platform.Application.Accounts.Authentication;

namespace Platform.WebApi.Authentication;

/// <summary>API keys sent as <c>X-Api-Key</c>.</summary>
internal sealed class ApiKeyAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, CredentialVerifier verifier)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";
    public const string Header = "X-Api-Key";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var sent = Request.Headers[Header].ToString();
        if (sent.Length == 0)
        {
            return AuthenticateResult.NoResult();
        }

        return await verifier.VerifyApiKeyAsync(sent, Context.RequestAborted) is { } caller
            ? AuthenticateResult.Success(new AuthenticationTicket(new CallerPrincipal(caller, Scheme.Name), Scheme.Name))
            : AuthenticateResult.Fail("The API key is not good.");
    }
}
