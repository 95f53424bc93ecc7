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

namespace Platform.WebApi.Controllers;

/// <summary>Lead processing as its document describes it.</summary>
[ApiController]
[Route("api")]
[Route("bnd/api")]
[Produces("application/json")]
public sealed class LeadsController(IMediator mediator) : ControllerBase
{
    /// <summary>Takes in a lead file by its URL; it is processed in the background.</summary>
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
