using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Platform.Domain.Leads.Matching;

/// <summary>Sound of a name: its first letter and up to five following consonant classes (the classes of Soundex, Russell 1918; no limit of three so that long names stay apart).</summary>
internal static class NameSound
{
    private const int MostDigits = 5;
    private const ulong LowestBits = 0x1111_1111_1111_1111;

    /// <summary>Classes of the letters, three bits each; 0 for those that are not heard.</summary>
    private static ReadOnlySpan<byte> Classes => [0, 1, 2, 3, 0, 1, 2, 0, 0, 2, 2, 4, 5, 5, 0, 1, 2, 6, 2, 3, 0, 1, 0, 2, 0, 2, 0, 0, 0, 0, 0, 0];

    /// <summary>The sound of a folded name, as <see cref="RowFeatures.Last"/> has it; 0 for none. What follows something that is not a letter does not count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Of(Vector128<byte> name) => Ssse3.IsSupported && Bmi2.X64.IsSupported ? AtOnce(name) : OneByOne(name);

    /// <summary>Letter by letter.</summary>
    public static uint OneByOne(Vector128<byte> name)
    {
        uint code = name[0];
        var last = Class(name[0]);
        for (int i = 1, digits = 0; i < Vector128<byte>.Count && digits < MostDigits && IsLetter(name[i]); i++)
        {
            var digit = Class(name[i]);
            if (digit != 0 && digit != last)
            {
                code = (code << 3) | digit;
                digits++;
            }

            last = name[i] is (byte)'h' or (byte)'w' ? last : digit;
        }

        return code;
    }

    /// <summary>The same with all letters at once, as which of them are heard follows no pattern that a processor could foresee.</summary>
    public static uint AtOnce(Vector128<byte> name)
    {
        // The classes are looked up in two tables of sixteen; an index with its highest bit set finds nothing.
        var letters = name - Vector128.Create((byte)'a');
        var areLetters = Vector128.LessThan(letters, Vector128.Create((byte)26));
        var classes = Ssse3.Shuffle(Vector128.Create(Classes), letters + Vector128.Create((byte)112)) | Ssse3.Shuffle(Vector128.Create(Classes[16..]), letters - Vector128.Create((byte)16));

        // Four bits a letter from here on, up to what is not a letter.
        var pairs = Ssse3.MultiplyAddAdjacent(classes & areLetters, Vector128.Create((short)0x1001).AsSByte());
        var end = BitOperations.TrailingZeroCount(~(areLetters.ExtractMostSignificantBits() | 1));
        var heard = Bmi2.X64.ZeroHighBits(Sse2.PackUnsignedSaturate(pairs, pairs).AsUInt64()[0], (ulong)(4 * end));

        // Letters of one class with h or w between them count as one, like those next to each other.
        var silent = (Vector128.Equals(name, Vector128.Create((byte)'h')) | Vector128.Equals(name, Vector128.Create((byte)'w'))).ExtractMostSignificantBits() & ~1u;
        heard = Bmi2.X64.ParallelBitExtract(heard, ~(Bmi2.X64.ParallelBitDeposit(silent, LowestBits) * 15));
        var kept = Some(heard) & Some(heard ^ (heard << 4)) & ~1UL;
        var digits = (uint)Bmi2.X64.ParallelBitExtract(heard, kept * 7);
        var missing = 3 * (MostDigits - Math.Min(BitOperations.PopCount(kept), MostDigits));
        var inOrder = ((digits & 7) << 12) | ((digits & 0x38) << 6) | (digits & 0x1C0) | ((digits >> 6) & 0x38) | ((digits >> 12) & 7);
        return (((uint)name[0] << (3 * MostDigits)) | inOrder) >> missing;
    }

    /// <summary>The lowest bit of each four that are not all zeros.</summary>
    private static ulong Some(ulong fours) => (fours | (fours >> 1) | (fours >> 2)) & LowestBits;

    private static uint Class(byte letter) => IsLetter(letter) ? Classes[letter - 'a'] : 0u;

    private static bool IsLetter(byte c) => c - 'a' is >= 0 and < 26;
}
