namespace Platform.Domain.Common;

/// <summary>What kind of failure an <see cref="Error"/> is; one place in WebApi turns the kind into an HTTP status.</summary>
public enum ErrorKind
{
    /// <summary>The input is wrong: 400.</summary>
    Validation,

    /// <summary>Nobody is signed in, or not rightly: 401.</summary>
    Unauthenticated,

    /// <summary>Not allowed: 403.</summary>
    Forbidden,

    /// <summary>There is no such thing, or not for this account: 404.</summary>
    NotFound,

    /// <summary>It does not fit the present state: 409.</summary>
    Conflict,

    /// <summary>It is gone for good: 410.</summary>
    Gone,

    /// <summary>Too large: 413.</summary>
    TooLarge,

    /// <summary>Understood but not to be done as asked: 422.</summary>
    Unprocessable,

    /// <summary>Too many requests: 429.</summary>
    TooManyRequests,
}

/// <summary>An expected failure. Errors are declared beside their feature.</summary>
/// <param name="Code">Stable machine-readable word, snake case, listed in the docs.</param>
/// <param name="Message">One plain sentence for the caller that says what to do.</param>
/// <param name="Kind">What kind of failure.</param>
/// <param name="Fields">For invalid input, the messages by field.</param>
public sealed record Error(string Code, string Message, ErrorKind Kind, IReadOnlyDictionary<string, string[]>? Fields = null)
{
    /// <summary>For <see cref="ErrorKind.TooManyRequests"/>: how long to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
