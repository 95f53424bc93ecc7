using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Platform.Domain.Leads.Normalisation;

/// <summary>
/// A fixed set of ASCII words, each with a number, looked up by UTF-8 bytes without regard to ASCII case and without allocating.
/// </summary>
/// <remarks>Open addressing at a load of at most one half; a miss costs one hash of the word's first and last eight bytes.</remarks>
internal sealed class WordTable
{
    /// <summary>What <see cref="Find"/> returns for a word that is not in the table.</summary>
    public const int NotFound = -1;

    private const ulong Fold = 0x2020_2020_2020_2020;

    private readonly int[] slots;
    private readonly int shift;
    private readonly byte[] keys;
    private readonly int[] ends;
    private readonly int[] values;
    private readonly int longest;

    /// <summary>By the low bits of a word's first letter, which are the same for both cases: the lengths of such words, 31 and more as one.</summary>
    private readonly uint[] lengths = new uint[32];

    /// <param name="words">Words and their numbers, which must not be negative; a word given twice keeps its first number.</param>
    /// <exception cref="ArgumentException">A word is empty or not ASCII.</exception>
    public WordTable(IEnumerable<KeyValuePair<string, int>> words)
    {
        var entries = new List<KeyValuePair<string, int>>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in words)
        {
            if (entry.Key.Length == 0 || !Ascii.IsValid(entry.Key))
            {
                throw new ArgumentException($"Not an ASCII word: '{entry.Key}'.", nameof(words));
            }

            if (seen.Add(entry.Key))
            {
                entries.Add(entry);
            }
        }

        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(entries.Count * 2, 4));
        shift = 64 - BitOperations.Log2((uint)size);
        slots = new int[size];
        ends = new int[entries.Count + 1];
        values = new int[entries.Count];
        keys = Encoding.ASCII.GetBytes(string.Concat(entries.Select(e => e.Key)));
        for (var i = 0; i < entries.Count; i++)
        {
            ends[i + 1] = ends[i] + entries[i].Key.Length;
            values[i] = entries[i].Value;
            longest = Math.Max(longest, entries[i].Key.Length);
            lengths[keys[ends[i]] & 31] |= 1u << Math.Min(entries[i].Key.Length, 31);
            var slot = Slot(keys.AsSpan(ends[i]..ends[i + 1]));
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & (size - 1);
            }

            slots[slot] = i + 1;
        }
    }

    /// <summary>The words, in lower or upper case as they were given.</summary>
    public IEnumerable<string> Words => Enumerable.Range(0, values.Length).Select(i => Encoding.ASCII.GetString(keys, ends[i], ends[i + 1] - ends[i]));

    /// <summary>A set: every word of a text separated by white space, all with the number 0.</summary>
    public static WordTable Set(string words) =>
        new(words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(w => KeyValuePair.Create(w, 0)));

    /// <summary>The number of a word, or <see cref="NotFound"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(ReadOnlySpan<byte> word)
    {
        // Most words that are asked for are in no table, and most of those begin like none of its words of their length.
        if (word.Length == 0 || word.Length > longest || ((lengths[word[0] & 31] >> Math.Min(word.Length, 31)) & 1) == 0)
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
        var slot = Slot(word);
        int index;
        while ((index = slots[slot]) != 0)
        {
            var start = ends[index - 1];
            if (Ascii.EqualsIgnoreCase(keys.AsSpan(start, ends[index] - start), word))
            {
                return values[index - 1];
            }

            slot = (slot + 1) & (slots.Length - 1);
        }

        return NotFound;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Slot(ReadOnlySpan<byte> word)
    {
        ulong head;
        ulong tail;
        if (word.Length >= 8)
        {
            head = BinaryPrimitives.ReadUInt64LittleEndian(word);
            tail = BinaryPrimitives.ReadUInt64LittleEndian(word[^8..]);
        }
        else if (word.Length >= 4)
        {
            head = BinaryPrimitives.ReadUInt32LittleEndian(word);
            tail = BinaryPrimitives.ReadUInt32LittleEndian(word[^4..]);
        }
        else
        {
            head = (ulong)(word[0] | (word[word.Length >> 1] << 8));
            tail = word[^1];
        }

        var hash = (((head | Fold) * 0x9E37_79B9_7F4A_7C15UL) ^ BitOperations.RotateLeft(tail | Fold, 29) ^ (uint)word.Length) * 0xD6E8_FEB8_6659_FD93UL;
        return (int)(hash >> shift);
    }
}
