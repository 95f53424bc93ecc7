namespace Platform.Domain.Leads.Matching;

/// <summary>
/// Where one thread keeps the pairs that it finds promising. Outside of the collected heap: they are much, and done with before the memory of matching is at its peak, but not collected by then.
/// </summary>
internal sealed class CandidateMemory : IDisposable
{
    private const int FirstPart = 1 << 12;
    private const int LargestPart = 1 << 16;

    private readonly List<UnmanagedArray<CandidatePair>> parts = [];
    private int used;

    /// <summary>Keeps pairs until <see cref="Dispose"/>.</summary>
    public KeptPairs Keep(ReadOnlySpan<CandidatePair> pairs)
    {
        if (pairs.IsEmpty)
        {
            return default;
        }

        if (parts.Count == 0 || parts[^1].Length - used < pairs.Length)
        {
            parts.Add(new UnmanagedArray<CandidatePair>(Math.Max(pairs.Length, parts.Count == 0 ? FirstPart : Math.Min(2 * parts[^1].Length, LargestPart))));
            used = 0;
        }

        var kept = new KeptPairs(parts[^1], used, pairs.Length);
        pairs.CopyTo(kept.Span);
        used += pairs.Length;
        return kept;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        parts.ForEach(part => part.Dispose());
        parts.Clear();
    }
}

/// <summary>Pairs that were kept together.</summary>
internal readonly struct KeptPairs(UnmanagedArray<CandidatePair> memory, int first, int count)
{
    /// <summary>The pairs, in the order in which they were found.</summary>
    public Span<CandidatePair> Span => count == 0 ? default : memory.Span.Slice(first, count);
}
