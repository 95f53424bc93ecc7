using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Platform.Application.Accounts.DeleteAccount;
using Platform.Application.Accounts.ExistEmail;
using Platform.Application.Accounts.ExportAccount;
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

    /// <summary>All that is kept on the caller.</summary>
    /// <remarks>By subject: the account, its sessions, keys, teams, and what the audit log says of it.</remarks>
    [HttpGet("me/export")]
    [Access(Scopes.Account, SessionOnly = true)]
    [ProducesResponseType<IReadOnlyDictionary<string, object>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> Export(CancellationToken cancellationToken) => mediator.Send(new ExportAccount(), cancellationToken).ToOk(this, export => export);

    /// <summary>Deletes the account, and the teams in which nobody else is, with their files.</summary>
    /// <remarks>Needs the password, and the code of the second factor if there is one.</remarks>
    [HttpDelete("me")]
    [Access(Scopes.Account, SessionOnly = true)]
    [RateLimited(RateLimit.SignIn)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status409Conflict)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> Delete(ProofBody body, CancellationToken cancellationToken) =>
        mediator.Send(new DeleteAccount(body.Password, body.Code), cancellationToken).To(this, NoContent);

    /// <summary>Whether there is an account with an address.</summary>
    /// <remarks>The operator can switch this off; then it is 404.</remarks>
    [HttpGet("exist-email/{email}")]
    [Tags("Accounts")]
    [AllowAnonymous]
    [RateLimited(RateLimit.ExistEmail)]
    [ProducesResponseType<bool>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> ExistEmail(string email, CancellationToken cancellationToken) => mediator.Send(new ExistEmail(email), cancellationToken).ToOk(this, exists => exists);
}
