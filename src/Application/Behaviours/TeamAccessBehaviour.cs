using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Application.Teams;
using Platform.Domain.Accounts;
using Platform.Domain.Common;
using Platform.Domain.Teams;

namespace Platform.Application.Behaviours;

/// <summary>Lets requests about a team through to their handlers only for members whose role allows them. To others the team does not exist.</summary>
internal sealed class TeamAccessBehaviour<TRequest, TResponse>(IPlatformDb db, ICaller caller) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IFailable<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (request is not ITeamRequest { TeamId: var teamId, Needed: var needed })
        {
            return await next();
        }

        var userId = caller.UserId;
        var role = await db.Set<Membership>().Where(m => m.TeamId == teamId && m.UserId == userId).Select(m => (TeamRole?)m.Role).FirstOrDefaultAsync(cancellationToken);

        // Only a user token is good for all teams of its user; the others name one.
        if (role is null || (caller.Kind != TokenKind.User && caller.TeamId != teamId))
        {
            return TResponse.From(TeamErrors.NotFound);
        }

        return role < needed ? TResponse.From(TeamErrors.RoleTooLow) : await next();
    }
}
