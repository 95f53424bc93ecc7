using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Paging;
using Platform.Application.Ports;
using Platform.Domain.Common;

namespace Platform.Application.LeadFiles.ListLeadFiles;

/// <summary>The lead files of the caller's team, newest first.</summary>
public sealed record ListLeadFiles(PageRequest Page) : IRequest<Result<Page<LeadFileState>>>;

internal sealed class ListLeadFilesHandler(IPlatformDb db, ICaller caller, IDownloadLinks links) : IRequestHandler<ListLeadFiles, Result<Page<LeadFileState>>>
{
    public Task<Result<Page<LeadFileState>>> Handle(ListLeadFiles request, CancellationToken cancellationToken) =>
        db.LeadFilesOf(caller).AsNoTracking().ToPageAsync(request.Page, f => f.Id, links.Show, cancellationToken);
}
