using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Accounts;
using Platform.Application.LeadFiles;
using Platform.Application.Links.Workflows;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.LeadFiles;
using Platform.Domain.Links;
using Platform.Domain.Teams;

namespace Platform.Application.Links.GenerateLink;

/// <summary>Makes an application link for each of some addresses.</summary>
/// <param name="Emails">The addresses; one that is given twice gets two links.</param>
/// <param name="Metadata">Whatever the customer wants to find again.</param>
/// <param name="WorkflowsList">Names of workflows with commas between them; empty for none.</param>
/// <param name="Site">What the links are for.</param>
/// <param name="CallbackUrl">Whom to tell what happens to them.</param>
/// <param name="Uses">How many files each takes; 1 when it is not said.</param>
/// <param name="ExpiresInDays">After how many days they end.</param>
/// <param name="ExpiresAt">When they end; instead of <paramref name="ExpiresInDays"/>.</param>
public sealed record GenerateLink(
    IReadOnlyList<string?>? Emails, string? Metadata, string? WorkflowsList, string? Site, string? CallbackUrl, int? Uses, double? ExpiresInDays, DateTimeOffset? ExpiresAt)
    : IRequest<Result<IReadOnlyList<GeneratedLink>>>;

/// <summary>A link that was made.</summary>
/// <param name="Email">For whom.</param>
/// <param name="Url">Its address, with the token.</param>
public sealed record GeneratedLink(string Email, string Url);

internal sealed class GenerateLinkHandler(
    IPlatformDb db, ICaller caller, LinkAddresses addresses, LinkWorkflows workflows, LinkOptions options, AuditLog audit, IWorkStore work, TimeProvider time)
    : IRequestHandler<GenerateLink, Result<IReadOnlyList<GeneratedLink>>>
{
    // Requests of one account at once meet only in the count of its mails.
    private const int MostTries = 10;

    public async Task<Result<IReadOnlyList<GeneratedLink>>> Handle(GenerateLink request, CancellationToken cancellationToken)
    {
        var owner = caller.Owner();
        if (owner.Error is { } notAllowed)
        {
            return notAllowed;
        }

        var slug = await db.Set<Team>().Where(t => t.Id == owner.Value.TeamId).Select(t => t.Slug).SingleAsync(cancellationToken);
        for (var tries = 1; ; tries++)
        {
            try
            {
                var made = await MakeAsync(request, owner.Value, cancellationToken);
                return made.Error is { } error ? error : Result<IReadOnlyList<GeneratedLink>>.Of([.. made.Value.Select(l => new GeneratedLink(l.Email, addresses.Of(l, slug)))]);
            }
            catch (DbUpdateException) when (tries < MostTries)
            {
                db.Discard();
            }
        }
    }

    private async Task<Result<IReadOnlyList<Link>>> MakeAsync(GenerateLink request, LeadFileOwner owner, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var expiresAt = request.ExpiresAt ?? now + (request.ExpiresInDays is { } days ? TimeSpan.FromDays(days) : options.ExpireAfter);
        var terms = new LinkTerms(
            request.Site ?? string.Empty,
            request.Metadata ?? string.Empty,
            WorkflowNames.Split(request.WorkflowsList),
            string.IsNullOrEmpty(request.CallbackUrl) ? null : request.CallbackUrl,
            request.Uses ?? 1,
            expiresAt);
        var batch = LinkBatch.Create(owner, terms, now);
        var links = Link.CreateAll(batch, [.. request.Emails!.Select(e => e!.Trim())]);
        if (batch.Has(SendEmailWorkflow.WorkflowName) && (await TakeMailsAsync(owner.UserId, links.Count, now, cancellationToken)).Error is { } tooMany)
        {
            return tooMany;
        }

        db.Set<LinkBatch>().Add(batch);
        db.Set<Link>().AddRange(links);
        audit.Add("links.generated", owner.UserId, owner.TeamId, batch.Id);
        var committed = await work.CommitAsync(workflows.Begin(LinkMoment.Created, batch), cancellationToken);
        return committed.Error is null ? Result<IReadOnlyList<Link>>.Of(links) : throw new DbUpdateConcurrencyException();
    }

    private async Task<Result> TakeMailsAsync(string userId, int count, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = LinkMailDay.DayOf(now);
        var day = await db.Set<LinkMailDay>().SingleOrDefaultAsync(d => d.UserId == userId && d.Day == today, cancellationToken);
        if (day is null)
        {
            day = LinkMailDay.Begin(userId, now);
            db.Set<LinkMailDay>().Add(day);
        }

        return day.TryTake(count, options.MailsPerDay)
            ? Result.Success
            : LinkErrors.SendingLimit(options.MailsPerDay, Math.Max(0, options.MailsPerDay - day.Count), today.AddDays(1) - now);
    }
}
