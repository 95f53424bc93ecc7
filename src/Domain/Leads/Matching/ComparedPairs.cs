using System.Numerics;

namespace Platform.Domain.Leads.Matching;

/// <summary>
/// What came of comparing the pairs that score well, so that clusters, which hold their rows against each other, need not compare them anew: open addressing with linear probing, safe for several threads
/// that add, and then for several that look up.
/// </summary>
internal sealed class ComparedPairs : IDisposable
{
    private readonly UnmanagedArray<Entry> entries;
    private readonly int mask;

    /// <param name="capacity">Pairs that it has room for.</param>
    public ComparedPairs(int capacity)
    {
        entries = new UnmanagedArray<Entry>((int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(capacity, 8) * 2));
        mask = entries.Length - 1;
    }

    /// <summary>Adds a pair once.</summary>
    public void Add(in ScoredPair pair, ulong pattern)
    {
        var key = KeyOf(pair.A, pair.B);
        var slot = SlotOf(key);
        while (Interlocked.CompareExchange(ref entries[slot].Key, key, 0) != 0)
        {
            slot = (slot + 1) & mask;
        }

        (entries[slot].Pattern, entries[slot].Score) = (pattern, pair.Score);
    }

    /// <summary>Whether a pair, the lower row first, was added, with what.</summary>
    public bool TryFind(int a, int b, out ulong pattern, out float score)
    {
        var key = KeyOf(a, b);
        var slot = SlotOf(key);
        for (ref var entry = ref entries[slot]; entry.Key != 0; entry = ref entries[slot])
        {
            if (entry.Key == key)
            {
                (pattern, score) = (entry.Pattern, entry.Score);
                return true;
            }

            slot = (slot + 1) & mask;
        }

        (pattern, score) = (0, 0);
        return false;
    }

    /// <summary>Asks for what looking a pair up needs from memory.</summary>
    public void Prefetch(int a, int b) => entries.Prefetch(SlotOf(KeyOf(a, b)));

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => entries.Dispose();

    // The higher row is not the first one, so that no key is 0.
    private static ulong KeyOf(int a, int b) => ((ulong)a << 32) | (uint)b;

    private int SlotOf(ulong key) => (int)(Fold.Mix(key) >> 20) & mask;

    private struct Entry
    {
        public ulong Key;
        public ulong Pattern;
        public float Score;
    }
}
