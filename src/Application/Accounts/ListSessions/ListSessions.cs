using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Paging;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.Common;

namespace Platform.Application.Accounts.ListSessions;

/// <summary>Lists the caller's open sessions.</summary>
public sealed record ListSessions(PageRequest Page) : IRequest<Result<Page<SessionItem>>>;

/// <summary>A session.</summary>
/// <param name="Id">Its id.</param>
/// <param name="CreatedAt">When it began.</param>
/// <param name="LastUsedAt">When it was last refreshed.</param>
/// <param name="Address">Network address of the sign-in.</param>
/// <param name="UserAgent">What the device called itself.</param>
/// <param name="Current">Whether the request was made in it.</param>
public sealed record SessionItem(string Id, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, string? Address, string? UserAgent, bool Current);

internal sealed class ListSessionsHandler(IPlatformDb db, ICaller caller, SessionOptions options, TimeProvider time) : IRequestHandler<ListSessions, Result<Page<SessionItem>>>
{
    public Task<Result<Page<SessionItem>>> Handle(ListSessions request, CancellationToken cancellationToken)
    {
        var (userId, current, now) = (caller.UserId, caller.SessionId, time.GetUtcNow());
        var idleSince = now - options.IdleLimit - options.TokenLifetime;
        return db.Set<Session>().AsNoTracking()
            .Where(s => s.UserId == userId && s.EndedAt == null && s.EndsAt > now && s.RotatedAt > idleSince)
            .ToPageAsync(request.Page, s => s.Id, s => new SessionItem(s.Id, s.CreatedAt, s.RotatedAt, s.Address, s.UserAgent, s.Id == current), cancellationToken);
    }
}
