using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Platform.Application.Accounts.AuthenticateUser;
using Platform.Application.Accounts.GenerateToken;
using Platform.WebApi.Contracts;
using Platform.WebApi.Errors;
using Platform.WebApi.Idempotency;
using Platform.WebApi.Limits;
using Platform.WebApi.OpenApi;

namespace Platform.WebApi.Controllers;

/// <summary>How clients of the lead processing come by their key and token.</summary>
[ApiController]
[Tags("Leads")]
[Route("api")]
[Route("bnd/api")]
[Alias("/bnd/api")]
[AllowAnonymous]
[Produces("application/json")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class LeadAccessController(IMediator mediator) : ControllerBase
{
    /// <summary>Gives the account's API key for its address and password.</summary>
    /// <remarks>The key is the same every time until it is rotated. The answer to a wrong password is the same as for an unknown address.</remarks>
    [HttpPost("user-authenticate")]
    [RateLimited(RateLimit.SignIn)]
    [ProducesResponseType<MessageBody<AuthenticatedUserBody>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> UserAuthenticate(CredentialsBody body, CancellationToken cancellationToken) =>
        mediator.Send(new AuthenticateUser(body.Email, body.Password, body.Code), cancellationToken)
            .ToOk(this, user => new MessageBody<AuthenticatedUserBody>("User Authenticated Successfully", new(user.ApiSecretKey, user.Email, user.Name)));

    /// <summary>Makes a bearer token of the account, good for 24 hours.</summary>
    /// <remarks>Key and address must belong together.</remarks>
    [HttpPost("generate-token")]
    [Idempotent]
    [RateLimited(RateLimit.SignIn)]
    [ProducesResponseType<MessageBody<GeneratedTokenBody>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> GenerateToken(GenerateTokenBody body, CancellationToken cancellationToken) =>
        mediator.Send(new GenerateToken(body.ApiKey, body.Email), cancellationToken)
            .ToOk(this, token => new MessageBody<GeneratedTokenBody>("Token generated successfully", new(token.Token, "Bearer", token.ExpiresAt)));
}
