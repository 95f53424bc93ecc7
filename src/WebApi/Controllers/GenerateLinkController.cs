using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.Domain.ApiKeys;
using Platform.WebApi.Authentication;
using Platform.WebApi.Contracts;
using Platform.WebApi.Errors;
using Platform.WebApi.Idempotency;
using Platform.WebApi.OpenApi;

namespace Platform.WebApi.Controllers;

/// <summary>Application links as their document describes them.</summary>
[ApiController]
[Route("generate-link-api")]
[Route("api/generate-link-api")]
[Alias("/generate-link-api")]
[Tags("Links")]
[Produces("application/json")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class GenerateLinkController(IMediator mediator) : ControllerBase
{
    /// <summary>Makes an application link for each of some addresses; the answer has them in the order given.</summary>
    /// <remarks>
    /// All links of a request are made together or not at all. Each opens the page <c>/app.html</c> for its one invitation. Workflows: <c>send-email</c> mails each recipient the link,
    /// <c>process-leads</c> has a file that is handed in processed, <c>notify-owner</c> mails the account about it. A <c>sessionid</c> cookie is ignored.
    /// </remarks>
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
