using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Platform.Application.Accounts.Login;
using Platform.Application.Accounts.Refresh;
using Platform.Application.Accounts.Register;
using Platform.Application.Accounts.ResendEmailVerification;
using Platform.Application.Accounts.VerifyEmail;
using Platform.Domain.ApiKeys;
using Platform.WebApi.Authentication;
using Platform.WebApi.Contracts;
using Platform.WebApi.Errors;
using Platform.WebApi.Idempotency;
using Platform.WebApi.Limits;
using Platform.WebApi.OpenApi;

namespace Platform.WebApi.Controllers;

/// <summary>Accounts: registering, signing in, confirming the address, refreshing tokens.</summary>
[ApiController]
[Route("api")]
[Produces("application/json")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class AccountsController(IMediator mediator) : ControllerBase
{
    /// <summary>Makes an account and mails the confirmation of its address.</summary>
    /// <remarks>The answer already holds a session, which until the address is confirmed is good only for resending the mail, refreshing and reading the account.</remarks>
    [HttpPost("register")]
    [AllowAnonymous]
    [Idempotent]
    [RateLimited(RateLimit.Registration)]
    [ProducesResponseType<TokenPairBody>(StatusCodes.Status201Created)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status409Conflict)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> Register(RegisterBody body, CancellationToken cancellationToken) =>
        mediator.Send(new Register(body.Email, body.Password, body.Name), cancellationToken).To(this, pair => StatusCode(StatusCodes.Status201Created, TokenPairBody.Of(pair)));

    /// <summary>Signs in.</summary>
    /// <remarks>The answer to a wrong password is the same, in the same time, as for an unknown address. An account with a second factor needs <c>code</c> too.</remarks>
    [HttpPost("login")]
    [AllowAnonymous]
    [RateLimited(RateLimit.SignIn)]
    [ProducesResponseType<TokenPairBody>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> Login(CredentialsBody body, CancellationToken cancellationToken) =>
        mediator.Send(new Login(body.Email, body.Password, body.Code), cancellationToken).ToOk(this, TokenPairBody.Of);

    /// <summary>Confirms an address by the token that was mailed to it; makes the default team and its default project.</summary>
    /// <remarks>The mail holds this very address. The token is good once.</remarks>
    [HttpGet("verify-email/{token}")]
    [AllowAnonymous]
    [ProducesResponseType<TokenPairBody>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> VerifyEmail(string token, CancellationToken cancellationToken) =>
        mediator.Send(new VerifyEmail(token), cancellationToken).ToOk(this, TokenPairBody.Of);

    /// <summary>Mails the confirmation again, at most once a minute.</summary>
    /// <remarks>Needs the answer to a captcha unless the server runs without one; see <c>GET /api/captcha</c>.</remarks>
    /// <param name="capcha">Answer to a captcha.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    [HttpGet("resend-email-verification")]
    [Access(Scopes.Account, Unconfirmed = true, SessionOnly = true)]
    [RateLimited(RateLimit.Mail)]
    [ProducesResponseType<TokenPairBody>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> ResendEmailVerification([FromQuery] string? capcha, CancellationToken cancellationToken) =>
        mediator.Send(new ResendEmailVerification(capcha), cancellationToken).ToOk(this, TokenPairBody.Of);

    /// <summary>Replaces the tokens of the session; takes its user token, also some time after the token's end.</summary>
    /// <remarks>Each refresh replaces the token. The one before is forgiven for ten seconds, so that two requests at once do no harm; anything older ends the whole session.</remarks>
    [HttpGet("refresh")]
    [AllowAnonymous]
    [ReadsToken(AccessText.Bearer, "Takes the present `userToken` of a session, also one that has expired within the session's idle limit.")]
    [ProducesResponseType<TokenPairBody>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> Refresh(CancellationToken cancellationToken) =>
        mediator.Send(new Refresh(BearerToken.Of(Request)), cancellationToken).ToOk(this, TokenPairBody.Of);
}
