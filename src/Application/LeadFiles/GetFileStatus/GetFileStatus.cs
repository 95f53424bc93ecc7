using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.LeadFiles;

namespace Platform.Application.LeadFiles.GetFileStatus;

/// <summary>Asks how far a file is. The document calls the identifier <c>file_url</c>; the URL that was handed in is understood too, for its latest file.</summary>
/// <param name="FileUrl">The identifier, or the URL.</param>
/// <param name="FileUploadIdentifier">The identifier.</param>
/// <param name="Email">Address of the caller's account.</param>
public sealed record GetFileStatus(string? FileUrl, string? FileUploadIdentifier, string? Email) : IRequest<Result<LeadFileStatusAnswer>>;

/// <summary>A sentence and the file.</summary>
public sealed record LeadFileStatusAnswer(string Msg, LeadFileState Data);

internal sealed class GetFileStatusValidator : AbstractValidator<GetFileStatus>
{
    public GetFileStatusValidator()
    {
        RuleFor(r => r.FileUploadIdentifier ?? r.FileUrl).Required("file_upload_identifier");
        RuleFor(r => r.Email).Required("email");
    }
}

internal sealed class GetFileStatusHandler(IPlatformDb db, ICaller caller, IDownloadLinks links) : IRequestHandler<GetFileStatus, Result<LeadFileStatusAnswer>>
{
    public async Task<Result<LeadFileStatusAnswer>> Handle(GetFileStatus request, CancellationToken cancellationToken)
    {
        if (!string.Equals(request.Email!.Trim(), caller.Email, StringComparison.OrdinalIgnoreCase))
        {
            return LeadFileErrors.EmailMismatch;
        }

        var name = (request.FileUploadIdentifier ?? request.FileUrl!).Trim();
        var file = await db.LeadFilesOf(caller).AsNoTracking()
            .Where(f => f.Id == name || f.SourceUrl == name)
            .OrderByDescending(f => f.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return file is null ? LeadFileErrors.NotFound : new LeadFileStatusAnswer(LeadFileStates.MessageFor(file.Status), links.Show(file));
    }
}
