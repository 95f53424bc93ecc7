using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.Application.LeadFiles;
using Platform.Application.LeadFiles.GetFileStatus;
using Platform.Application.LeadFiles.ProcessLeads;
using Platform.Domain.ApiKeys;
using Platform.WebApi.Authentication;
using Platform.WebApi.Contracts;
using Platform.WebApi.Errors;
using Platform.WebApi.Idempotency;
using Platform.WebApi.OpenApi;

namespace Platform.WebApi.Controllers;

/// <summary>Lead processing as its document describes it.</summary>
[ApiController]
[Route("api")]
[Route("bnd/api")]
[Alias("/bnd/api")]
[Produces("application/json")]
public sealed class LeadsController(IMediator mediator) : ControllerBase
{
    /// <summary>Takes in a lead file by its URL; it is processed in the background.</summary>
    /// <remarks>The server fetches the file itself: CSV, TSV, semicolon or pipe separated, XLSX, each also gzipped or zipped. The answer holds a token that is good for this one file. When the file has ended, <c>callback_url</c> is posted to, signed by Standard Webhooks.</remarks>
    [HttpPost("process-leads")]
    [Access(Scopes.Leads)]
    [Idempotent]
    [ProducesResponseType<MessageBody<FileAcceptedBody>>(StatusCodes.Status202Accepted)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> ProcessLeads(ProcessLeadsBody body, CancellationToken cancellationToken) =>
        mediator.Send(new ProcessLeads(body.FileUrl, body.Email, body.CallbackUrl, body.OptionsText), cancellationToken)
            .To(this, file => Accepted($"/api/files/{file.FileUploadIdentifier}", FileAcceptedBody.Of(file)));

    /// <summary>Says how far a file is, and where its results are.</summary>
    /// <remarks><c>status</c> is STARTED, PROCESSING, PROCESSED or FAILED. The links to the results need no header and expire.</remarks>
    [HttpPost("file-status")]
    [Access(Scopes.Leads, FileToken = true, Reads = true)]
    [ProducesResponseType<MessageBody<LeadFileState>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> FileStatus(FileStatusBody body, CancellationToken cancellationToken) =>
        mediator.Send(new GetFileStatus(body.FileUrl, body.FileUploadIdentifier, body.Email), cancellationToken)
            .ToOk(this, answer => new MessageBody<LeadFileState>(answer.Msg, answer.Data));
}
