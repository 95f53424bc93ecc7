using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Platform.Application.Accounts.ChangePassword;
using Platform.Application.Accounts.ForgotPassword;
using Platform.Application.Accounts.ResetPassword;
using Platform.Domain.ApiKeys;
using Platform.WebApi.Authentication;
using Platform.WebApi.Contracts;
using Platform.WebApi.Errors;
using Platform.WebApi.Limits;
using Platform.WebApi.OpenApi;

namespace Platform.WebApi.Controllers;

/// <summary>New passwords.</summary>
[ApiController]
[Route("api")]
[Produces("application/json")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class PasswordsController(IMediator mediator) : ControllerBase
{
    /// <summary>Mails a link with which a new password can be chosen, if there is such an account; the answer is the same either way.</summary>
    /// <remarks>The path is spelt as in the first description of this API.</remarks>
    [HttpPost("forgot-passsword")]
    [HttpPost("forgot-password")]
    [Alias("/api/forgot-password")]
    [AllowAnonymous]
    [RateLimited(RateLimit.Mail)]
    [ProducesResponseType<StatusBody>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> Forgot(ForgotPasswordBody body, CancellationToken cancellationToken) =>
        mediator.Send(new ForgotPassword(body.Email), cancellationToken).To(this, () => Ok(StatusBody.Ok));

    /// <summary>Sets a new password by the token of the mail; ends every session of the account.</summary>
    /// <remarks>The path is spelt as in the first description of this API.</remarks>
    [HttpPost("reset-passsword")]
    [HttpPost("reset-password")]
    [Alias("/api/reset-password")]
    [AllowAnonymous]
    [RateLimited(RateLimit.Mail)]
    [ProducesResponseType<StatusBody>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> Reset(ResetPasswordBody body, CancellationToken cancellationToken) =>
        mediator.Send(new ResetPassword(body.Token, body.NewPassword), cancellationToken).To(this, () => Ok(StatusBody.Ok));

    /// <summary>Sets a new password by the old one; ends the account's other sessions.</summary>
    [HttpPost("me/password")]
    [Access(Scopes.Account, SessionOnly = true)]
    [RateLimited(RateLimit.SignIn)]
    [ProducesResponseType<StatusBody>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> Change(ChangePasswordBody body, CancellationToken cancellationToken) =>
        mediator.Send(new ChangePassword(body.CurrentPassword, body.NewPassword), cancellationToken).To(this, () => Ok(StatusBody.Ok));
}
