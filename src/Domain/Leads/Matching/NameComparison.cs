using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Platform.Domain.Leads.Matching;

/// <summary>Compares the names of two people: short forms, initials, compound last names, first and last name exchanged, generations.</summary>
/// <param name="rareFirst">Frequency from which a first name is so rare that it may be a typing error.</param>
/// <param name="rareLast">The same for last names.</param>
internal sealed class NameComparison(int rareFirst, int rareLast)
{
    /// <summary>Jaro-Winkler similarity of two names that are alike.</summary>
    private const double Alike = 0.78;

    private const int MostPrefix = 4;

    /// <summary>By <see cref="Index"/>: how many letters must match before two names can be one edit apart or alike.</summary>
    private static readonly byte[] LeastMatching = Least();

    /// <summary>The levels of first, middle and last name and suffix in their bits of a pattern.</summary>
    public ulong Levels(ref RowFeatures a, ref RowFeatures b)
    {
        var last = 0UL;
        var first = 0UL;
        if (a.LastLength != 0 && b.LastLength != 0)
        {
            last = a.Last == b.Last ? Comparisons.Agreement(a.LastFrequency) : LastNames(ref a, ref b);
        }

        if (a.FirstLength != 0 && b.FirstLength != 0)
        {
            first = a.First == b.First && a.FirstLength > 1 ? Comparisons.Agreement(a.FirstFrequency) : FirstNames(ref a, ref b);
        }

        if (first >= 10 && last >= 8 && Exchanged(ref a, ref b))
        {
            return NameLevel.Exchanged << PairComparer.First;
        }

        var pattern = (first << PairComparer.First) | (last << PairComparer.Last);
        if (first is > 0 and < 11)
        {
            if (a.MiddleInitial != 0 && b.MiddleInitial != 0)
            {
                pattern |= (a.MiddleInitial == b.MiddleInitial ? 1UL : 2UL) << PairComparer.Middle;
            }

            // a family with two of one name tells them apart by the suffix, so that having none says something too
            pattern |= ((a.Suffix | b.Suffix) == 0 ? 4UL : a.Suffix == b.Suffix ? 1UL : a.Suffix == 0 || b.Suffix == 0 ? 2UL : 3UL) << PairComparer.Suffix;
        }

        return pattern;
    }

    private static bool Exchanged(ref RowFeatures a, ref RowFeatures b) =>
        (a.First == b.Last && Near(a.Last, a.LastLength, b.First, b.FirstLength)) || (a.Last == b.First && Near(a.First, a.FirstLength, b.Last, b.LastLength));

    private static bool Near(in Vector128<byte> a, int lengthA, in Vector128<byte> b, int lengthB) =>
        a == b || (lengthA > 1 && lengthB > 1 && TextSimilarity.JaroWinkler(a, lengthA, b, lengthB) >= 0.88);

    private ulong FirstNames(ref RowFeatures a, ref RowFeatures b)
    {
        if (a.FirstLength == 1 || b.FirstLength == 1)
        {
            return a.First[0] == b.First[0] ? 9UL : NameLevel.DifferentFirst;
        }

        if (a.Nicknames != 0 && b.Nicknames != 0 && Nicknames.Share(a.Nicknames, b.Nicknames))
        {
            return 5;
        }

        var level = Similarity(ref a.First, a.FirstLength, a.FirstLetters, ref b.First, b.FirstLength, b.FirstLetters);

        // a typing error makes a name that hardly anybody else has; two names that several people have are two names
        var known = Math.Max(a.FirstFrequency, b.FirstFrequency) < rareFirst;
        return level switch
        {
            4 => known ? 7UL : 6,
            3 => known ? 7UL : 8,
            2 => known ? NameLevel.DifferentFirst : 10,
            _ => NameLevel.DifferentFirst,
        };
    }

    private ulong LastNames(ref RowFeatures a, ref RowFeatures b)
    {
        if (((a.Flags | b.Flags) & RowFlags.CompoundLast) != 0 && OnePart(ref a, ref b))
        {
            return 5;
        }

        var known = Math.Max(a.LastFrequency, b.LastFrequency) < rareLast;
        return Similarity(ref a.Last, a.LastLength, a.LastLetters, ref b.Last, b.LastLength, b.LastLetters) switch
        {
            4 => known ? 7UL : 6,
            3 => known ? 7UL : 8,
            2 => known ? NameLevel.DifferentLast : 9,
            _ => NameLevel.DifferentLast,
        };
    }

    /// <summary>Whether one last name is the first or last part of the other, or both have the same first part.</summary>
    private static bool OnePart(ref RowFeatures a, ref RowFeatures b)
    {
        var x = Bytes(ref a.Last, a.LastLength);
        var y = Bytes(ref b.Last, b.LastLength);
        var gapX = x.IndexOf((byte)' ');
        var gapY = y.IndexOf((byte)' ');
        if (gapX > 0 && gapY > 0)
        {
            return gapX > 2 && x[..gapX].SequenceEqual(y[..Math.Min(gapY, y.Length)]);
        }

        var whole = gapX > 0 ? x : y;
        var part = gapX > 0 ? y : x;
        var gap = Math.Max(gapX, gapY);
        return gap > 0 && part.Length > 2 && (whole[..gap].SequenceEqual(part) || whole[(gap + 1)..].SequenceEqual(part));
    }

    private static int Index(int lengthA, int lengthB, int prefix) => (((lengthA * (Vector128<byte>.Count + 1)) + lengthB) * (MostPrefix + 1)) + prefix;

    private static byte[] Least()
    {
        var longest = Vector128<byte>.Count;
        var least = new byte[Index(longest, longest, MostPrefix) + 1];
        for (var a = 1; a <= longest; a++)
        {
            for (var b = 1; b <= longest; b++)
            {
                for (var prefix = 0; prefix <= MostPrefix; prefix++)
                {
                    // one edit leaves all letters but one
                    var oneEdit = Math.Max(a, b) - 1;
                    var alike = 0;
                    while (alike < oneEdit && TextSimilarity.MostJaroWinkler(alike, a, b, prefix) < Alike)
                    {
                        alike++;
                    }

                    least[Index(a, b, prefix)] = (byte)alike;
                }
            }
        }

        return least;
    }

    /// <summary>4 one edit apart, 3 similar, 2 alike, 1 neither.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Similarity(ref Vector128<byte> a, int lengthA, uint lettersA, ref Vector128<byte> b, int lengthB, uint lettersB)
    {
        // letters that the other name lacks cannot match
        var most = Math.Min(lengthA - BitOperations.PopCount(lettersA & ~lettersB), lengthB - BitOperations.PopCount(lettersB & ~lettersA));
        var prefix = BitOperations.TrailingZeroCount(~Vector128.Equals(a, b).ExtractMostSignificantBits());
        return most < LeastMatching[Index(lengthA, lengthB, Math.Min(prefix, MostPrefix))] ? 1 : Similarity(ref a, lengthA, ref b, lengthB);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Similarity(ref Vector128<byte> a, int lengthA, ref Vector128<byte> b, int lengthB)
    {
        if (Math.Min(lengthA, lengthB) >= 3 && TextSimilarity.IsOneEdit(Bytes(ref a, lengthA), Bytes(ref b, lengthB)))
        {
            return 4;
        }

        var similarity = TextSimilarity.JaroWinkler(a, lengthA, b, lengthB);
        return similarity >= 0.88 ? 3 : similarity >= Alike ? 2 : 1;
    }

    private static ReadOnlySpan<byte> Bytes(ref Vector128<byte> packed, int length) => MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<Vector128<byte>, byte>(ref packed), length);
}
