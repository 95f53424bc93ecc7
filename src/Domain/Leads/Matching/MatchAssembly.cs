namespace Platform.Domain.Leads.Matching;

/// <summary>Turns the clusters of the new rows into a result: numbers them, chooses primaries, and holds each row against its primary, or against the earlier row that is kept of its cluster.</summary>
internal sealed class MatchAssembly(FeatureTable features, EarlierRows? earlier, PairScorer scorer, ClusterBuilder clusters)
{
    /// <summary>Clusters that are one piece of work.</summary>
    private const int PieceSize = 8192;

    /// <summary>Rows for whose primaries memory is asked before they are needed: they lie all over it.</summary>
    private const int Ahead = 16;

    public MatchResult Assemble(int degree, Func<IReadOnlyList<ClusterSizeCount>, double, MatchDiagnostics> describe, CancellationToken cancellationToken)
    {
        var rows = earlier?.First ?? features.Rows.Length;
        var cluster = new int[rows];
        var numbers = new int[features.Rows.Length];
        var count = 0;
        var root = clusters.Root;
        for (var row = 0; row < rows; row++)
        {
            ref var number = ref numbers[root[row]];
            cluster[row] = number == 0 ? (number = ++count) - 1 : number - 1;
        }

        var starts = new int[count + 1];
        foreach (var number in cluster)
        {
            starts[number + 1]++;
        }

        for (var number = 0; number < count; number++)
        {
            starts[number + 1] += starts[number];
        }

        var members = new int[rows];
        var filled = starts.AsSpan(0, count).ToArray();
        for (var row = 0; row < rows; row++)
        {
            members[filled[cluster[row]]++] = row;
        }

        var primary = new int[rows];
        SharedWork.For((count + PieceSize - 1) / PieceSize, degree, piece =>
        {
            for (var number = piece * PieceSize; number < Math.Min(count, (piece + 1) * PieceSize); number++)
            {
                var own = members.AsSpan(starts[number], starts[number + 1] - starts[number]);
                var best = own.Length == 1 ? own[0] : MostComplete(own);
                foreach (var row in own)
                {
                    primary[row] = best;
                }
            }
        }, cancellationToken);

        var known = earlier is null ? null : Enumerable.Range(0, rows).Select(clusters.Known).ToArray();
        var probability = new float[rows];
        var patterns = new ulong[rows];
        var values = new ValueFrequencies[rows];
        SharedWork.For(features.Table.Batches.Count, degree, batch =>
        {
            for (var row = batch << LeadBatch.SizeBits; row < Math.Min(rows, (batch + 1) << LeadBatch.SizeBits); row++)
            {
                var ahead = Math.Min(row + Ahead, rows - 1);
                scorer.Prefetch(ahead, primary[ahead]);
                probability[row] = 1;
                values[row] = new ValueFrequencies(ref features.Rows[row]);
                var other = known is not null && known[row] >= 0 ? earlier!.Kept[known[row]] : primary[row];
                if (other != row)
                {
                    var (a, b) = (Math.Min(row, other), Math.Max(row, other));
                    patterns[row] = scorer.Compare(a, b);
                    probability[row] = PairScorer.ProbabilityOf(scorer.Score(a, b, patterns[row]));
                }
            }
        }, cancellationToken);

        return new MatchResult(cluster, primary, known, probability, clusters.Uncertain, starts, members, patterns, scorer.Reasons(values), describe(Sizes(starts), Precision(primary, probability)));
    }

    private int MostComplete(ReadOnlySpan<int> own)
    {
        var (best, most) = (own[0], Completeness(own[0]));
        foreach (var row in own[1..])
        {
            var completeness = Completeness(row);
            (best, most) = completeness > most ? (row, completeness) : (best, most);
        }

        return best;
    }

    private static double Precision(int[] primary, float[] probability)
    {
        double sum = 0;
        var count = 0;
        for (var row = 0; row < primary.Length; row++)
        {
            if (primary[row] != row)
            {
                sum += probability[row];
                count++;
            }
        }

        return count == 0 ? 1 : sum / count;
    }

    private static List<ClusterSizeCount> Sizes(int[] starts)
    {
        var sizes = new int[65];
        var large = new SortedDictionary<int, int>();
        for (var number = 0; number + 1 < starts.Length; number++)
        {
            var size = starts[number + 1] - starts[number];
            if (size < sizes.Length)
            {
                sizes[size]++;
            }
            else
            {
                large[size] = large.GetValueOrDefault(size) + 1;
            }
        }

        return
        [
            .. sizes.Select((count, size) => new ClusterSizeCount(size, count)).Where(entry => entry.Clusters > 0),
            .. large.Select(entry => new ClusterSizeCount(entry.Key, entry.Value)),
        ];
    }

    /// <summary>
    /// Valid e-mail addresses and telephone numbers count four times, doubtful ones once, full names three times, every other field that has a value twice, initials and parts once.
    /// </summary>
    private int Completeness(int row)
    {
        ref var r = ref features.Rows[row];
        var batch = features.Table.Batches[row >> LeadBatch.SizeBits];
        var index = row & (LeadBatch.Size - 1);
        var points = (r.Email == 0 ? 0 : batch.EmailStatus[index] == ValueStatus.Valid ? 4 : 1) + (r.Phone == 0 ? 0 : batch.PhoneStatus[index] == ValueStatus.Valid ? 4 : 1);
        points += (r.FirstLength > 1 ? 3 : r.FirstLength) + (r.LastLength > 1 ? 3 : r.LastLength) + (r.MiddleInitial != 0 ? 1 : 0) + (r.Suffix != 0 ? 1 : 0);
        points += (r.Company != 0 ? 2 : 0) + (r.Street != 0 ? 2 : 0) + (r.House != 0 ? 1 : 0) + (r.Unit != 0 ? 1 : 0) + (r.City != 0 ? 2 : 0) + (r.State != 0 ? 1 : 0) + (r.Zip != 0 ? 2 : 0);
        points += (r.BirthDate != 0 ? 2 : 0) + (r.Identifier != 0 ? 2 : 0);
        foreach (var extra in features.Extras)
        {
            points += extra[row] != 0 ? 1 : 0;
        }

        return points;
    }
}
