using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.Application.Teams;
using Platform.Application.Teams.AcceptInvitation;
using Platform.Application.Teams.InviteMember;
using Platform.Application.Teams.ListInvitations;
using Platform.Application.Teams.RevokeInvitation;
using Platform.Domain.ApiKeys;
using Platform.WebApi.Authentication;
using Platform.WebApi.Contracts;
using Platform.WebApi.Errors;
using Platform.WebApi.Idempotency;
using Platform.WebApi.Limits;

namespace Platform.WebApi.Controllers;

/// <summary>Invitations into teams.</summary>
[ApiController]
[Route("api")]
[Access(Scopes.Account)]
[Produces("application/json")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class InvitationsController(IMediator mediator) : ControllerBase
{
    /// <summary>Lists the open invitations (admins).</summary>
    [HttpGet("teams/{teamId}/invitations")]
    [ProducesResponseType<PageBody<InvitationItem>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> List(string teamId, [FromQuery] PageQuery page, CancellationToken cancellationToken) =>
        mediator.Send(new ListInvitations(teamId, page.ToRequest()), cancellationToken).ToOk(this, invitations => invitations.ToBody());

    /// <summary>Invites somebody by mail (admins).</summary>
    [HttpPost("teams/{teamId}/invitations")]
    [Idempotent]
    [RateLimited(RateLimit.Mail)]
    [ProducesResponseType<InvitationItem>(StatusCodes.Status201Created)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status409Conflict)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> Invite(string teamId, InvitationBody body, CancellationToken cancellationToken) =>
        mediator.Send(new InviteMember(teamId, body.Email, body.Role), cancellationToken).To(this, invitation => StatusCode(StatusCodes.Status201Created, invitation));

    /// <summary>Takes an invitation back (admins).</summary>
    [HttpDelete("teams/{teamId}/invitations/{id}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> Revoke(string teamId, string id, CancellationToken cancellationToken) =>
        mediator.Send(new RevokeInvitation(teamId, id), cancellationToken).To(this, NoContent);

    /// <summary>Joins a team by the token of the mail, which must have gone to the caller's address.</summary>
    [HttpPost("invitations/accept")]
    [Access(Scopes.Account, SessionOnly = true)]
    [ProducesResponseType<TeamItem>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status409Conflict)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> Accept(TokenBody body, CancellationToken cancellationToken) =>
        mediator.Send(new AcceptInvitation(body.Token), cancellationToken).ToOk(this, team => team);
}
