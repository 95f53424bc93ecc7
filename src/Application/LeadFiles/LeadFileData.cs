using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Domain.LeadFiles;
using Platform.Domain.Teams;

namespace Platform.Application.LeadFiles;

/// <summary>The lead files of the person's teams; addresses, options and callbacks only of those that the person handed in.</summary>
internal sealed class LeadFileData(IPlatformDb db) : IPersonalData
{
    public string Name => "lead_files";

    public async Task<object> CollectAsync(string userId, CancellationToken cancellationToken)
    {
        var files = await db.Set<LeadFile>().AsNoTracking()
            .Where(f => f.UserId == userId || db.Set<Membership>().Any(m => m.TeamId == f.TeamId && m.UserId == userId))
            .OrderBy(f => f.Id).ToListAsync(cancellationToken);
        var deliveries = (await db.Set<CallbackDelivery>().AsNoTracking().Where(d => d.UserId == userId).OrderBy(d => d.Id).ToListAsync(cancellationToken)).ToLookup(d => d.SubjectId);
        return files.ConvertAll(f => f.UserId == userId ? Whole(f, deliveries[f.Id]) : Brief(f));
    }

    private static LeadFilePart Brief(LeadFile file) => new(file.Id, file.TeamId, file.ProjectId, file.Name, file.Status, file.Summary, file.CreatedAt, file.EndedAt, HandedIn: null);

    private static LeadFilePart Whole(LeadFile file, IEnumerable<CallbackDelivery> deliveries) => Brief(file) with
    {
        HandedIn = new HandedInPart(file.SourceUrl, file.CallbackUrl, file.Options, [.. deliveries.Select(d => new CallbackPart(d.EventType, d.Url, d.Status, d.CreatedAt, d.AttemptCount))]),
    };

    private sealed record LeadFilePart(
        string Id, string TeamId, string ProjectId, string Name, LeadFileStatus Status, LeadFileSummary? Summary, DateTimeOffset CreatedAt, DateTimeOffset? EndedAt, HandedInPart? HandedIn);

    private sealed record HandedInPart(string? FileUrl, string? CallbackUrl, string? Options, IReadOnlyList<CallbackPart> Callbacks);

    private sealed record CallbackPart(string Type, string Url, DeliveryStatus Status, DateTimeOffset CreatedAt, int Attempts);
}
