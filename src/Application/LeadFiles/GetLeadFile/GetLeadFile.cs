using MediatR;
using Platform.Application.Ports;
using Platform.Domain.Common;

namespace Platform.Application.LeadFiles.GetLeadFile;

/// <summary>One lead file.</summary>
public sealed record GetLeadFile(string FileId) : IRequest<Result<LeadFileState>>;

internal sealed class GetLeadFileHandler(IPlatformDb db, ICaller caller, IDownloadLinks links) : IRequestHandler<GetLeadFile, Result<LeadFileState>>
{
    public async Task<Result<LeadFileState>> Handle(GetLeadFile request, CancellationToken cancellationToken)
    {
        var file = await db.FindLeadFileAsync(caller, request.FileId, cancellationToken);
        return file.Error is { } error ? error : links.Show(file.Value);
    }
}
