using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.Domain.ApiKeys;
using Platform.WebApi.Authentication;
using Platform.WebApi.Contracts;
using Platform.WebApi.Errors;
using Platform.WebApi.Idempotency;

namespace Platform.WebApi.Controllers;

/// <summary>Application links as their document describes them.</summary>
[ApiController]
[Route("generate-link-api")]
[Route("api/generate-link-api")]
[Produces("application/json")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class GenerateLinkController(IMediator mediator) : ControllerBase
{
    /// <summary>Makes an application link for each of some addresses; the answer has them in the order given.</summary>
    [HttpPost]
    [Access(Scopes.Links)]
    [Idempotent]
    [ProducesResponseType<IReadOnlyList<GeneratedLinkBody>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status409Conflict)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status413PayloadTooLarge)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> GenerateLink(GenerateLinksBody body, CancellationToken cancellationToken) =>
        mediator.Send(body.ToRequest(), cancellationToken).ToOk(this, links => links.Select(l => new GeneratedLinkBody(l.Email, l.Url)));
}
