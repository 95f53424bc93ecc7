using Platform.Domain.Common;

namespace Platform.Domain.LeadFiles;

/// <summary>Whether a callback has arrived.</summary>
public enum DeliveryStatus
{
    /// <summary>Another attempt follows.</summary>
    Pending,

    /// <summary>The receiver answered 2xx.</summary>
    Delivered,

    /// <summary>The receiver, or a rule of ours, said that there is no point in trying again.</summary>
    Stopped,

    /// <summary>The schedule of retries is used up.</summary>
    Exhausted,
}

/// <summary>What came of one attempt; decides whether there is another.</summary>
public enum DeliveryOutcome
{
    /// <summary>2xx.</summary>
    Delivered,

    /// <summary>3xx: a callback is not sent on to another address.</summary>
    Redirected,

    /// <summary>4xx other than those below.</summary>
    Rejected,

    /// <summary>410: the receiver wants no more.</summary>
    Gone,

    /// <summary>429.</summary>
    RateLimited,

    /// <summary>5xx.</summary>
    ServerError,

    /// <summary>No answer in time.</summary>
    TimedOut,

    /// <summary>No connection, or it broke.</summary>
    Unreachable,

    /// <summary>The address is one that callbacks may not go to.</summary>
    AddressRefused,
}

/// <summary>What an attempt found.</summary>
/// <param name="Outcome">Its category.</param>
/// <param name="StatusCode">The answer's HTTP status, if there was an answer.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="RetryAfter">How long the receiver asked to wait.</param>
public sealed record DeliveryResult(DeliveryOutcome Outcome, int? StatusCode, TimeSpan Duration, TimeSpan? RetryAfter = null);

/// <summary>One attempt, as it is kept.</summary>
public sealed class DeliveryAttempt
{
    private DeliveryAttempt()
    {
    }

    internal DeliveryAttempt(int number, DateTimeOffset at, DeliveryResult result)
    {
        Number = number;
        At = at;
        StatusCode = result.StatusCode;
        DurationMilliseconds = (long)result.Duration.TotalMilliseconds;
        Outcome = result.Outcome;
    }

    /// <summary>1 for the first of its delivery.</summary>
    public int Number { get; private set; }

    /// <summary>When it began.</summary>
    public DateTimeOffset At { get; private set; }

    public int? StatusCode { get; private set; }

    public long DurationMilliseconds { get; private set; }

    public DeliveryOutcome Outcome { get; private set; }
}

/// <summary>One message to a customer's <c>callback_url</c> with every attempt at it.</summary>
public sealed class CallbackDelivery
{
    /// <summary>Longest wait that a receiver's <c>Retry-After</c> can ask for.</summary>
    public static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(24);

    private readonly List<DeliveryAttempt> attempts = [];

    private CallbackDelivery()
    {
    }

    public string Id { get; private set; } = string.Empty;

    /// <summary>What it tells about: a lead file or an application link.</summary>
    public string SubjectId { get; private set; } = string.Empty;

    /// <summary>Account whose secret signs it.</summary>
    public string UserId { get; private set; } = string.Empty;

    /// <summary>1 for the first message about its subject.</summary>
    public int Number { get; private set; }

    /// <summary><c>webhook-id</c>: the same for every attempt, so that the receiver can tell a repetition.</summary>
    public string MessageId { get; private set; } = string.Empty;

    /// <summary><c>file.processed</c>, <c>file.failed</c>, <c>link.opened</c> or <c>link.used</c>.</summary>
    public string EventType { get; private set; } = string.Empty;

    /// <summary>Where it goes. May hold secrets: never to be logged.</summary>
    public string Url { get; private set; } = string.Empty;

    /// <summary>The JSON text that is sent.</summary>
    public string Body { get; private set; } = string.Empty;

    public DeliveryStatus Status { get; private set; }

    /// <summary>When the next attempt is due; null when there is none.</summary>
    public DateTimeOffset? NextAttemptAt { get; private set; }

    /// <summary>Attempts made so far; the fence of the next one.</summary>
    public int AttemptCount { get; private set; }

