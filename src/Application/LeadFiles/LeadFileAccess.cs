using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.LeadFiles;

namespace Platform.Application.LeadFiles;

/// <summary>Which lead files a caller may see: those of its team, and with a file's token that file only.</summary>
internal static class LeadFileAccess
{
    /// <summary>The files that a caller may see.</summary>
    public static IQueryable<LeadFile> LeadFilesOf(this IPlatformDb db, ICaller caller)
    {
        var team = caller.TeamId;
        var files = db.Set<LeadFile>().Where(f => f.TeamId == team);
        return caller.FileId is { } only ? files.Where(f => f.Id == only) : files;
    }

    /// <summary>One file; somebody else's is not found.</summary>
    public static async Task<Result<LeadFile>> FindLeadFileAsync(this IPlatformDb db, ICaller caller, string fileId, CancellationToken cancellationToken) =>
        await db.LeadFilesOf(caller).SingleOrDefaultAsync(f => f.Id == fileId, cancellationToken) is { } file ? file : LeadFileErrors.NotFound;

    /// <summary>The account in whose name something may be created.</summary>
    public static Result<LeadFileOwner> Owner(this ICaller caller) => caller switch
    {
        { FileId: not null } => LeadFileErrors.TokenForOneFile,
        { TeamId: { } team, ProjectId: { } project } => new LeadFileOwner(caller.UserId, team, project),
        _ => LeadFileErrors.NoTeam,
    };
}
