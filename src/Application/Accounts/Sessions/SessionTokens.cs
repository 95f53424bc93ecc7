using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.Common;

namespace Platform.Application.Accounts.Sessions;

/// <summary>Starts sessions and writes their tokens.</summary>
internal sealed class SessionTokens(IPlatformDb db, ITokenIssuer issuer, IRequestOrigin origin, HomeTeam homes, SessionOptions options, TimeProvider time)
{
    public static string NewTokenId() => Guid.NewGuid().ToString("N");

    /// <summary>Adds a session to the unit of work.</summary>
    public async Task<TokenPair> StartAsync(Account account, CancellationToken cancellationToken)
    {
        var home = account.EmailConfirmed ? await homes.OfAsync(account.Id, cancellationToken) : null;
        return Start(account, home?.TeamId, home?.Id);
    }

    /// <summary>Adds a session for a known team to the unit of work.</summary>
    public TokenPair Start(Account account, string? teamId, string? projectId)
    {
        var now = time.GetUtcNow();
        var session = Session.Start(
            Identifiers.New("sess", now), account.Id, NewTokenId(), now, now + options.AbsoluteLimit, teamId, projectId, origin.Address, origin.UserAgent);
        db.Set<Session>().Add(session);
        return PairOf(session, account);
    }

    /// <summary>The present tokens of a session. The same state gives the same tokens.</summary>
    public TokenPair PairOf(Session session, Account account)
    {
        var expires = session.RotatedAt + options.TokenLifetime;
        var user = new TokenClaims
        {
            Kind = TokenKind.User,
            UserId = account.Id,
            Id = session.TokenId,
            SessionId = session.Id,
            IssuedAt = session.RotatedAt,
            ExpiresAt = expires < session.EndsAt ? expires : session.EndsAt,
        };
        var team = session.TeamId is null || !account.EmailConfirmed
            ? null
            : issuer.Issue(user with { Kind = TokenKind.Team, Id = session.TokenId + ".team", TeamId = session.TeamId, ProjectId = session.ProjectId });
        return new TokenPair(issuer.Issue(user), team);
    }
}
