using System.Runtime.Intrinsics;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>How often each bit is set in many numbers. All bits of a number are counted at once, in a byte each, which are added up before one can overflow.</summary>
internal sealed class BitCounts
{
    private readonly long[] totals = new long[32];
    private Vector256<byte> counts;
    private int pending;

    /// <summary>How often a bit (0 to 31) was set.</summary>
    public long this[int bit] => totals[bit] + counts[bit];

    /// <summary>Counts the bits of a number.</summary>
    public void Add(uint bits)
    {
        // Every byte gets its own bit of the number, and is all ones where that is set: minus one.
        var spread = Vector256.Create(0x8040201008040201).AsByte();
        var bytes = Vector256.Create(Repeated(bits), Repeated(bits >> 8), Repeated(bits >> 16), Repeated(bits >> 24)).AsByte();
        counts -= Vector256.Equals(bytes & spread, spread);
        if (++pending == byte.MaxValue)
        {
            Flush();
        }
    }

    /// <summary>Adds what another one counted.</summary>
    public void Add(BitCounts other)
    {
        for (var bit = 0; bit < totals.Length; bit++)
        {
            totals[bit] += other[bit];
        }
    }

    private static ulong Repeated(uint value) => (value & 255) * 0x0101010101010101UL;

    private void Flush()
    {
        for (var bit = 0; bit < totals.Length; bit++)
        {
            totals[bit] += counts[bit];
        }

        (counts, pending) = (default, 0);
    }
}
