using System.Numerics;

namespace Platform.Benchmarks.Generation;

/// <summary>
/// Pseudo-random numbers that are the same on every machine and with every version of .NET: xoshiro256** (Blackman and Vigna, 2018),
/// seeded through SplitMix64 (Steele, Lea and Flood, 2014). Integers only, as floating-point functions may differ in the last bit.
/// </summary>
internal sealed class Prng
{
    private ulong a;
    private ulong b;
    private ulong c;
    private ulong d;

    /// <summary>The stream of numbers that belongs to a seed and two indices; different ones are independent.</summary>
    public Prng(ulong seed, ulong stream = 0, ulong index = 0)
    {
        var state = seed ^ (stream * 0x9E3779B97F4A7C15UL) ^ BitOperations.RotateLeft(index * 0xD1B54A32D192ED03UL, 32);
        (a, b, c, d) = (Mix(ref state), Mix(ref state), Mix(ref state), Mix(ref state));
    }

    public ulong Next()
    {
        var result = BitOperations.RotateLeft(b * 5, 7) * 9;
        var t = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= t;
        d = BitOperations.RotateLeft(d, 45);
        return result;
    }

    /// <summary>A number from 0 up to and without <paramref name="limit"/> (Lemire, 2019; the bias is below 2^-32 for the limits used here).</summary>
    public int Below(int limit) => (int)(((Next() >> 32) * (ulong)limit) >> 32);

    /// <summary>A number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    /// <summary>True in so many of a thousand cases.</summary>
    public bool Chance(int perMille) => Below(1000) < perMille;

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    /// <summary>Picks by cumulated weights.</summary>
    public int PickWeighted(long[] cumulated)
    {
        var drawn = (long)(((UInt128)Next() * (ulong)cumulated[^1]) >> 64);
        var found = Array.BinarySearch(cumulated, drawn);
        return found < 0 ? ~found : found + 1;
    }

    /// <summary>So many random digits.</summary>
    public string Digits(int count) => string.Create(count, this, static (span, prng) =>
    {
        foreach (ref var c in span)
        {
            c = (char)('0' + prng.Below(10));
        }
    });

    /// <summary>Cumulated weights that fall with the rank, as the frequencies of names do (Zipf's law): 1 / (rank + <paramref name="offset"/>).</summary>
    public static long[] Ranked(int count, int offset)
    {
        var cumulated = new long[count];
        var sum = 0L;
        for (var i = 0; i < count; i++)
        {
            cumulated[i] = sum += 1_000_000_000L / (i + offset);
        }

        return cumulated;
    }

    private static ulong Mix(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
