namespace Platform.Domain.Leads.Matching;

/// <summary>Counts how often each pattern occurs: open addressing with linear probing.</summary>
internal sealed class PatternCounts
{
    private (ulong Pattern, long Times)[] entries = new (ulong, long)[1024];

    /// <summary>Different patterns.</summary>
    public int Count { get; private set; }

    public void Add(ulong pattern, long times = 1)
    {
        var own = entries;
        var mask = own.Length - 1;
        var slot = (int)(Fold.Mix(pattern) >> 20) & mask;
        while (own[slot].Times != 0 && own[slot].Pattern != pattern)
        {
            slot = (slot + 1) & mask;
        }

        ref var entry = ref own[slot];
        if (entry.Times == 0)
        {
            entry.Pattern = pattern;
            Count++;
        }

        entry.Times += times;
        if (Count * 2 > own.Length)
        {
            Grow();
        }
    }

    public void Add(PatternCounts other)
    {
        foreach (var (pattern, times) in other.entries)
        {
            if (times != 0)
            {
                Add(pattern, times);
            }
        }
    }

    /// <summary>All patterns in ascending order with their counts.</summary>
    public (ulong[] Patterns, long[] Counts) ToSorted()
    {
        var keys = new ulong[Count];
        var values = new long[Count];
        var next = 0;
        foreach (var (pattern, times) in entries)
        {
            if (times != 0)
            {
                keys[next] = pattern;
                values[next++] = times;
            }
        }

        Array.Sort(keys, values);
        return (keys, values);
    }

    private void Grow()
    {
        var before = entries;
        entries = new (ulong, long)[before.Length * 2];
        Count = 0;
        foreach (var (pattern, times) in before)
        {
            if (times != 0)
            {
                Add(pattern, times);
            }
        }
    }
}
