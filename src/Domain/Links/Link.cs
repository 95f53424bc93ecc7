using Platform.Domain.Common;

namespace Platform.Domain.Links;

/// <summary>
/// An application link: the invitation of one address to hand in lead files for a team. It keeps the moments at which something happened to it; its state and
/// its events follow from those, so that neither can be out of step, and it expires without anybody having to do anything.
/// </summary>
public sealed class Link
{
    private readonly List<LinkUse> uses = [];

    private Link()
    {
    }

    /// <summary>Also the <c>jti</c> of its token.</summary>
    public string Id { get; private set; } = null!;

    public string BatchId { get; private set; } = null!;

    /// <summary>What it has in common with the others of its request.</summary>
    public LinkBatch Batch { get; private set; } = null!;

    /// <summary>Whoever acts for this team may see and revoke the link.</summary>
    public string TeamId { get; private set; } = null!;

    /// <summary>Who is invited, as it was given.</summary>
    public string Email { get; private set; } = null!;

    /// <summary>When the mail with it left.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>When the mail with it was given up.</summary>
    public DateTimeOffset? UndeliveredAt { get; private set; }

    /// <summary>When a person first looked at its page.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    /// <summary>When its team took it back.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Files handed in.</summary>
    public int UseCount { get; private set; }

    /// <summary>Counts the changes: of two at once, one is refused.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<LinkUse> Uses => uses;

    /// <summary>A link for each address; later addresses have later ids.</summary>
    public static IReadOnlyList<Link> CreateAll(LinkBatch batch, IReadOnlyList<string> emails)
    {
        var ids = new string[emails.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = Identifiers.New("link", batch.CreatedAt);
        }

        Array.Sort(ids, StringComparer.Ordinal);
        return [.. emails.Select((email, i) => new Link { Id = ids[i], BatchId = batch.Id, Batch = batch, TeamId = batch.TeamId, Email = email })];
    }

    /// <summary>Where it stands.</summary>
    public LinkState StateAt(DateTimeOffset now) => this switch
    {
        { RevokedAt: not null } => LinkState.Revoked,
        _ when UseCount >= Batch.UsesAllowed => LinkState.Used,
        _ when now >= Batch.ExpiresAt => UseCount > 0 ? LinkState.Used : LinkState.Expired,
        { OpenedAt: not null } => LinkState.Opened,
        { SentAt: not null } => LinkState.Sent,
        { UndeliveredAt: not null } => LinkState.Undelivered,
        _ => LinkState.Created,
    };

    /// <summary>What happened to it, first to last.</summary>
    public IReadOnlyList<LinkEvent> EventsAt(DateTimeOffset now)
    {
        var events = new List<LinkEvent> { new(LinkState.Created, Batch.CreatedAt) };
        Add(LinkState.Sent, SentAt);
        Add(LinkState.Undelivered, UndeliveredAt);
        Add(LinkState.Opened, OpenedAt);
        events.AddRange(uses.Select(u => new LinkEvent(LinkState.Used, u.At, u.FileId)));
        var couldExpire = UseCount < Batch.UsesAllowed && (RevokedAt is null || RevokedAt >= Batch.ExpiresAt);
        Add(LinkState.Expired, couldExpire && now >= Batch.ExpiresAt ? Batch.ExpiresAt : null);
        Add(LinkState.Revoked, RevokedAt);
        return [.. events.OrderBy(e => e.At).ThenBy(e => e.Type)];

        void Add(LinkState type, DateTimeOffset? at)
        {
            if (at is { } moment)
            {
                events.Add(new LinkEvent(type, moment));
            }
        }
    }

    /// <summary>A person looks at its page.</summary>
    /// <returns>Whether this is the first time, and the link was open.</returns>
    public bool Open(DateTimeOffset now)
    {
        if (OpenedAt is not null || StateAt(now) is not (LinkState.Created or LinkState.Sent or LinkState.Undelivered))
        {
            return false;
        }

        OpenedAt = now;
        Version++;
        return true;
    }

    /// <summary>Whether a file can be handed in: <c>link_used</c> when no use is left, <c>link_expired</c>, <c>link_revoked</c>.</summary>
    public Result CheckUsable(DateTimeOffset now) => this switch
    {
        { RevokedAt: not null } => LinkErrors.Revoked(),
        _ when UseCount >= Batch.UsesAllowed => LinkErrors.Used,
        _ when now >= Batch.ExpiresAt => LinkErrors.Expired(),
        _ => Result.Success,
    };

    /// <summary>A file is handed in, which also shows that the link was opened.</summary>
    /// <returns>What <see cref="CheckUsable"/> says.</returns>
    public Result Use(string fileId, DateTimeOffset now)
    {
        if (CheckUsable(now).Error is { } error)
        {
            return error;
        }

        OpenedAt ??= now;
        UseCount++;
        Version++;
        uses.Add(new LinkUse(UseCount, fileId, now));
        return Result.Success;
    }

    /// <summary>Takes the link back, whatever its state; a second time changes nothing.</summary>
    /// <returns>Whether something changed.</returns>
    public bool Revoke(DateTimeOffset now)
    {
        if (RevokedAt is not null)
        {
            return false;
        }

        RevokedAt = now;
        Version++;
        return true;
    }
}
