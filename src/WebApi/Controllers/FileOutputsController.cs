using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Platform.Application.LeadFiles.OpenLeadFileOutput;
using Platform.Application.LeadFiles.Refining;
using Platform.Domain.ApiKeys;
using Platform.Domain.LeadFiles;
using Platform.WebApi.Authentication;
using Platform.WebApi.Binding;
using Platform.WebApi.Errors;
using Platform.WebApi.OpenApi;

namespace Platform.WebApi.Controllers;

/// <summary>The results of lead files.</summary>
[ApiController]
[Tags("Files")]
[Route("api/files/{id}")]
[Route("bnd/api/files/{id}")]
[Alias("/bnd/api")]
[ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
[ProducesResponseType<ProblemBody>(StatusCodes.Status409Conflict)]
public sealed class FileOutputsController(IMediator mediator) : ControllerBase
{
    /// <summary>Downloads the refined file.</summary>
    /// <remarks>CSV: every row of the input in its order, all original columns and then the <c>lead_*</c> columns.</remarks>
    [HttpGet("processed")]
    [Access(Scopes.Leads, FileToken = true)]
    [ProducesResponseType<string>(StatusCodes.Status200OK, "text/csv")]
    public Task<IActionResult> DownloadProcessed(string id, CancellationToken cancellationToken) =>
        mediator.Send(new OpenLeadFileOutput(id, LeadFileOutput.Processed, 0, null), cancellationToken).To(this, download => new OutputDownloadResult(download));

    /// <summary>Downloads the rejected records.</summary>
    /// <remarks>CSV: row, line, column, code and message, and the record as it stood in the input.</remarks>
    [HttpGet("rejected")]
    [Access(Scopes.Leads, FileToken = true)]
    [ProducesResponseType<string>(StatusCodes.Status200OK, "text/csv")]
    public Task<IActionResult> DownloadRejected(string id, CancellationToken cancellationToken) =>
        mediator.Send(new OpenLeadFileOutput(id, LeadFileOutput.Rejected, 0, null), cancellationToken).To(this, download => new OutputDownloadResult(download));

    /// <summary>Downloads the golden records.</summary>
    /// <remarks>CSV: one merged record for each cluster.</remarks>
    [HttpGet("golden")]
    [Access(Scopes.Leads, FileToken = true)]
    [ProducesResponseType<string>(StatusCodes.Status200OK, "text/csv")]
    public Task<IActionResult> DownloadGolden(string id, CancellationToken cancellationToken) =>
        mediator.Send(new OpenLeadFileOutput(id, LeadFileOutput.Golden, 0, null), cancellationToken).To(this, download => new OutputDownloadResult(download));

    /// <summary>Shows the report.</summary>
    /// <remarks>Counts, what each column was understood to be, fill rates, clusters, scores and times.</remarks>
    [HttpGet("report")]
    [Access(Scopes.Leads, FileToken = true)]
    [ProducesResponseType<RefiningReport>(StatusCodes.Status200OK, "application/json")]
    public Task<IActionResult> GetReport(string id, CancellationToken cancellationToken) =>
        mediator.Send(new OpenLeadFileOutput(id, LeadFileOutput.Report, 0, null), cancellationToken).To(this, download => new OutputDownloadResult(download));

    /// <summary>Downloads the refined file by the signed link of file-status or a callback; needs no header.</summary>
    [HttpGet("processed")]
    [RequireQuery("signature")]
    [AllowAnonymous]
    [ApiExplorerSettings(IgnoreApi = true)]
    public Task<IActionResult> ProcessedByLink(string id, long expires, string signature, CancellationToken cancellationToken) =>
        mediator.Send(new OpenLeadFileOutput(id, LeadFileOutput.Processed, expires, signature), cancellationToken).To(this, download => new OutputDownloadResult(download));

    /// <summary>Downloads the rejected records by their signed link.</summary>
    [HttpGet("rejected")]
    [RequireQuery("signature")]
    [AllowAnonymous]
    [ApiExplorerSettings(IgnoreApi = true)]
    public Task<IActionResult> RejectedByLink(string id, long expires, string signature, CancellationToken cancellationToken) =>
        mediator.Send(new OpenLeadFileOutput(id, LeadFileOutput.Rejected, expires, signature), cancellationToken).To(this, download => new OutputDownloadResult(download));

    /// <summary>Downloads the golden records by their signed link.</summary>
    [HttpGet("golden")]
    [RequireQuery("signature")]
    [AllowAnonymous]
    [ApiExplorerSettings(IgnoreApi = true)]
    public Task<IActionResult> GoldenByLink(string id, long expires, string signature, CancellationToken cancellationToken) =>
        mediator.Send(new OpenLeadFileOutput(id, LeadFileOutput.Golden, expires, signature), cancellationToken).To(this, download => new OutputDownloadResult(download));

    /// <summary>Shows the report by its signed link.</summary>
    [HttpGet("report")]
    [RequireQuery("signature")]
    [AllowAnonymous]
    [ApiExplorerSettings(IgnoreApi = true)]
    public Task<IActionResult> ReportByLink(string id, long expires, string signature, CancellationToken cancellationToken) =>
        mediator.Send(new OpenLeadFileOutput(id, LeadFileOutput.Report, expires, signature), cancellationToken).To(this, download => new OutputDownloadResult(download));
}
