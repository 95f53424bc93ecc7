using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Paging;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.Teams;

namespace Platform.Application.Teams.ListMembers;

/// <summary>Lists the members of a team.</summary>
public sealed record ListMembers(string TeamId, PageRequest Page) : IRequest<Result<Page<MemberItem>>>, ITeamRequest
{
    public TeamRole Needed => TeamRole.Member;
}

internal sealed class ListMembersHandler(IPlatformDb db, IAccounts accounts) : IRequestHandler<ListMembers, Result<Page<MemberItem>>>
{
    public async Task<Result<Page<MemberItem>>> Handle(ListMembers request, CancellationToken cancellationToken)
    {
        var page = await db.Set<Membership>().AsNoTracking().Where(m => m.TeamId == request.TeamId).ToPageAsync(request.Page, m => m.UserId, m => m, cancellationToken);
        if (page.Error is not null)
        {
            return page.Error;
        }

        var people = (await accounts.FindManyAsync([.. page.Value.Items.Select(m => m.UserId)], cancellationToken)).ToDictionary(a => a.Id);
        return new Page<MemberItem>([.. page.Value.Items.Where(m => people.ContainsKey(m.UserId)).Select(m => ItemOf(m, people[m.UserId]))], page.Value.Next);
    }

    private static MemberItem ItemOf(Membership membership, Account account) => new(account.Id, account.Email, account.Name, membership.Role, membership.JoinedAt);
}
