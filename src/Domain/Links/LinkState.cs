namespace Platform.Domain.Links;

/// <summary>Where an application link stands. Nobody sets it: it follows from the moments that the link keeps, and from the present one.</summary>
public enum LinkState
{
    /// <summary>Made, and nothing has happened since.</summary>
    Created,

    /// <summary>The mail with it has left.</summary>
    Sent,

    /// <summary>The mail with it was refused for good, or given up after a day of attempts; the link itself is good.</summary>
    Undelivered,

    /// <summary>A person has looked at its page; or something was handed in and uses are left.</summary>
    Opened,

    /// <summary>A file was handed in and nothing more can be.</summary>
    Used,

    /// <summary>Its time is over and nothing was handed in.</summary>
    Expired,

    /// <summary>Its team took it back.</summary>
    Revoked,
}

/// <summary>Something that happened to a link.</summary>
/// <param name="Type">The state that it brought, except that every hand-in is <c>used</c> whether or not uses are left.</param>
/// <param name="At">When.</param>
/// <param name="FileId">For <see cref="LinkState.Used"/>: the file that was handed in.</param>
public sealed record LinkEvent(LinkState Type, DateTimeOffset At, string? FileId = null);

/// <summary>That a file was handed in through a link.</summary>
public sealed class LinkUse
{
    private LinkUse()
    {
    }

    internal LinkUse(int number, string fileId, DateTimeOffset at)
    {
        Number = number;
        FileId = fileId;
        At = at;
    }

    /// <summary>1 for the first of its link.</summary>
    public int Number { get; private set; }

    /// <summary>The lead file; it may have been deleted since.</summary>
    public string FileId { get; private set; } = null!;

    public DateTimeOffset At { get; private set; }
}
