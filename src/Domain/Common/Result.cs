namespace Platform.Domain.Common;

/// <summary>The outcome of something that can fail in an expected way.</summary>
public class Result
{
    protected Result(Error? error) => Error = error;

    /// <summary>Why it failed; null when it did not.</summary>
    public Error? Error { get; }

    public bool IsSuccess => Error is null;

    public static Result Success { get; } = new(null);

    public static implicit operator Result(Error error) => new(error);
}

/// <summary>The outcome of something that yields a value or fails in an expected way.</summary>
public sealed class Result<T> : Result
{
    private readonly T? value;

    private Result(T? value, Error? error)
        : base(error) => this.value = value;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public T Value => IsSuccess ? value! : throw new InvalidOperationException($"A failed result has no value: {Error!.Code}.");

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Error error) => new(default, error);
}
