using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Infrastructure.Persistence;

namespace Platform.Infrastructure.Idempotency;

/// <summary>Remembers answers by <c>Idempotency-Key</c> for 24 hours.</summary>
public sealed class IdempotencyStore
{
    private const string Purpose = "idempotency";

    /// <summary>For how long an answer is kept.</summary>
    internal static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>After this time a request that never ended (its server was killed) may be made again.</summary>
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(2);

    private readonly IServiceScopeFactory scopes;
    private readonly MasterKey master;
    private readonly TimeProvider time;

    internal IdempotencyStore(IServiceScopeFactory scopes, MasterKey master, TimeProvider time)
    {
        this.scopes = scopes;
        this.master = master;
        this.time = time;
    }

    /// <summary>Begins a request.</summary>
    /// <param name="scope">Who asks and what they call.</param>
    /// <param name="key">What they sent as key.</param>
    /// <param name="fingerprint">Digest of the body.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IdempotencyStart> BeginAsync(string scope, string key, string fingerprint, CancellationToken cancellationToken)
    {
        await using var services = scopes.CreateAsyncScope();
        var db = services.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var now = time.GetUtcNow();
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{scope}\n{key}")));
        var (tooOld, stuck) = (now - Lifetime, now - LongestRun);
        await db.Set<IdempotencyRecord>().Where(r => r.StartedAt < tooOld || (r.Id == id && r.Status == null && r.StartedAt < stuck)).ExecuteDeleteAsync(cancellationToken);
        if (await FindAsync(db, id, cancellationToken) is { } known)
        {
            return Judge(known, fingerprint);
        }

        var record = new IdempotencyRecord { Id = id, Fingerprint = fingerprint, StartedAt = now };
        db.Add(record);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return new IdempotencyStart(IdempotencyState.First, id, null);
        }
        catch (DbUpdateException)
        {
            // Another request with the key began at the same moment; the primary key has decided.
            db.Entry(record).State = EntityState.Detached;
            return await FindAsync(db, id, cancellationToken) is { } other ? Judge(other, fingerprint) : throw new InvalidOperationException("The idempotency record can neither be written nor found.");
        }
    }

    /// <summary>Keeps the answer of a request that was begun.</summary>
    public async Task CompleteAsync(string id, KeptAnswer answer)
    {
        await using var services = scopes.CreateAsyncScope();
        var db = services.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var content = master.Seal(Purpose, JsonSerializer.SerializeToUtf8Bytes(answer));
        await db.Set<IdempotencyRecord>().Where(r => r.Id == id).ExecuteUpdateAsync(set => set.SetProperty(r => r.Status, answer.Status).SetProperty(r => r.Sealed, content));
    }

    /// <summary>Forgets a request that was begun, so that it can be made again.</summary>
    public async Task ForgetAsync(string id)
    {
        await using var services = scopes.CreateAsyncScope();
        var db = services.ServiceProvider.GetRequiredService<PlatformDbContext>();
        await db.Set<IdempotencyRecord>().Where(r => r.Id == id).ExecuteDeleteAsync();
    }

    private static Task<IdempotencyRecord?> FindAsync(PlatformDbContext db, string id, CancellationToken cancellationToken) =>
        db.Set<IdempotencyRecord>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancellationToken);

    private IdempotencyStart Judge(IdempotencyRecord known, string fingerprint)
    {
        if (known.Fingerprint != fingerprint)
        {
            return new IdempotencyStart(IdempotencyState.OtherBody, known.Id, null);
        }

        return known.Sealed is null
            ? new IdempotencyStart(IdempotencyState.Running, known.Id, null)
            : new IdempotencyStart(IdempotencyState.Answered, known.Id, JsonSerializer.Deserialize<KeptAnswer>(master.Open(Purpose, known.Sealed)));
    }
}

/// <summary>What a key is found to stand for.</summary>
public enum IdempotencyState
{
    /// <summary>Nothing yet: go on.</summary>
    First,

    /// <summary>A request that still runs.</summary>
    Running,

    /// <summary>A request with another body.</summary>
    OtherBody,

    /// <summary>A request that was answered.</summary>
    Answered,
}

/// <summary>How a request with a key begins.</summary>
/// <param name="State">What the key stands for.</param>
/// <param name="Id">The record.</param>
/// <param name="Answer">The first answer, when there is one.</param>
public sealed record IdempotencyStart(IdempotencyState State, string Id, KeptAnswer? Answer);

/// <summary>An answer that can be given again.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="ContentType">Media type.</param>
/// <param name="Location">Header <c>Location</c>.</param>
/// <param name="Body">The body.</param>
public sealed record KeptAnswer(int Status, string? ContentType, string? Location, byte[] Body);