    /// <summary>Attempts made since it was (re)delivered; its place in the schedule.</summary>
    public int AttemptsInRound { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public IReadOnlyList<DeliveryAttempt> Attempts => attempts;

    /// <summary>A message that is due at once.</summary>
    /// <param name="subjectId">The lead file or link it tells about.</param>
    /// <param name="userId">Account whose secret signs it.</param>
    /// <param name="url">Where it goes.</param>
    /// <param name="number">Its number among the messages about the subject.</param>
    /// <param name="eventType">What it tells.</param>
    /// <param name="body">The JSON text.</param>
    /// <param name="now">The present time.</param>
    public static CallbackDelivery Create(string subjectId, string userId, string url, int number, string eventType, string body, DateTimeOffset now) => new()
    {
        Id = Identifiers.New("dlv", now),
        SubjectId = subjectId,
        UserId = userId,
        Number = number,
        MessageId = Identifiers.New("msg", now),
        EventType = eventType,
        Url = url,
        Body = body,
        Status = DeliveryStatus.Pending,
        NextAttemptAt = now,
        CreatedAt = now,
    };

    /// <summary>Keeps what an attempt found, and decides on the next.</summary>
    /// <param name="startedAt">When it began.</param>
    /// <param name="result">What it found.</param>
    /// <param name="schedule">When to try again.</param>
    /// <param name="jitter">0 up to 1, random: spreads attempts that would fall together.</param>
    /// <param name="now">The present time.</param>
    public void Record(DateTimeOffset startedAt, DeliveryResult result, CallbackSchedule schedule, double jitter, DateTimeOffset now)
    {
        AttemptCount++;
        AttemptsInRound++;
        attempts.Add(new DeliveryAttempt(AttemptCount, startedAt, result));
        NextAttemptAt = null;
        switch (result.Outcome)
        {
            case DeliveryOutcome.Delivered:
                Status = DeliveryStatus.Delivered;
                return;
            case DeliveryOutcome.Gone or DeliveryOutcome.AddressRefused:
                Status = DeliveryStatus.Stopped;
                return;
        }

        if (schedule.DelayAfter(AttemptsInRound, jitter) is not { } delay)
        {
            Status = DeliveryStatus.Exhausted;
            return;
        }

        if (result.RetryAfter is { } asked && asked > delay)
        {
            delay = asked < LongestRetryAfter ? asked : LongestRetryAfter;
        }

        NextAttemptAt = now + delay;
    }

    /// <summary>Sends it again, with a schedule of its own.</summary>
    /// <param name="body">The message with links that are valid now.</param>
    /// <param name="now">The present time.</param>
    public Result Redeliver(string body, DateTimeOffset now)
    {
        if (Status == DeliveryStatus.Pending)
        {
            return LeadFileErrors.DeliveryPending;
        }

        Body = body;
        Status = DeliveryStatus.Pending;
        AttemptsInRound = 0;
        NextAttemptAt = now;
        return Result.Success;
    }
}

/// <summary>When a callback that did not arrive is tried again.</summary>
/// <param name="Delays">The wait after the first attempt, after the second, …; when they are used up there is no further attempt.</param>
public sealed record CallbackSchedule(IReadOnlyList<TimeSpan> Delays)
{
    /// <summary>How much longer than planned a wait may become by jitter.</summary>
    public const double JitterShare = 0.1;

    /// <summary>5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 10 h: the schedule that Standard Webhooks recommends.</summary>
    public static CallbackSchedule Standard { get; } = new(
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2),
        TimeSpan.FromHours(5), TimeSpan.FromHours(10), TimeSpan.FromHours(10),
    ]);

    /// <summary>The wait after the given number of attempts; null when there is no further one.</summary>
    /// <param name="attempts">Attempts made, 1 or more.</param>
    /// <param name="jitter">0 up to 1.</param>
    public TimeSpan? DelayAfter(int attempts, double jitter) =>
        attempts > Delays.Count ? null : Delays[attempts - 1] * (1 + (JitterShare * jitter));
}
