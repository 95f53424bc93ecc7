using Platform.Domain.LeadFiles;

namespace Platform.Application.LeadFiles;

/// <summary>A callback as customers see it (snake case).</summary>
public sealed record DeliveryState
{
    /// <summary>1 for the first callback about its file; names it in <c>redeliver</c>.</summary>
    public required int Number { get; init; }

    /// <summary><c>webhook-id</c>.</summary>
    public required string MessageId { get; init; }

    /// <summary><c>file.processed</c> or <c>file.failed</c>.</summary>
    public required string Type { get; init; }

    /// <summary><c>pending</c>, <c>delivered</c>, <c>stopped</c> or <c>exhausted</c>.</summary>
    public required DeliveryStatus Status { get; init; }

    /// <summary>Where it goes, without the query.</summary>
    public required string Url { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the next attempt is due; null when there is none.</summary>
    public required DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>Every attempt, first to last.</summary>
    public required IReadOnlyList<DeliveryAttemptState> Attempts { get; init; }

    internal static DeliveryState Of(CallbackDelivery delivery) => new()
    {
        Number = delivery.Number,
        MessageId = delivery.MessageId,
        Type = delivery.EventType,
        Status = delivery.Status,
        Url = new Uri(delivery.Url).GetLeftPart(UriPartial.Path),
        CreatedAt = delivery.CreatedAt,
        NextAttemptAt = delivery.NextAttemptAt,
        Attempts = [.. delivery.Attempts.OrderBy(a => a.Number).Select(a => new DeliveryAttemptState(a.Number, a.At, a.StatusCode, a.DurationMilliseconds, a.Outcome))],
    };
}

/// <summary>One attempt at a callback.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="At">When it began.</param>
/// <param name="StatusCode">The answer's HTTP status; null without an answer.</param>
/// <param name="DurationMs">How long it took.</param>
/// <param name="Outcome">Its category.</param>
public sealed record DeliveryAttemptState(int Number, DateTimeOffset At, int? StatusCode, long DurationMs, DeliveryOutcome Outcome);
