using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Platform.Application.LeadFiles.OpenLeadFileOutput;

namespace Platform.WebApi.Binding;

/// <summary>Sends an output: as a file to be saved, or a report to be read; with ranges where the storage can seek.</summary>
internal sealed class OutputDownloadResult : FileStreamResult
{
    private readonly OutputDownload download;

    public OutputDownloadResult(OutputDownload download)
        : base(download.Content, download.ContentType)
    {
        this.download = download;
        EnableRangeProcessing = download.Content.CanSeek;
        if (download.ContentType != MediaTypeNames.Application.Json)
        {
            FileDownloadName = download.FileName;
        }
    }

    public override Task ExecuteResultAsync(ActionContext context)
    {
        var headers = context.HttpContext.Response.Headers;
        headers[HeaderNames.CacheControl] = "private, no-store";
        if (!download.Content.CanSeek)
        {
            headers.ContentLength = download.Length;
        }

        return base.ExecuteResultAsync(context);
    }
}
