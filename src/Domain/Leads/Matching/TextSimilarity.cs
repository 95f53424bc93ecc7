using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Platform.Domain.Leads.Matching;

/// <summary>Comparators of short texts, as bytes.</summary>
public static class TextSimilarity
{
    /// <summary>Longest text that <see cref="JaroWinkler"/> looks at; the rest is ignored.</summary>
    public const int MaxLength = 64;

    /// <summary>The bits from <paramref name="low"/> to <paramref name="high"/>, as far as there are such.</summary>
    private static ulong Range(int low, int high) => (high >= 63 ? ulong.MaxValue : (2UL << high) - 1) & (ulong.MaxValue << Math.Max(low, 0));

    /// <summary>
    /// Jaro's similarity with Winkler's bonus of 0.1 for each of up to four equal first characters (Winkler 1990), 0 to 1. Matching characters are found
    /// with one bit a position, so the cost is linear in the length.
    /// </summary>
    [SkipLocalsInit]
    public static double JaroWinkler(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        a = a.Length > MaxLength ? a[..MaxLength] : a;
        b = b.Length > MaxLength ? b[..MaxLength] : b;
        if (a.IsEmpty || b.IsEmpty)
        {
            return a.IsEmpty && b.IsEmpty ? 1 : 0;
        }

        var window = Math.Max((Math.Max(a.Length, b.Length) / 2) - 1, 0);
        Span<byte> padded = stackalloc byte[MaxLength];
        a.CopyTo(padded);
        var (front, back) = (Vector256.Create<byte>(padded), Vector256.Create<byte>(padded[Vector256<byte>.Count..]));
        ulong used = 0, matched = 0;
        var free = ulong.MaxValue >> (MaxLength - a.Length);
        for (var j = 0; j < b.Length; j++)
        {
            var letter = Vector256.Create(b[j]);
            var equal = Vector256.Equals(front, letter).ExtractMostSignificantBits() | ((ulong)Vector256.Equals(back, letter).ExtractMostSignificantBits() << 32);
            var candidates = equal & free & Range(j - window, j + window);
            if (candidates != 0)
            {
                var bit = candidates & (~candidates + 1);
                used |= bit;
                free &= ~bit;
                matched |= 1UL << j;
            }
        }

        var prefix = 0;
        while (prefix < 4 && prefix < a.Length && prefix < b.Length && a[prefix] == b[prefix])
        {
            prefix++;
        }

        return Combine(a, b, used, matched, prefix);
    }

    /// <summary><see cref="JaroWinkler(ReadOnlySpan{byte}, ReadOnlySpan{byte})"/> of two texts of at most 16 bytes, padded with zeros.</summary>
    [SkipLocalsInit]
    internal static double JaroWinkler(in Vector128<byte> a, int lengthA, in Vector128<byte> b, int lengthB)
    {
        if (lengthA == 0 || lengthB == 0)
        {
            return lengthA == lengthB ? 1 : 0;
        }

        var window = Math.Max((Math.Max(lengthA, lengthB) / 2) - 1, 0);
        var spanA = MemoryMarshal.CreateReadOnlySpan(in Unsafe.As<Vector128<byte>, byte>(ref Unsafe.AsRef(in a)), lengthA);
        var spanB = MemoryMarshal.CreateReadOnlySpan(in Unsafe.As<Vector128<byte>, byte>(ref Unsafe.AsRef(in b)), lengthB);
        uint used = 0, matched = 0;
        var free = (1u << lengthA) - 1;
        for (var j = 0; j < spanB.Length; j++)
        {
            var range = ((2u << (j + window)) - 1) & ~((1u << Math.Max(j - window, 0)) - 1);
            var candidates = Vector128.Equals(a, Vector128.Create(spanB[j])).ExtractMostSignificantBits() & free & range;
            if (candidates != 0)
            {
                var bit = candidates & (~candidates + 1);
                used |= bit;
                free &= ~bit;
                matched |= 1u << j;
            }
        }

        var equal = Vector128.Equals(a, b).ExtractMostSignificantBits();
        var prefix = Math.Min(Math.Min(4, BitOperations.TrailingZeroCount(~equal)), Math.Min(lengthA, lengthB));
        return Combine(spanA, spanB, used, matched, prefix);
    }

