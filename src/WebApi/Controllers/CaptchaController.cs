using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Platform.Application.Accounts.GetChallenge;
using Platform.WebApi.Contracts;
using Platform.WebApi.Errors;

namespace Platform.WebApi.Controllers;

/// <summary>Challenges of the self-hosted captcha.</summary>
[ApiController]
[Route("api/captcha")]
[AllowAnonymous]
[Produces("application/json")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CaptchaController(IMediator mediator) : ControllerBase
{
    /// <summary>Gives a proof-of-work challenge.</summary>
    /// <remarks>
    /// Find a number so that the SHA-256 of <c>challenge.number</c> begins with <c>difficulty</c> zero bits, and send
    /// <c>challenge.number</c> as <c>capcha</c>. Each answer is good once.
    /// </remarks>
    [HttpGet]
    [ProducesResponseType<CaptchaBody>(StatusCodes.Status200OK)]
    public Task<IActionResult> Get(CancellationToken cancellationToken) => mediator.Send(new GetChallenge(), cancellationToken).ToOk(this, CaptchaBody.Of);
}
