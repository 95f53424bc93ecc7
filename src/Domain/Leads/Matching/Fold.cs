using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Platform.Domain.Leads.Matching;

/// <summary>Reduces values to what two spellings of the same thing have in common, and hashes them.</summary>
internal static class Fold
{
    /// <summary>Base letters of U+00C0 to U+017F (Latin-1 Supplement and Latin Extended-A); a blank where there is none.</summary>
    private const string LatinBase =
        "aaaaaaaceeeeiiiidnooooo ouuuuyts" + "aaaaaaaceeeeiiiidnooooo ouuuuyty" +
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    private const ulong WordOffset = 0x632BE59BD9B4E019;

    /// <summary>A word of zeros as it goes into a hash.</summary>
    public static readonly ulong MixedZero = Mixed(0);

    /// <summary>
    /// Lower-case letters without diacritics and digits; apostrophes and full stops vanish, everything else becomes one space between words. Bytes of other
    /// scripts are kept.
    /// </summary>
    /// <returns>Number of bytes written; what does not fit is left out.</returns>
    public static int Words(ReadOnlySpan<byte> value, Span<byte> output)
    {
        if (value.Length <= output.Length && PlainText.TryLower(value, output))
        {
            return value.Length;
        }

        var length = 0;
        var gap = false;
        for (var i = 0; i < value.Length && length < output.Length; i++)
        {
            int c = value[i];
            if (c - 'A' is >= 0 and < 26)
            {
                c |= 0x20;
            }
            else if (c is '\'' or '.')
            {
                continue;
            }
            else if (c is >= 0xC3 and <= 0xC5 && i + 1 < value.Length)
            {
                c = LatinBase[((c - 0xC3) << 6) | (value[++i] & 0x3F)];
            }
            else if (c == 0xE2 && i + 2 < value.Length && value[i + 1] == 0x80 && value[i + 2] is 0x98 or 0x99)
            {
                i += 2;
                continue;
            }

            if (c - 'a' is (< 0 or >= 26) && c - '0' is (< 0 or >= 10) && c < 0x80)
            {
                gap = length > 0;
                continue;
            }

            if (gap)
            {
                gap = false;
                output[length++] = (byte)' ';
                if (length == output.Length)
                {
                    break;
                }
            }

            output[length++] = (byte)c;
        }

        return length > 0 && output[length - 1] == ' ' ? length - 1 : length;
    }

    /// <summary>A 64-bit hash that is the same in every process; never 0 for a value that is not empty.</summary>
    public static ulong Hash(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
        {
            return 0;
        }

        ref var bytes = ref MemoryMarshal.GetReference(value);
        var length = value.Length;
        var hash = Begin(length);
        var start = 0;
        for (; start + sizeof(ulong) <= length; start += sizeof(ulong))
        {
            hash = Step(hash, Mixed(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, start))));
        }

        // The last word is what is left, zeros above it; where there is a word before it, it is read with bytes of that.
        var left = length - start;
        var rest = left == 0 ? 0 : start == 0 ? PlainText.Short(ref bytes, left) : Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, length - sizeof(ulong))) >> (8 * (sizeof(ulong) - left));
        return End(Step(hash, Mixed(rest)));
    }

    /// <summary>A 32-bit hash; never 0 for a value that is not empty.</summary>
    public static uint Hash32(ReadOnlySpan<byte> value) => Narrow(Hash(value));

    /// <summary>The upper half of a hash; 0 only for 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Narrow(ulong hash) => hash == 0 ? 0 : Math.Max((uint)(hash >> 32), 1);

    /// <summary>A hash of two; 0 when either is missing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Both(ulong a, ulong b) => a == 0 || b == 0 ? 0 : Math.Max(Mix((a * 0x9E3779B97F4A7C15) ^ BitOperations.RotateLeft(b * 0xC2B2AE3D27D4EB4F, 31)), 1);

    /// <summary>What <see cref="Both(ulong, ulong)"/> makes of its second number before it meets the first, for when it is to meet several; 0 only for 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Prepared(Vector256<ulong> b)
    {
        var product = b * 0xC2B2AE3D27D4EB4F;
        return (product << 31) | (product >> 33);
    }

    /// <summary><see cref="Both(ulong, ulong)"/> of numbers none of which is missing: what it is otherwise means nothing.</summary>
    /// <param name="a">The first ones.</param>
    /// <param name="b">The second ones, <see cref="Prepared"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Both(Vector256<ulong> a, Vector256<ulong> b)
    {
        var value = Mix((a * 0x9E3779B97F4A7C15) ^ b);

        // Equality is all ones, which is one less than zero.
        return value - Vector256.Equals(value, Vector256<ulong>.Zero);
    }

    /// <summary><see cref="Narrow(ulong)"/> of hashes, those that are missing being 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Narrow(Vector256<ulong> hash, Vector256<ulong> missing)
    {
        var half = hash >> 32;
        return Vector256.AndNot(half - Vector256.Equals(half, Vector256<ulong>.Zero), missing);
    }

    /// <summary>The finisher of SplitMix64 (Steele, Lea and Flood 2014).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <inheritdoc cref="Mix(ulong)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Mix(Vector256<ulong> value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>The parts that <see cref="Hash"/> is made of: what it begins with, a word as it goes in, what there is after a word, and what it ends with.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Begin(int length) => (ulong)length * 0x9E3779B97F4A7C15;

    /// <inheritdoc cref="Begin"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mixed(ulong word) => Mix(word + WordOffset);

    /// <inheritdoc cref="Begin"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Mixed(Vector256<ulong> words) => Mix(words + Vector256.Create(WordOffset));

    /// <inheritdoc cref="Begin"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Step(ulong hash, ulong mixed) => (BitOperations.RotateLeft(hash, 27) ^ mixed) * 0x9E3779B97F4A7C15;

    /// <inheritdoc cref="Begin"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong End(ulong hash) => Math.Max(Mix(hash), 1);
}
