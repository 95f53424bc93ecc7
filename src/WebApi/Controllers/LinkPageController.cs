using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Platform.Application.LeadFiles;
using Platform.Application.Links.GetHandedInFile;
using Platform.Application.Links.HandInFile;
using Platform.Application.Links.OpenLink;
using Platform.WebApi.Authentication;
using Platform.WebApi.Binding;
using Platform.WebApi.Contracts;
using Platform.WebApi.Errors;
using Platform.WebApi.Idempotency;
using Platform.WebApi.OpenApi;

namespace Platform.WebApi.Controllers;

/// <summary>What the page of an application link calls, with the link's token as bearer token: that one link and nothing else.</summary>
[ApiController]
[Route("api/link")]
[AllowAnonymous]
[ReadsToken(AccessText.LinkToken, "Takes the token of the link and nothing else.")]
[Produces("application/json")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
[ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
[ProducesResponseType<ProblemBody>(StatusCodes.Status410Gone)]
[ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
public sealed class LinkPageController(IMediator mediator) : ControllerBase
{
    /// <summary>Shows the link to who holds it.</summary>
    /// <remarks>Looking uses nothing up; the first visit of a person is noted as <c>opened</c>.</remarks>
    [HttpGet]
    [ProducesResponseType<LinkPage>(StatusCodes.Status200OK)]
    public Task<IActionResult> Open(CancellationToken cancellationToken) =>
        mediator.Send(new OpenLink(BearerToken.Of(Request), LinkVisits.Of(Request)), cancellationToken).ToOk(this, page => page);

    /// <summary>The same without a body; notes nothing.</summary>
    [HttpHead]
    [ApiExplorerSettings(IgnoreApi = true)]
    public Task<IActionResult> Head(CancellationToken cancellationToken) => Open(cancellationToken);

    /// <summary>Hands in a lead file.</summary>
    /// <remarks>This, and nothing else, uses the link. Of two uploads at once through a link with one use left, one is taken.</remarks>
    [HttpPost("file")]
    [Idempotent]
    [DisableRequestSizeLimit]
    [FormParts]
    [Consumes("multipart/form-data")]
    [ProducesResponseType<MessageBody<LeadFileState>>(StatusCodes.Status202Accepted)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status409Conflict)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status413PayloadTooLarge)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status415UnsupportedMediaType)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status422UnprocessableEntity)]
    public Task<IActionResult> HandIn([ModelBinder<MultipartPartsBinder>] MultipartParts parts, CancellationToken cancellationToken) =>
        mediator.Send(new HandInFile(BearerToken.Of(Request), parts), cancellationToken)
            .To(this, file => Accepted("/api/link/file", new MessageBody<LeadFileState>("File handed in", file)));

    /// <summary>Says how far the file is that was handed in, and where its results are.</summary>
    /// <remarks>Of several files the latest. Without the workflow <c>process-leads</c> it stays at the stage <c>held</c>.</remarks>
    [HttpGet("file")]
    [ProducesResponseType<MessageBody<LeadFileState>>(StatusCodes.Status200OK)]
    public Task<IActionResult> HandedIn(CancellationToken cancellationToken) =>
        mediator.Send(new GetHandedInFile(BearerToken.Of(Request)), cancellationToken).ToOk(this, answer => new MessageBody<LeadFileState>(answer.Msg, answer.Data));
}
