using FluentValidation;
using MediatR;
using Platform.Application.Accounts.Authentication;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.Common;

namespace Platform.Application.Accounts.GenerateToken;

/// <summary>Makes a token for the account from its API key.</summary>
public sealed record GenerateToken(string? ApiKey, string? Email) : IRequest<Result<GeneratedToken>>;

/// <summary>A token of the account.</summary>
/// <param name="Token">Bearer token.</param>
/// <param name="ExpiresAt">Until when it is good.</param>
public sealed record GeneratedToken(string Token, DateTimeOffset ExpiresAt);

internal sealed class GenerateTokenValidator : AbstractValidator<GenerateToken>
{
    public GenerateTokenValidator()
    {
        RuleFor(r => r.ApiKey).Needed("api_key");
        RuleFor(r => r.Email).Needed("email");
    }
}

internal sealed class GenerateTokenHandler(CredentialVerifier credentials, ITokenIssuer issuer, TimeProvider time) : IRequestHandler<GenerateToken, Result<GeneratedToken>>
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    public async Task<Result<GeneratedToken>> Handle(GenerateToken request, CancellationToken cancellationToken)
    {
        var caller = await credentials.VerifyApiKeyAsync(request.ApiKey!, cancellationToken);
        if (caller is null || !string.Equals(caller.Email, request.Email!.Trim(), StringComparison.OrdinalIgnoreCase))
        {
            return AccountErrors.KeyAndAddressDiffer;
        }

        var now = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
        var claims = new TokenClaims
        {
            Kind = TokenKind.Api,
            UserId = caller.UserId,
            Id = Guid.NewGuid().ToString("N"),
            SessionId = caller.SessionId,
            IssuedAt = now,
            ExpiresAt = now + Lifetime,
            Email = caller.Email,
            TeamId = caller.TeamId,
            ProjectId = caller.ProjectId,
            KeyVersion = caller.KeyVersion,
        };
        return new GeneratedToken(issuer.Issue(claims), claims.ExpiresAt);
    }
}
