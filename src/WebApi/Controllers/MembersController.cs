using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.Application.Teams;
using Platform.Application.Teams.ChangeMemberRole;
using Platform.Application.Teams.ListMembers;
using Platform.Application.Teams.RemoveMember;
using Platform.Domain.ApiKeys;
using Platform.WebApi.Authentication;
using Platform.WebApi.Contracts;
using Platform.WebApi.Errors;

namespace Platform.WebApi.Controllers;

/// <summary>Members of a team.</summary>
[ApiController]
[Route("api/teams/{teamId}/members")]
[Access(Scopes.Account)]
[Produces("application/json")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class MembersController(IMediator mediator) : ControllerBase
{
    /// <summary>Lists the members.</summary>
    [HttpGet]
    [ProducesResponseType<PageBody<MemberItem>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> List(string teamId, [FromQuery] PageQuery page, CancellationToken cancellationToken) =>
        mediator.Send(new ListMembers(teamId, page.ToRequest()), cancellationToken).ToOk(this, members => members.ToBody());

    /// <summary>Gives a member another role (admins).</summary>
    [HttpPatch("{userId}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status409Conflict)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> ChangeRole(string teamId, string userId, RoleBody body, CancellationToken cancellationToken) =>
        mediator.Send(new ChangeMemberRole(teamId, userId, body.Role), cancellationToken).To(this, NoContent);

    /// <summary>Ends a membership (admins).</summary>
    [HttpDelete("{userId}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status409Conflict)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> Remove(string teamId, string userId, CancellationToken cancellationToken) =>
        mediator.Send(new RemoveMember(teamId, userId), cancellationToken).To(this, NoContent);
}
