namespace Platform.Infrastructure.Idempotency;

/// <summary>The first answer to a request with an <c>Idempotency-Key</c>, kept to be given again.</summary>
internal sealed class IdempotencyRecord
{
    /// <summary>Digest of who asked, what they called and the key they sent.</summary>
    public required string Id { get; init; }

    /// <summary>Digest of the body.</summary>
    public required string Fingerprint { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Status of the answer; null while the first request runs.</summary>
    public int? Status { get; set; }

    /// <summary>The answer, sealed: it may hold tokens.</summary>
    public byte[]? Sealed { get; set; }
}
