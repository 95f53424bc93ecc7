using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Platform.Domain.Leads.Normalisation;

/// <summary>
/// A fixed set of ASCII words, each with a number, looked up by UTF-8 bytes without regard to ASCII case and without allocating.
/// </summary>
/// <remarks>Open addressing at a load of at most one half, behind a filter of bits (Bloom 1970, with one hash) that most misses end at. At most 65,535 words.</remarks>
internal sealed class WordTable
{
    /// <summary>What <see cref="Find"/> returns for a word that is not in the table.</summary>
    public const int NotFound = -1;

    /// <summary>The longest words whose first and last eight bytes are all of them.</summary>
    private const int Short = 16;

    private const uint MarkBits = 0xFFFF_0000;
    private const int BitsPerSlot = 8;

    private const ulong Fold = 0x2020_2020_2020_2020;

    /// <summary>By hash: a word's place in <see cref="entries"/> plus one, and in the upper half the part of its hash that tells most others apart.</summary>
    private readonly uint[] slots;
    private readonly Entry[] entries;
    private readonly int shift;
    private readonly byte[] keys;
    private readonly int longest;

    /// <summary>A bit for each of many numbers, set for those that the letters and the length of a word make: one of sixteen or fewer is.</summary>
    private readonly ulong[] known;

    /// <param name="words">Words and their numbers, which must not be negative; a word given twice keeps its first number.</param>
    /// <exception cref="ArgumentException">A word is empty or not ASCII.</exception>
    public WordTable(IEnumerable<KeyValuePair<string, int>> words)
    {
        var given = new List<KeyValuePair<string, int>>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in words)
        {
            if (entry.Key.Length == 0 || !Ascii.IsValid(entry.Key))
            {
                throw new ArgumentException($"Not an ASCII word: '{entry.Key}'.", nameof(words));
            }

            if (seen.Add(entry.Key))
            {
                given.Add(entry);
            }
        }

        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(given.Count * 2, 4));
        shift = 64 - BitOperations.Log2((uint)size);
        known = new ulong[Math.Max(size * BitsPerSlot / 64, 1)];
        slots = new uint[size];
        entries = new Entry[checked((ushort)given.Count)];
        keys = Encoding.ASCII.GetBytes(string.Concat(given.Select(e => e.Key)));
        var start = 0;
        for (var i = 0; i < entries.Length; i++)
        {
            var word = keys.AsSpan(start, given[i].Key.Length);
            var (head, tail) = Ends(word);
            var hash = Hash(head, tail, word.Length);
            var slot = (int)(hash >> shift);
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & (size - 1);
            }

            slots[slot] = Mark(hash) | (uint)(i + 1);
            var (headCase, tailCase) = (LetterBits(head), LetterBits(tail));
            entries[i] = new Entry(head | headCase, tail | tailCase, headCase, tailCase, start, word.Length, given[i].Value);
            longest = Math.Max(longest, word.Length);
            var number = Outline(word);
            known[(number >> 6) & (uint)(known.Length - 1)] |= 1UL << (int)number;
            start += word.Length;
        }
    }

    /// <summary>The words, in lower or upper case as they were given.</summary>
    public IEnumerable<string> Words => entries.Select(e => Encoding.ASCII.GetString(keys, e.Start, e.Length));

    /// <summary>A set: every word of a text separated by white space, all with the number 0.</summary>
    public static WordTable Set(string words) =>
        new(words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(w => KeyValuePair.Create(w, 0)));

    /// <summary>The number of a word, or <see cref="NotFound"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(ReadOnlySpan<byte> word)
    {
        // Most words that are asked for are in no table, and most of those look like none of its words.
        if (word.Length == 0 || word.Length > longest)
        {
            return NotFound;
        }

        var number = Outline(word);
        if ((known[(number >> 6) & (uint)(known.Length - 1)] >> (int)number & 1) == 0)
        {
            return NotFound;
        }

        return Search(word);
    }

    /// <summary>Whether the word is in the table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(ReadOnlySpan<byte> word) => Find(word) >= 0;

    private int Search(ReadOnlySpan<byte> word)
    {
        var (head, tail) = Ends(word);
        var hash = Hash(head, tail, word.Length);
        var mark = Mark(hash);
        uint found;
        for (var slot = (int)(hash >> shift); (found = slots[slot]) != 0; slot = (slot + 1) & (slots.Length - 1))
        {
            if ((found & MarkBits) != mark)
            {
                continue;
            }

            ref readonly var entry = ref entries[(found & ~MarkBits) - 1];
            if (entry.Length == word.Length && entry.HasEnds(head, tail)
                && (word.Length <= Short || Ascii.EqualsIgnoreCase(keys.AsSpan(entry.Start, entry.Length), word)))
            {
                return entry.Value;
            }
        }

        return NotFound;
    }

    /// <summary>A number made of a word's length and of its first, middle and last letter, of whose bits only those count that are the same for both cases.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Outline(ReadOnlySpan<byte> word) =>
        ((uint)(word[0] & 31) | ((uint)(word[word.Length >> 1] & 31) << 5) | ((uint)(word[^1] & 31) << 10) | ((uint)word.Length << 15)) * 0x9E37_79B1 >> 12;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Hash(ulong head, ulong tail, int length) =>
        (((head | Fold) * 0x9E37_79B9_7F4A_7C15UL) ^ BitOperations.RotateLeft(tail | Fold, 29) ^ (uint)length) * 0xD6E8_FEB8_6659_FD93UL;

    private static uint Mark(ulong hash) => (uint)hash & MarkBits;

    /// <summary>The first and the last eight bytes of a word, or as many as it has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (ulong Head, ulong Tail) Ends(ReadOnlySpan<byte> word) => word.Length switch
    {
        >= 8 => (BinaryPrimitives.ReadUInt64LittleEndian(word), BinaryPrimitives.ReadUInt64LittleEndian(word[^8..])),
        >= 4 => (BinaryPrimitives.ReadUInt32LittleEndian(word), BinaryPrimitives.ReadUInt32LittleEndian(word[^4..])),
        _ => ((ulong)(word[0] | (word[word.Length >> 1] << 8)), word[^1]),
    };

    /// <summary>The bit that is the case of a letter, in every byte that is an ASCII letter.</summary>
    private static ulong LetterBits(ulong bytes)
    {
        var bits = 0UL;
        for (var shift = 0; shift < 64; shift += 8)
        {
            bits |= CellText.IsLetter((byte)(bytes >> shift)) ? 0x20UL << shift : 0;
        }

        return bits;
    }

    /// <summary>A word of the table.</summary>
    /// <param name="Head">Its first eight bytes, letters small.</param>
    /// <param name="Tail">Its last eight bytes, letters small.</param>
    /// <param name="HeadCase">In which bits of the head another way of writing the word may differ.</param>
    /// <param name="TailCase">The same of the tail.</param>
    /// <param name="Start">Where the word is among all of them.</param>
    /// <param name="Length">Its bytes.</param>
    /// <param name="Value">Its number.</param>
    private readonly record struct Entry(ulong Head, ulong Tail, ulong HeadCase, ulong TailCase, int Start, int Length, int Value)
    {
        public bool HasEnds(ulong head, ulong tail) => (((head ^ Head) & ~HeadCase) | ((tail ^ Tail) & ~TailCase)) == 0;
    }
}
