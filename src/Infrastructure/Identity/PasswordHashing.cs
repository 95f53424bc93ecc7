using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Platform.Domain.Accounts;
using Platform.Domain.Common;
using PasswordOptions = Platform.Application.Accounts.PasswordOptions;

namespace Platform.Infrastructure.Identity;

/// <summary>
/// Identity's hasher behind a gate: hashing is meant to be slow, so only half of the processors ever do it and the rest answer everybody else.
/// </summary>
internal sealed class PasswordHashing : IDisposable
{
    private const int MaxWaiting = 256;
    private readonly PasswordHasher<User> hasher;
    private readonly SemaphoreSlim gate = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly Lazy<string> hashOfNobody;
    private int waiting;

    public PasswordHashing(PasswordOptions options)
    {
        hasher = new PasswordHasher<User>(Options.Create(new PasswordHasherOptions { IterationCount = options.Iterations }));
        hashOfNobody = new Lazy<string>(() => hasher.HashPassword(null!, Guid.NewGuid().ToString()));
    }

    /// <summary>What a password is compared with when there is no account, so that the answer takes as long.</summary>
    public string HashOfNobody => hashOfNobody.Value;

    public Task<Result<string>> HashAsync(string password, CancellationToken cancellationToken) =>
        RunAsync(() => hasher.HashPassword(null!, password), cancellationToken);

    public Task<Result<PasswordVerificationResult>> VerifyAsync(string hash, string password, CancellationToken cancellationToken) =>
        RunAsync(() => hasher.VerifyHashedPassword(null!, hash, password), cancellationToken);

    public void Dispose() => gate.Dispose();

    private async Task<Result<T>> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref waiting) > MaxWaiting)
        {
            Interlocked.Decrement(ref waiting);
            return AccountErrors.Busy;
        }

        try
        {
            await gate.WaitAsync(cancellationToken);
            try
            {
                return await Task.Run(work, cancellationToken);
            }
            finally
            {
                gate.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }
}
