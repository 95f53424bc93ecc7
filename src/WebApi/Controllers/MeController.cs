using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Platform.Application.Accounts.ExistEmail;
using Platform.Application.Accounts.GetMe;
using Platform.Application.Accounts.UpdateMe;
using Platform.Domain.ApiKeys;
using Platform.WebApi.Authentication;
using Platform.WebApi.Contracts;
using Platform.WebApi.Errors;
using Platform.WebApi.Limits;

namespace Platform.WebApi.Controllers;

/// <summary>The caller's account.</summary>
[ApiController]
[Route("api")]
[Produces("application/json")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class MeController(IMediator mediator) : ControllerBase
{
    /// <summary>The caller's account.</summary>
    [HttpGet("me")]
    [Access(Scopes.Account, Unconfirmed = true)]
    [ProducesResponseType<MeBody>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> Get(CancellationToken cancellationToken) => mediator.Send(new GetMe(), cancellationToken).ToOk(this, MeBody.Of);

    /// <summary>Changes the name.</summary>
    [HttpPatch("me")]
    [Access(Scopes.Account)]
    [ProducesResponseType<MeBody>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> Update(UpdateMeBody body, CancellationToken cancellationToken) =>
        mediator.Send(new UpdateMe(body.Name), cancellationToken).ToOk(this, MeBody.Of);

    /// <summary>Whether there is an account with an address.</summary>
    [HttpGet("exist-email/{email}")]
    [AllowAnonymous]
    [RateLimited(RateLimit.ExistEmail)]
    [ProducesResponseType<bool>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> Exists(string email, CancellationToken cancellationToken) => mediator.Send(new ExistEmail(email), cancellationToken).ToOk(this, exists => exists);
}
