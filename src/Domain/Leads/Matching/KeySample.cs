using System.Numerics;

namespace Platform.Domain.Leads.Matching;

/// <summary>Some rows of a file, spread over all of it, by which it is seen how many pairs a blocking key brings.</summary>
internal sealed class KeySample
{
    /// <summary>Rows for which memory is asked before they are needed: they lie far from each other.</summary>
    private const int Ahead = 8;

    private readonly FeatureTable features;
    private readonly int[] rows;
    private readonly Dictionary<KeyPart, ulong[]> parts = [];
    private readonly (ulong Key, int Count, int Round)[] seen;
    private int round;

    /// <param name="features">The rows.</param>
    /// <param name="size">How many to look at, more or less.</param>
    public KeySample(FeatureTable features, int size)
    {
        this.features = features;
        var step = Math.Max(1, features.Rows.Length / size);
        rows = [.. Enumerable.Range(0, (features.Rows.Length + step - 1) / step).Select(i => i * step)];
        seen = new (ulong Key, int Count, int Round)[BitOperations.RoundUpToPowerOf2((uint)rows.Length + 1)];
    }

    /// <summary>Rows looked at.</summary>
    public int Count => rows.Length;

    /// <summary>How many of the rows have all parts of a key, and how many pairs of them share it.</summary>
    public (int Present, double Pairs) Measure(KeyPart[] key)
    {
        // Counted in a hash table with linear probing; what is left of an earlier round is no entry.
        round++;
        var values = Array.ConvertAll(key, Values);
        var mask = seen.Length - 1;
        var present = 0;
        var pairs = 0L;
        for (var i = 0; i < rows.Length; i++)
        {
            var hash = BlockingPlan.Start;
            foreach (var part in values)
            {
                hash = Fold.Both(hash, part[i]);
            }

            if (hash == 0)
            {
                continue;
            }

            var slot = (int)(hash >> 32) & mask;
            while (seen[slot].Round == round && seen[slot].Key != hash)
            {
                slot = (slot + 1) & mask;
            }

            ref var entry = ref seen[slot];
            entry = (hash, entry.Round == round ? entry.Count + 1 : 1, round);
            pairs += entry.Count - 1;
            present++;
        }

        return (present, pairs);
    }

    // Keys have parts in common.
    private ulong[] Values(KeyPart part)
    {
        if (!parts.TryGetValue(part, out var values))
        {
            parts[part] = values = new ulong[rows.Length];
            for (var i = 0; i < rows.Length; i++)
            {
                features.Rows.Prefetch(rows[Math.Min(i + Ahead, rows.Length - 1)]);
                values[i] = BlockingPlan.PartOf(features, rows[i], part);
            }
        }

        return values;
    }
}
