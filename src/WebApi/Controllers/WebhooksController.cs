using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.Application.Webhooks.GetWebhookSecret;
using Platform.Application.Webhooks.RotateWebhookSecret;
using Platform.Domain.ApiKeys;
using Platform.WebApi.Authentication;
using Platform.WebApi.Errors;
using Platform.WebApi.Idempotency;
using Platform.WebApi.OpenApi;

namespace Platform.WebApi.Controllers;

/// <summary>The secret that signs the account's callbacks (Standard Webhooks).</summary>
[ApiController]
[Route("api/webhooks/secret")]
[Route("bnd/api/webhooks/secret")]
[Alias("/bnd/api")]
[Produces("application/json")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
[ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
[ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
public sealed class WebhooksController(IMediator mediator) : ControllerBase
{
    /// <summary>Shows the secret.</summary>
    /// <remarks>It begins with <c>whsec_</c>.</remarks>
    [HttpGet]
    [Access(Scopes.Leads)]
    [ProducesResponseType<WebhookSecretAnswer>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetSecret(CancellationToken cancellationToken) =>
        mediator.Send(new GetWebhookSecret(), cancellationToken).ToOk(this, secret => secret);

    /// <summary>Replaces the secret; for 24 hours the old one signs too.</summary>
    [HttpPost("rotate")]
    [Access(Scopes.Leads)]
    [Idempotent]
    [ProducesResponseType<WebhookSecretAnswer>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status409Conflict)]
    public Task<IActionResult> RotateSecret(CancellationToken cancellationToken) =>
        mediator.Send(new RotateWebhookSecret(), cancellationToken).ToOk(this, secret => secret);
}
