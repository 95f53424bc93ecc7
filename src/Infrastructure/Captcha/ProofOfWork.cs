using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Infrastructure.Persistence;

namespace Platform.Infrastructure.Captcha;

/// <summary>
/// Proof of work (after Hashcash): the client looks for a number such that SHA-256 of <c>challenge.number</c> begins with so many zero bits. The challenge is
/// signed, so the server remembers only those that were solved, each until it expires.
/// </summary>
internal sealed class ProofOfWork(CaptchaOptions options, MasterKey master, PlatformDbContext db, TimeProvider time) : ICaptcha, IChallenges
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private readonly byte[] key = master.Derive("captcha");

    /// <summary>A new challenge: <c>random-expiry-difficulty-signature</c>.</summary>
    public Challenge Next()
    {
        var expires = time.GetUtcNow() + Lifetime;
        var body = string.Create(CultureInfo.InvariantCulture, $"{RandomNumberGenerator.GetHexString(24, lowercase: true)}-{expires.ToUnixTimeSeconds()}-{options.Difficulty}");
        return new Challenge($"{body}-{Sign(body)}", options.Difficulty, expires);
    }

    public async Task<bool> IsSolvedAsync(string? answer, CancellationToken cancellationToken)
    {
        var dot = answer?.LastIndexOf('.') ?? -1;
        if (dot <= 0 || answer!.Length > 200)
        {
            return false;
        }

        var parts = answer[..dot].Split('-', 4);
        if (parts.Length != 4
            || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(string.Join('-', parts[..3]))), Encoding.UTF8.GetBytes(parts[3]))
            || DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[1], CultureInfo.InvariantCulture)) is var expires && expires <= time.GetUtcNow()
            || LeadingZeroBits(SHA256.HashData(Encoding.UTF8.GetBytes(answer))) < int.Parse(parts[2], CultureInfo.InvariantCulture))
        {
            return false;
        }

        return await SpendAsync(parts[0], expires, cancellationToken);
    }

    private async Task<bool> SpendAsync(string id, DateTimeOffset expires, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await db.Set<SpentChallenge>().Where(c => c.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
        if (await db.Set<SpentChallenge>().AnyAsync(c => c.Id == id, cancellationToken))
        {
            return false;
        }

        var spent = new SpentChallenge { Id = id, ExpiresAt = expires };
        db.Add(spent);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            // Spent by a request at the same moment: the primary key lets one through.
            db.Entry(spent).State = EntityState.Detached;
            return false;
        }
    }

    private static int LeadingZeroBits(ReadOnlySpan<byte> hash)
    {
        var bits = 0;
        foreach (var b in hash)
        {
            if (b != 0)
            {
                return bits + BitOperations.LeadingZeroCount((uint)b) - 24;
            }

            bits += 8;
        }

        return bits;
    }

    private string Sign(string body) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(body)).AsSpan(0, 16));
}

/// <summary>A solved challenge, kept until it would expire so that it is good once.</summary>
internal sealed class SpentChallenge
{
    public required string Id { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
