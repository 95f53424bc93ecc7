using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.Application.Accounts.EndAllSessions;
using Platform.Application.Accounts.EndSession;
using Platform.Application.Accounts.ListSessions;
using Platform.Application.Accounts.Logout;
using Platform.Domain.ApiKeys;
using Platform.WebApi.Authentication;
using Platform.WebApi.Contracts;
using Platform.WebApi.Errors;

namespace Platform.WebApi.Controllers;

/// <summary>Where the caller is signed in.</summary>
[ApiController]
[Route("api")]
[Produces("application/json")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SessionsController(IMediator mediator) : ControllerBase
{
    /// <summary>Ends the session of the token that is sent.</summary>
    [HttpPost("logout")]
    [Access(Scopes.Account, SessionOnly = true, Unconfirmed = true)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> Logout(CancellationToken cancellationToken) => mediator.Send(new Logout(), cancellationToken).To(this, NoContent);

    /// <summary>Lists the open sessions.</summary>
    [HttpGet("sessions")]
    [Access(Scopes.Account, SessionOnly = true)]
    [ProducesResponseType<PageBody<SessionItem>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> List([FromQuery] PageQuery page, CancellationToken cancellationToken) =>
        mediator.Send(new ListSessions(page.ToRequest()), cancellationToken).ToOk(this, sessions => sessions.ToBody());

    /// <summary>Ends one session.</summary>
    [HttpDelete("sessions/{id}")]
    [Access(Scopes.Account, SessionOnly = true)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> End(string id, CancellationToken cancellationToken) => mediator.Send(new EndSession(id), cancellationToken).To(this, NoContent);

    /// <summary>Ends every session, this one too.</summary>
    [HttpDelete("sessions")]
    [Access(Scopes.Account, SessionOnly = true)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> EndAll(CancellationToken cancellationToken) => mediator.Send(new EndAllSessions(), cancellationToken).To(this, NoContent);
}
