using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.Application.LeadFiles;
using Platform.Application.LeadFiles.CancelLeadFile;
using Platform.Application.LeadFiles.DeleteLeadFile;
using Platform.Application.LeadFiles.GetLeadFile;
using Platform.Application.LeadFiles.ListDeliveries;
using Platform.Application.LeadFiles.ListLeadFiles;
using Platform.Application.LeadFiles.RedeliverCallback;
using Platform.Application.LeadFiles.RetryLeadFile;
using Platform.Application.LeadFiles.UploadLeadFile;
using Platform.Application.LeadFiles.WatchLeadFile;
using Platform.Application.Paging;
using Platform.Domain.ApiKeys;
using Platform.WebApi.Authentication;
using Platform.WebApi.Binding;
using Platform.WebApi.Contracts;
using Platform.WebApi.Errors;
using Platform.WebApi.Idempotency;
using Platform.WebApi.OpenApi;

namespace Platform.WebApi.Controllers;

/// <summary>Lead files: handing in by upload, looking after, steering.</summary>
[ApiController]
[Route("api/files")]
[Route("bnd/api/files")]
[Alias("/bnd/api")]
[Produces("application/json")]
[ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
[ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
[ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
public sealed class FilesController(IMediator mediator) : ControllerBase
{
    /// <summary>Takes in a lead file as an upload.</summary>
    /// <remarks>For those with no URL: a form with the file and, if wanted, two fields, in any order. Otherwise the same as process-leads.</remarks>
    [HttpPost]
    [Access(Scopes.Leads)]
    [Idempotent]
    [DisableRequestSizeLimit]
    [FormParts("callback_url: Address that is posted to when the file has ended.", "options: The same as of process-leads, as JSON.")]
    [Consumes("multipart/form-data")]
    [ProducesResponseType<MessageBody<FileAcceptedBody>>(StatusCodes.Status202Accepted)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status413PayloadTooLarge)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status415UnsupportedMediaType)]
    public Task<IActionResult> Upload([ModelBinder<MultipartPartsBinder>] MultipartParts parts, CancellationToken cancellationToken) =>
        mediator.Send(new UploadLeadFile(parts), cancellationToken)
            .To(this, file => Accepted($"/api/files/{file.FileUploadIdentifier}", FileAcceptedBody.Of(file)));

    /// <summary>Lists the lead files of the team, newest first.</summary>
    /// <remarks>With the token of one file only that file is listed.</remarks>
    [HttpGet]
    [Access(Scopes.Leads, FileToken = true)]
    [ProducesResponseType<Page<LeadFileState>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    public Task<IActionResult> List([FromQuery] PageQuery page, CancellationToken cancellationToken) =>
        mediator.Send(new ListLeadFiles(page.ToRequest()), cancellationToken).ToOk(this, files => files);

    /// <summary>Shows one lead file.</summary>
    [HttpGet("{id}")]
    [Access(Scopes.Leads, FileToken = true)]
    [ProducesResponseType<LeadFileState>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    public Task<IActionResult> Get(string id, CancellationToken cancellationToken) =>
        mediator.Send(new GetLeadFile(id), cancellationToken).ToOk(this, file => file);

    /// <summary>Removes a lead file with everything that is stored of it.</summary>
    /// <remarks>A file that is being processed must be cancelled first.</remarks>
    [HttpDelete("{id}")]
    [Access(Scopes.Leads, FileToken = true)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status409Conflict)]
    public Task<IActionResult> Delete(string id, CancellationToken cancellationToken) =>
        mediator.Send(new DeleteLeadFile(id), cancellationToken).To(this, NoContent);

    /// <summary>Sends the file's state as server-sent events, each time it changes, until the file has ended.</summary>
    /// <remarks>Events are called <c>progress</c>; their data is the lead file as JSON, as <c>GET /api/files/{id}</c> gives it.</remarks>
    [HttpGet("{id}/events")]
    [Access(Scopes.Leads, FileToken = true)]
    [Produces("text/event-stream")]
    [ProducesResponseType<string>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    public Task<IActionResult> Events(string id, CancellationToken cancellationToken) =>
        mediator.Send(new WatchLeadFile(id), cancellationToken).To(this, states => new ServerSentEvents<LeadFileState>("progress", states));

    /// <summary>Ends a file that has not ended; it is FAILED with the code <c>cancelled</c>.</summary>
    [HttpPost("{id}/cancel")]
    [Access(Scopes.Leads, FileToken = true)]
    [ProducesResponseType<MessageBody<LeadFileState>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status409Conflict)]
    public Task<IActionResult> Cancel(string id, CancellationToken cancellationToken) =>
        mediator.Send(new CancelLeadFile(id), cancellationToken).ToOk(this, file => new MessageBody<LeadFileState>("File processing cancelled", file));

    /// <summary>Submits a failed file once more; what came from a URL is fetched anew.</summary>
    /// <remarks>For files that have failed, which begin anew, and those that came by an application link and are held.</remarks>
    [HttpPost("{id}/retry")]
    [Access(Scopes.Leads, FileToken = true)]
    [Idempotent]
    [ProducesResponseType<MessageBody<LeadFileState>>(StatusCodes.Status202Accepted)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status409Conflict)]
    public Task<IActionResult> Retry(string id, CancellationToken cancellationToken) =>
        mediator.Send(new RetryLeadFile(id), cancellationToken)
            .To(this, file => Accepted($"/api/files/{file.FileUploadIdentifier}", new MessageBody<LeadFileState>("File processing started", file)));

    /// <summary>Lists the callbacks about the file with every attempt.</summary>
    /// <remarks>Attempts that failed say why, and when the next one is due.</remarks>
    [HttpGet("{id}/deliveries")]
    [Access(Scopes.Leads, FileToken = true)]
    [ProducesResponseType<Page<DeliveryState>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    public Task<IActionResult> Deliveries(string id, CancellationToken cancellationToken) =>
        mediator.Send(new ListDeliveries(id), cancellationToken).ToOk(this, page => page);

    /// <summary>Sends a callback again.</summary>
    /// <remarks>The same message with the same <c>webhook-id</c>, signed anew.</remarks>
    [HttpPost("{id}/deliveries/{number:int}/redeliver")]
    [Access(Scopes.Leads, FileToken = true)]
    [ProducesResponseType<MessageBody<DeliveryState>>(StatusCodes.Status202Accepted)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status409Conflict)]
    public Task<IActionResult> Redeliver(string id, int number, CancellationToken cancellationToken) =>
        mediator.Send(new RedeliverCallback(id, number), cancellationToken)
            .To(this, delivery => Accepted($"/api/files/{id}/deliveries", new MessageBody<DeliveryState>("Callback is being sent again", delivery)));
}