    /// <summary>What <see cref="JaroWinkler(ReadOnlySpan{byte}, ReadOnlySpan{byte})"/> can be at most.</summary>
    /// <param name="matching">Most characters that can match.</param>
    /// <param name="lengthA">Length of one text, not 0.</param>
    /// <param name="lengthB">Length of the other, not 0.</param>
    /// <param name="prefix">Equal first characters, those after the fourth without effect.</param>
    internal static double MostJaroWinkler(int matching, int lengthA, int lengthB, int prefix)
    {
        var jaro = (((double)matching / lengthA) + ((double)matching / lengthB) + 1) / 3;
        return jaro + (0.1 * Math.Min(prefix, 4) * (1 - jaro)) + 1e-9;
    }

    /// <summary>
    /// Whether one insertion, deletion, substitution or exchange of neighbours turns one text into the other (Damerau 1964). Equal texts are not one edit apart.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsOneEdit(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (Math.Abs(a.Length - b.Length) > 1)
        {
            return false;
        }

        // One edit does not reach from the first character to the last one.
        return (Math.Min(a.Length, b.Length) < 3 || a[0] == b[0] || a[^1] == b[^1]) && HaveOneEdit(a, b);
    }

    private static bool HaveOneEdit(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var prefix = a.CommonPrefixLength(b);
        a = a[prefix..];
        b = b[prefix..];
        while (a.Length > 0 && b.Length > 0 && a[^1] == b[^1])
        {
            a = a[..^1];
            b = b[..^1];
        }

        return (a.Length, b.Length) switch
        {
            (0, 1) or (1, 0) or (1, 1) => true,
            (2, 2) => a[0] == b[1] && a[1] == b[0],
            _ => false,
        };
    }

    /// <summary>
    /// Number of insertions, deletions, substitutions and exchanges of neighbours between two texts (optimal string alignment), looked for
    /// within a band of <paramref name="limit"/> diagonals.
    /// </summary>
    /// <returns>The distance, or <paramref name="limit"/> + 1 when it is more than <paramref name="limit"/>.</returns>
    [SkipLocalsInit]
    public static int Distance(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, int limit)
    {
        var prefix = a.CommonPrefixLength(b);
        a = a[prefix..];
        b = b[prefix..];
        while (a.Length > 0 && b.Length > 0 && a[^1] == b[^1])
        {
            a = a[..^1];
            b = b[..^1];
        }

        if (Math.Abs(a.Length - b.Length) > limit)
        {
            return limit + 1;
        }

        if (a.IsEmpty || b.IsEmpty)
        {
            return Math.Max(a.Length, b.Length);
        }

        var far = limit + 1;
        var width = b.Length + 1;
        Span<int> rows = width <= 128 ? stackalloc int[3 * 128] : new int[3 * width];
        var before = rows[..width];
        var last = rows.Slice(width, width);
        var next = rows.Slice(2 * width, width);
        for (var j = 0; j < width; j++)
        {
            last[j] = Math.Min(j, far);
        }

        for (var i = 1; i <= a.Length; i++)
        {
            next.Fill(far);
            next[0] = Math.Min(i, far);
            var smallest = next[0];
            for (var j = Math.Max(1, i - limit); j <= Math.Min(b.Length, i + limit); j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var value = Math.Min(last[j - 1] + cost, Math.Min(last[j], next[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    value = Math.Min(value, before[j - 2] + 1);
                }

                next[j] = Math.Min(value, far);
                smallest = Math.Min(smallest, next[j]);
            }

            if (smallest > limit)
            {
                return far;
            }

            var spare = before;
            before = last;
            last = next;
            next = spare;
        }

        return last[b.Length];
    }

    private static double Combine(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, ulong used, ulong matched, int prefix)
    {
        var count = BitOperations.PopCount(used);
        if (count == 0)
        {
            return 0;
        }

        var outOfOrder = 0;
        while (used != 0)
        {
            outOfOrder += a[BitOperations.TrailingZeroCount(used)] != b[BitOperations.TrailingZeroCount(matched)] ? 1 : 0;
            used &= used - 1;
            matched &= matched - 1;
        }

        double m = count;
        var jaro = ((m / a.Length) + (m / b.Length) + ((m - (outOfOrder / 2)) / m)) / 3;
        return jaro + (0.1 * prefix * (1 - jaro));
    }
}
