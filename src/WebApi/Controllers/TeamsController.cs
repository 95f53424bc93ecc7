using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.Application.Teams;
using Platform.Application.Teams.CreateTeam;
using Platform.Application.Teams.DeleteTeam;
using Platform.Application.Teams.GetTeam;
using Platform.Application.Teams.LeaveTeam;
using Platform.Application.Teams.ListAudit;
using Platform.Application.Teams.ListTeams;
using Platform.Application.Teams.RenameTeam;
using Platform.Application.Teams.SwitchTeam;
using Platform.Application.Teams.TransferTeam;
using Platform.Domain.ApiKeys;
using Platform.WebApi.Authentication;
using Platform.WebApi.Contracts;
using Platform.WebApi.Errors;
using Platform.WebApi.Idempotency;
using Platform.WebApi.OpenApi;

namespace Platform.WebApi.Controllers;

/// <summary>Teams of the caller.</summary>
[ApiController]
[Route("api/teams")]
[Access(Scopes.Account)]
[Produces("application/json")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class TeamsController(IMediator mediator) : ControllerBase
{
    /// <summary>Lists the caller's teams.</summary>
    [HttpGet]
    [ProducesResponseType<PageBody<TeamItem>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> List([FromQuery] PageQuery page, CancellationToken cancellationToken) =>
        mediator.Send(new ListTeams(page.ToRequest()), cancellationToken).ToOk(this, teams => teams.ToBody());

    /// <summary>Makes a team of which the caller is the owner.</summary>
    [HttpPost]
    [Idempotent]
    [SendsLocation]
    [ProducesResponseType<TeamItem>(StatusCodes.Status201Created)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status409Conflict)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> Create(NameBody body, CancellationToken cancellationToken) =>
        mediator.Send(new CreateTeam(body.Name), cancellationToken).To(this, team => Created($"/api/teams/{team.Id}", team));

    /// <summary>One team.</summary>
    [HttpGet("{teamId}")]
    [ProducesResponseType<TeamItem>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> Get(string teamId, CancellationToken cancellationToken) =>
        mediator.Send(new GetTeam(teamId), cancellationToken).ToOk(this, team => team);

    /// <summary>Gives a team another name (admins).</summary>
    [HttpPatch("{teamId}")]
    [ProducesResponseType<TeamItem>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> Rename(string teamId, NameBody body, CancellationToken cancellationToken) =>
        mediator.Send(new RenameTeam(teamId, body.Name), cancellationToken).ToOk(this, team => team);

    /// <summary>Deletes a team with all that belongs to it (owner).</summary>
    [HttpDelete("{teamId}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> Delete(string teamId, CancellationToken cancellationToken) =>
        mediator.Send(new DeleteTeam(teamId), cancellationToken).To(this, NoContent);

    /// <summary>Ends the caller's membership.</summary>
    [HttpPost("{teamId}/leave")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status409Conflict)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> Leave(string teamId, CancellationToken cancellationToken) =>
        mediator.Send(new LeaveTeam(teamId), cancellationToken).To(this, NoContent);

    /// <summary>Makes another member the owner (owner).</summary>
    [HttpPost("{teamId}/transfer")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> Transfer(string teamId, MemberBody body, CancellationToken cancellationToken) =>
        mediator.Send(new TransferTeam(teamId, body.UserId), cancellationToken).To(this, NoContent);

    /// <summary>Makes the caller's session speak for this team, and gives its tokens.</summary>
    [HttpPost("{teamId}/token")]
    [Access(Scopes.Account, SessionOnly = true)]
    [ProducesResponseType<TokenPairBody>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> Switch(string teamId, [FromBody(EmptyBodyBehavior = Microsoft.AspNetCore.Mvc.ModelBinding.EmptyBodyBehavior.Allow)] ProjectChoiceBody? body, CancellationToken cancellationToken) =>
        mediator.Send(new SwitchTeam(teamId, body?.ProjectId), cancellationToken).ToOk(this, TokenPairBody.Of);

    /// <summary>Lists what happened in a team (admins).</summary>
    [HttpGet("{teamId}/audit")]
    [ProducesResponseType<PageBody<AuditItem>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> Audit(string teamId, [FromQuery] PageQuery page, CancellationToken cancellationToken) =>
        mediator.Send(new ListAudit(teamId, page.ToRequest()), cancellationToken).ToOk(this, entries => entries.ToBody());
}
