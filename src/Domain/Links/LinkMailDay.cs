namespace Platform.Domain.Links;

/// <summary>How many links an account has had mailed on one day.</summary>
public sealed class LinkMailDay
{
    private LinkMailDay()
    {
    }

    public string UserId { get; private set; } = null!;

    /// <summary>Beginning of the day, UTC.</summary>
    public DateTimeOffset Day { get; private set; }

    /// <summary>Links mailed.</summary>
    public int Count { get; private set; }

    /// <summary>A day on which nothing was mailed yet.</summary>
    public static LinkMailDay Begin(string userId, DateTimeOffset now) => new() { UserId = userId, Day = DayOf(now) };

    /// <summary>The day of a moment.</summary>
    public static DateTimeOffset DayOf(DateTimeOffset now) => new(now.UtcDateTime.Date, TimeSpan.Zero);

    /// <summary>Takes some of what is allowed, all or nothing.</summary>
    public bool TryTake(int count, int allowed)
    {
        if (Count + count > allowed)
        {
            return false;
        }

        Count += count;
        return true;
    }
}
