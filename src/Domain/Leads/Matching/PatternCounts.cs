namespace Platform.Domain.Leads.Matching;

/// <summary>Counts how often each pattern occurs: open addressing with linear probing.</summary>
internal sealed class PatternCounts
{
    private ulong[] patterns = new ulong[1024];
    private long[] counts = new long[1024];

    /// <summary>Different patterns.</summary>
    public int Count { get; private set; }

    public void Add(ulong pattern, long times = 1)
    {
        var mask = patterns.Length - 1;
        var slot = (int)(Fold.Mix(pattern) >> 20) & mask;
        while (counts[slot] != 0 && patterns[slot] != pattern)
        {
            slot = (slot + 1) & mask;
        }

        if (counts[slot] == 0)
        {
            patterns[slot] = pattern;
            Count++;
        }

        counts[slot] += times;
        if (Count * 2 > patterns.Length)
        {
            Grow();
        }
    }

    public void Add(PatternCounts other)
    {
        for (var slot = 0; slot < other.patterns.Length; slot++)
        {
            if (other.counts[slot] != 0)
            {
                Add(other.patterns[slot], other.counts[slot]);
            }
        }
    }

    /// <summary>All patterns in ascending order with their counts.</summary>
    public (ulong[] Patterns, long[] Counts) ToSorted()
    {
        var keys = new ulong[Count];
        var values = new long[Count];
        for (int slot = 0, next = 0; slot < patterns.Length; slot++)
        {
            if (counts[slot] != 0)
            {
                keys[next] = patterns[slot];
                values[next++] = counts[slot];
            }
        }

        Array.Sort(keys, values);
        return (keys, values);
    }

    private void Grow()
    {
        var (oldPatterns, oldCounts) = (patterns, counts);
        patterns = new ulong[oldPatterns.Length * 2];
        counts = new long[oldPatterns.Length * 2];
        Count = 0;
        for (var slot = 0; slot < oldPatterns.Length; slot++)
        {
            if (oldCounts[slot] != 0)
            {
                Add(oldPatterns[slot], oldCounts[slot]);
            }
        }
    }
}
