using System.Collections.Concurrent;

namespace Platform.WebApi.Limits;

/// <summary>
/// Counts requests by the generic cell rate algorithm (ITU-T I.371): one moment a key, the theoretical arrival time, gives a limit that neither doubles at the
/// edge of a window nor forgets.
/// </summary>
internal sealed class RateLimiter(TimeProvider time)
{
    private const int SweepEvery = 4096;
    private readonly ConcurrentDictionary<string, long> arrivals = new();
    private int calls;

    /// <summary>Counts one request.</summary>
    public RateVerdict Take(string key, Quota quota)
    {
        var now = time.GetUtcNow().UtcTicks;
        if (Interlocked.Increment(ref calls) % SweepEvery == 0)
        {
            Sweep(now);
        }

        var step = Math.Max(1, quota.Window.Ticks / quota.Count);
        while (true)
        {
            var known = arrivals.TryGetValue(key, out var arrival);
            var from = known && arrival > now ? arrival : now;
            var next = from + step;
            if (next - now > quota.Window.Ticks)
            {
                return new RateVerdict(false, 0, new TimeSpan(from - now), new TimeSpan(next - now - quota.Window.Ticks));
            }

            if (known ? arrivals.TryUpdate(key, next, arrival) : arrivals.TryAdd(key, next))
            {
                return new RateVerdict(true, (int)((quota.Window.Ticks - (next - now)) / step), new TimeSpan(next - now), TimeSpan.Zero);
            }
        }
    }

    // A key whose time has passed is as good as one never seen.
    private void Sweep(long now)
    {
        foreach (var (key, arrival) in arrivals)
        {
            if (arrival <= now)
            {
                arrivals.TryRemove(new KeyValuePair<string, long>(key, arrival));
            }
        }
    }
}

/// <summary>Whether a request passes.</summary>
/// <param name="Passes">Whether it does.</param>
/// <param name="Remaining">How many more would.</param>
/// <param name="FullAfter">When all would again.</param>
/// <param name="RetryAfter">When the next one would.</param>
internal readonly record struct RateVerdict(bool Passes, int Remaining, TimeSpan FullAfter, TimeSpan RetryAfter);
