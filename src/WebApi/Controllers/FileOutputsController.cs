using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Platform.Application.LeadFiles.OpenLeadFileOutput;
using Platform.Domain.ApiKeys;
using Platform.Domain.LeadFiles;
using Platform.WebApi.Authentication;
using Platform.WebApi.Binding;
using Platform.WebApi.Errors;

namespace Platform.WebApi.Controllers;

/// <summary>The results of lead files.</summary>
[ApiController]
[Route("api/files/{id}")]
[Route("bnd/api/files/{id}")]
public sealed class FileOutputsController(IMediator mediator) : ControllerBase
{
    /// <summary>Downloads a result: <c>processed</c> (every row, CSV), <c>rejected</c> (CSV), <c>golden</c> (one merged record per cluster, CSV) or <c>report</c> (JSON).</summary>
    [HttpGet("{output:regex(^(processed|rejected|golden|report)$)}")]
    [Access(Scopes.Leads, FileToken = true)]
    [ProducesResponseType(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status409Conflict)]
    public Task<IActionResult> Download(string id, LeadFileOutput output, CancellationToken cancellationToken) =>
        mediator.Send(new OpenLeadFileOutput(id, output, 0, null), cancellationToken).To(this, download => new OutputDownloadResult(download));

    /// <summary>Downloads a result by the signed link of file-status or a callback; needs no header.</summary>
    [HttpGet("{output:regex(^(processed|rejected|golden|report)$)}")]
    [RequireQuery("signature")]
    [AllowAnonymous]
    [ApiExplorerSettings(IgnoreApi = true)]
    public Task<IActionResult> DownloadByLink(string id, LeadFileOutput output, long expires, string signature, CancellationToken cancellationToken) =>
        mediator.Send(new OpenLeadFileOutput(id, output, expires, signature), cancellationToken).To(this, download => new OutputDownloadResult(download));
}
