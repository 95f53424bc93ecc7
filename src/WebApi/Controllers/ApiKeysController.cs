using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.Application.ApiKeys.CreateApiKey;
using Platform.Application.ApiKeys.ListApiKeys;
using Platform.Application.ApiKeys.RevokeApiKey;
using Platform.Application.ApiKeys.RotateApiKey;
using Platform.Domain.ApiKeys;
using Platform.WebApi.Authentication;
using Platform.WebApi.Contracts;
using Platform.WebApi.Errors;
using Platform.WebApi.Idempotency;

namespace Platform.WebApi.Controllers;

/// <summary>The caller's API keys.</summary>
[ApiController]
[Route("api/api-keys")]
[Produces("application/json")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[Access(Scopes.Account)]
public sealed class ApiKeysController(IMediator mediator) : ControllerBase
{
    /// <summary>Lists the keys, without their secrets.</summary>
    [HttpGet]
    [ProducesResponseType<PageBody<ApiKeyBody>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> List([FromQuery] PageQuery page, CancellationToken cancellationToken) =>
        mediator.Send(new ListApiKeys(page.ToRequest()), cancellationToken).ToOk(this, keys => keys.ToBody(ApiKeyBody.Of));

    /// <summary>Makes a key; its secret is in the answer.</summary>
    /// <remarks>The secret is shown this once: only what it takes to check it is kept.</remarks>
    [HttpPost]
    [Idempotent]
    [ProducesResponseType<ApiKeyBody>(StatusCodes.Status201Created)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status409Conflict)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> Create(CreateApiKeyBody body, CancellationToken cancellationToken) =>
        mediator.Send(new CreateApiKey(body.Name, body.ToScopes(), body.ExpiresAt), cancellationToken).To(this, key => StatusCode(StatusCodes.Status201Created, ApiKeyBody.Of(key)));

    /// <summary>Gives a key another secret; the present one stays good for the overlap.</summary>
    /// <remarks>Without a body the present secret ends at once.</remarks>
    [HttpPost("{id}/rotate")]
    [Idempotent]
    [ProducesResponseType<ApiKeyBody>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status409Conflict)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> Rotate(string id, [FromBody(EmptyBodyBehavior = Microsoft.AspNetCore.Mvc.ModelBinding.EmptyBodyBehavior.Allow)] RotateApiKeyBody? body, CancellationToken cancellationToken) =>
        mediator.Send(new RotateApiKey(id, body?.OverlapSeconds), cancellationToken).ToOk(this, ApiKeyBody.Of);

    /// <summary>Ends a key at once.</summary>
    [HttpDelete("{id}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> Revoke(string id, CancellationToken cancellationToken) => mediator.Send(new RevokeApiKey(id), cancellationToken).To(this, NoContent);
}
