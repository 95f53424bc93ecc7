namespace Platform.Domain.Common;

/// <summary>An outcome type that can be made from an error; lets a pipeline behaviour answer for a handler.</summary>
public interface IFailable<TSelf>
    where TSelf : IFailable<TSelf>
{
    static abstract TSelf From(Error error);
}

/// <summary>The outcome of something that can fail in an expected way.</summary>
public class Result : IFailable<Result>
{
    protected Result(Error? error) => Error = error;

    /// <summary>Why it failed; null when it did not.</summary>
    public Error? Error { get; }

    public bool IsSuccess => Error is null;

    public static Result Success { get; } = new(null);

    public static implicit operator Result(Error error) => new(error);

    static Result IFailable<Result>.From(Error error) => new(error);
}

/// <summary>The outcome of something that yields a value or fails in an expected way.</summary>
public sealed class Result<T> : Result, IFailable<Result<T>>
{
    private readonly T? value;

    private Result(T? value, Error? error)
        : base(error) => this.value = value;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public T Value => IsSuccess ? value! : throw new InvalidOperationException($"A failed result has no value: {Error!.Code}.");

    /// <summary>A success. The way in where <typeparamref name="T"/> is an interface, for which the language allows no conversion.</summary>
#pragma warning disable CA1000 // the type argument follows from what the caller returns
    public static Result<T> Of(T value) => new(value, null);
#pragma warning restore CA1000

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Error error) => new(default, error);

    static Result<T> IFailable<Result<T>>.From(Error error) => new(default, error);
}
