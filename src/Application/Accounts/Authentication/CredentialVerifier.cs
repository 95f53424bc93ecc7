using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.ApiKeys;
using Platform.Domain.Teams;

namespace Platform.Application.Accounts.Authentication;

/// <summary>
/// Decides at each request for whom a credential stands now: signatures say only what was true when a token was issued, so ended sessions, revoked keys, lost
/// memberships and deleted accounts are looked up.
/// </summary>
public sealed class CredentialVerifier(IPlatformDb db, IAccounts accounts, IApiKeySecrets secrets, TimeProvider time)
{
    private static readonly TimeSpan LastUseStep = TimeSpan.FromMinutes(1);

    /// <summary>The caller of a token whose signature, kind and times are good already; null when it stands for nobody any more.</summary>
    public async Task<CallerIdentity?> VerifyAsync(TokenClaims claims, CancellationToken cancellationToken) => claims.Kind switch
    {
        TokenKind.User or TokenKind.Team => await OfSessionAsync(claims, cancellationToken),
        TokenKind.Api => await OfKeyAsync(await db.Set<ApiKey>().AsNoTracking().FirstOrDefaultAsync(k => k.Id == claims.SessionId, cancellationToken), claims.KeyVersion, cancellationToken),
        TokenKind.File => await OfFileAsync(claims, cancellationToken),
        _ => null,
    };

    /// <summary>The caller of an API key; null when it is not good.</summary>
    public async Task<CallerIdentity?> VerifyApiKeyAsync(string sent, CancellationToken cancellationToken)
    {
        if (!ApiKeyFormat.TryReadId(sent, out var id))
        {
            return null;
        }

        var key = await db.Set<ApiKey>().AsNoTracking().FirstOrDefaultAsync(k => k.Id == id, cancellationToken);
        return key is null || secrets.VersionOf(key, sent) is not { } version ? null : await OfKeyAsync(key, version, cancellationToken);
    }

    private async Task<CallerIdentity?> OfSessionAsync(TokenClaims claims, CancellationToken cancellationToken)
    {
        var session = await db.Set<Session>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == claims.SessionId && s.UserId == claims.UserId, cancellationToken);
        if (session is null || !session.IsOpen(time.GetUtcNow()) || await accounts.FindAsync(claims.UserId, cancellationToken) is not { } account)
        {
            return null;
        }

        var (teamId, projectId) = claims.Kind == TokenKind.Team ? (claims.TeamId, claims.ProjectId) : (session.TeamId, session.ProjectId);
        var isMember = await IsMemberAsync(account.Id, teamId, cancellationToken);
        if (claims.Kind == TokenKind.Team && !isMember)
        {
            return null;
        }

        return new CallerIdentity
        {
            Kind = claims.Kind,
            UserId = account.Id,
            Email = account.Email,
            EmailConfirmed = account.EmailConfirmed,
            SessionId = session.Id,
            TeamId = isMember ? teamId : null,
            ProjectId = isMember ? projectId : null,
        };
    }

    private async Task<CallerIdentity?> OfKeyAsync(ApiKey? key, int? version, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (key is null || version is null || !key.Accepts(version.Value, now)
            || await accounts.FindAsync(key.UserId, cancellationToken) is not { } account
            || !await IsMemberAsync(account.Id, key.TeamId, cancellationToken))
        {
            return null;
        }

        if (key.LastUsedAt is null || now - key.LastUsedAt >= LastUseStep)
        {
            await db.Set<ApiKey>().Where(k => k.Id == key.Id).ExecuteUpdateAsync(set => set.SetProperty(k => k.LastUsedAt, now), cancellationToken);
        }

        return new CallerIdentity
        {
            Kind = TokenKind.Api,
            UserId = account.Id,
            Email = account.Email,
            EmailConfirmed = account.EmailConfirmed,
            SessionId = key.Id,
            Scopes = key.Scopes,
            TeamId = key.TeamId,
            ProjectId = key.ProjectId,
            KeyVersion = version,
        };
    }

    private async Task<CallerIdentity?> OfFileAsync(TokenClaims claims, CancellationToken cancellationToken) =>
        await accounts.FindAsync(claims.UserId, cancellationToken) is not { } account || !await IsMemberAsync(account.Id, claims.TeamId, cancellationToken)
            ? null
            : new CallerIdentity
            {
                Kind = TokenKind.File,
                UserId = account.Id,
                Email = account.Email,
                EmailConfirmed = account.EmailConfirmed,
                SessionId = claims.SessionId,
                Scopes = Scopes.Leads,
                TeamId = claims.TeamId,
                ProjectId = claims.ProjectId,
                FileId = claims.FileId,
            };

    private async Task<bool> IsMemberAsync(string userId, string? teamId, CancellationToken cancellationToken) =>
        teamId is not null && await db.Set<Membership>().AnyAsync(m => m.TeamId == teamId && m.UserId == userId, cancellationToken);
}
