using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.Application.Accounts.ConfirmSecondFactor;
using Platform.Application.Accounts.EnrolSecondFactor;
using Platform.Application.Accounts.RegenerateRecoveryCodes;
using Platform.Application.Accounts.TurnOffSecondFactor;
using Platform.Domain.ApiKeys;
using Platform.WebApi.Authentication;
using Platform.WebApi.Contracts;
using Platform.WebApi.Errors;
using Platform.WebApi.Limits;

namespace Platform.WebApi.Controllers;

/// <summary>The second factor of the caller.</summary>
[ApiController]
[Route("api/two-factor")]
[Access(Scopes.Account, SessionOnly = true)]
[Produces("application/json")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SecondFactorController(IMediator mediator) : ControllerBase
{
    /// <summary>Makes a secret for an authenticator app; confirm a code of it to turn the second factor on.</summary>
    [HttpPost]
    [ProducesResponseType<EnrolmentBody>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status409Conflict)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> Enrol(CancellationToken cancellationToken) =>
        mediator.Send(new EnrolSecondFactor(), cancellationToken).ToOk(this, enrolment => new EnrolmentBody(enrolment.Secret, enrolment.Url));

    /// <summary>Turns the second factor on by a first code of the app; gives the recovery codes.</summary>
    [HttpPost("confirm")]
    [RateLimited(RateLimit.SignIn)]
    [ProducesResponseType<RecoveryCodesBody>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> Confirm(CodeBody body, CancellationToken cancellationToken) =>
        mediator.Send(new ConfirmSecondFactor(body.Code), cancellationToken).ToOk(this, codes => new RecoveryCodesBody(codes));

    /// <summary>Replaces the recovery codes.</summary>
    [HttpPost("recovery-codes")]
    [RateLimited(RateLimit.SignIn)]
    [ProducesResponseType<RecoveryCodesBody>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> Regenerate(CodeBody body, CancellationToken cancellationToken) =>
        mediator.Send(new RegenerateRecoveryCodes(body.Code), cancellationToken).ToOk(this, codes => new RecoveryCodesBody(codes));

    /// <summary>Turns the second factor off.</summary>
    [HttpPost("turn-off")]
    [RateLimited(RateLimit.SignIn)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> TurnOff(ProofBody body, CancellationToken cancellationToken) =>
        mediator.Send(new TurnOffSecondFactor(body.Password, body.Code), cancellationToken).To(this, NoContent);
}
