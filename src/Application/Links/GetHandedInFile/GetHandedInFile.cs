using MediatR;
using Platform.Application.LeadFiles;
using Platform.Application.LeadFiles.GetFileStatus;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.Links;

namespace Platform.Application.Links.GetHandedInFile;

/// <summary>How far the latest file is that was handed in through a link.</summary>
/// <param name="Token">The link's token.</param>
public sealed record GetHandedInFile(string? Token) : IRequest<Result<LeadFileStatusAnswer>>;

internal sealed class GetHandedInFileHandler(LinkHolders holders, IDownloadLinks downloads) : IRequestHandler<GetHandedInFile, Result<LeadFileStatusAnswer>>
{
    public async Task<Result<LeadFileStatusAnswer>> Handle(GetHandedInFile request, CancellationToken cancellationToken)
    {
        var link = await holders.FindAsync(request.Token, cancellationToken);
        if (link.Error is { } error)
        {
            return error;
        }

        return await holders.FileAsync(link.Value, cancellationToken) is { } file
            ? new LeadFileStatusAnswer(file.IsHeld ? "File handed in" : LeadFileStates.MessageFor(file.Status), downloads.Show(file))
            : LinkErrors.FileNotFound;
    }
}
