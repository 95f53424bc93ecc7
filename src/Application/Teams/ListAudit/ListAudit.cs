using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Paging;
using Platform.Application.Ports;
using Platform.Domain.Audit;
using Platform.Domain.Common;
using Platform.Domain.Teams;

namespace Platform.Application.Teams.ListAudit;

/// <summary>Lists what happened in a team.</summary>
public sealed record ListAudit(string TeamId, PageRequest Page) : IRequest<Result<Page<AuditItem>>>, ITeamRequest
{
    public TeamRole Needed => TeamRole.Admin;
}

internal sealed class ListAuditHandler(IPlatformDb db) : IRequestHandler<ListAudit, Result<Page<AuditItem>>>
{
    public Task<Result<Page<AuditItem>>> Handle(ListAudit request, CancellationToken cancellationToken) =>
        db.Set<AuditEntry>().AsNoTracking().Where(a => a.TeamId == request.TeamId)
            .ToPageAsync(request.Page, a => a.Id, a => new AuditItem(a.Id, a.At, a.UserId, a.Action, a.Target, a.Address, a.UserAgent), cancellationToken);
}
