using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.LeadFiles;

namespace Platform.Application.LeadFiles.OpenLeadFileOutput;

/// <summary>Opens an output for download, by signed link or as a caller who may see the file.</summary>
/// <param name="FileId">The file.</param>
/// <param name="Output">Which output.</param>
/// <param name="Expires">The link's end of validity; 0 without a link.</param>
/// <param name="Signature">The link's signature; null without a link.</param>
public sealed record OpenLeadFileOutput(string FileId, LeadFileOutput Output, long Expires, string? Signature) : IRequest<Result<OutputDownload>>;

/// <summary>An output to be sent.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="Length">Their number.</param>
/// <param name="FileName">Name to save it under.</param>
/// <param name="ContentType">Its media type.</param>
public sealed record OutputDownload(Stream Content, long Length, string FileName, string ContentType);

internal sealed class OpenLeadFileOutputHandler(IPlatformDb db, ICaller caller, IDownloadLinks links, IFileStore store)
    : IRequestHandler<OpenLeadFileOutput, Result<OutputDownload>>
{
    public async Task<Result<OutputDownload>> Handle(OpenLeadFileOutput request, CancellationToken cancellationToken)
    {
        var found = request.Signature is { } signature
            ? await ByLinkAsync(request, signature, cancellationToken)
            : await db.FindLeadFileAsync(caller, request.FileId, cancellationToken);
        if (found.Error is { } error)
        {
            return error;
        }

        var file = found.Value;
        if (file.Status != LeadFileStatus.Processed)
        {
            return LeadFileErrors.NotProcessed;
        }

        var stored = await store.OpenAsync(LeadFileKeys.Output(file.Id, file.Attempt, request.Output), cancellationToken);
        var name = $"{Path.GetFileNameWithoutExtension(file.Name)}-{LeadFileKeys.FileName(request.Output)}";
        return stored is null
            ? LeadFileErrors.NotFound
            : new OutputDownload(stored.Content, stored.Length, name, request.Output == LeadFileOutput.Report ? "application/json" : "text/csv; charset=utf-8");
    }

    private async Task<Result<LeadFile>> ByLinkAsync(OpenLeadFileOutput request, string signature, CancellationToken cancellationToken) =>
        links.Verify(request.FileId, request.Output, request.Expires, signature).Error is { } error
            ? error
            : await db.Set<LeadFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == request.FileId, cancellationToken) is { } file ? file : LeadFileErrors.NotFound;
}
