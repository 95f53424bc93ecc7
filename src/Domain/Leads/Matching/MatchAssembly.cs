using System.Runtime.InteropServices;

namespace Platform.Domain.Leads.Matching;

/// <summary>Turns the clusters of the new rows into a result: numbers them, chooses primaries, and holds each row against its primary, or against the earlier row that is kept of its cluster.</summary>
internal sealed class MatchAssembly(FeatureTable features, EarlierRows? earlier, PairScorer scorer, ClusterBuilder clusters)
{
    /// <summary>Rows for whose primaries memory is asked before they are needed: they lie all over it.</summary>
    private const int Ahead = 16;

    public MatchResult Assemble(int degree, Func<IReadOnlyList<ClusterSizeCount>, double, MatchDiagnostics> describe, CancellationToken cancellationToken)
    {
        var rows = earlier?.First ?? features.Rows.Length;
        var (cluster, starts, members, primary) = Number(rows, degree, cancellationToken);
        var known = earlier is null ? null : Enumerable.Range(0, rows).Select(clusters.Known).ToArray();

        // Here a file's memory is at its peak, and of the clusters only which rows are uncertain is asked for from now on.
        clusters.Dispose();
        var probability = new float[rows];
        var joined = Joined(cluster, starts, known, degree, cancellationToken);
        var matched = new JoinedRow[joined.Count];
        SharedWork.For(features.Table.Batches.Count, degree, batch =>
        {
            for (var row = batch << LeadBatch.SizeBits; row < Math.Min(rows, (batch + 1) << LeadBatch.SizeBits); row++)
            {
                var ahead = Math.Min(row + Ahead, rows - 1);
                if (primary[ahead] != ahead)
                {
                    scorer.Prefetch(Math.Min(ahead, primary[ahead]), Math.Max(ahead, primary[ahead]));
                }

                probability[row] = 1;
                if (!joined.Contains(row))
                {
                    continue;
                }

                ref var own = ref matched[joined.NumberOf(row)];
                own.Values = new ValueFrequencies(ref features.Rows[row]);
                var other = known is not null && known[row] >= 0 ? earlier!.Kept[known[row]] : primary[row];
                if (other != row)
                {
                    (own.Pattern, var score) = scorer.Judge(Math.Min(row, other), Math.Max(row, other));
                    probability[row] = PairScorer.ProbabilityOf(score);
                }
            }
        }, cancellationToken);

        return new MatchResult(cluster, primary, known, probability, clusters.Uncertain, starts, members, joined, matched, scorer.Reasons(), describe(Sizes(starts), Precision(primary, probability)));
    }

    private static JoinedRows Joined(int[] cluster, int[] starts, int[]? known, int degree, CancellationToken cancellationToken)
    {
        // A batch fills whole elements, so that no two threads write to one.
        var joined = new ulong[(cluster.Length + 63) >> 6];
        var batches = (cluster.Length + LeadBatch.Size - 1) >> LeadBatch.SizeBits;
        SharedWork.For(batches, degree, batch =>
        {
            for (var row = batch << LeadBatch.SizeBits; row < Math.Min(cluster.Length, (batch + 1) << LeadBatch.SizeBits); row++)
            {
                var number = cluster[row];
                joined[row >> 6] |= starts[number + 1] - starts[number] > 1 || (known is not null && known[row] >= 0) ? 1UL << row : 0;
            }
        }, cancellationToken);
        return new JoinedRows(joined);
    }

    /// <summary>Numbers the clusters in the order of their first rows: by row its cluster, by cluster where its rows start, the rows of all clusters one after the other, and by row its primary.</summary>
    private (int[] Cluster, int[] Starts, int[] Members, int[] Primary) Number(int rows, int degree, CancellationToken cancellationToken)
    {
        // First how many there are in each batch, so that the batches can then be numbered by several threads.
        var batches = (rows + LeadBatch.Size - 1) >> LeadBatch.SizeBits;
        var firstNumber = new int[batches + 1];
        var firstPlace = new int[batches + 1];
        SharedWork.For(batches, degree, batch =>
        {
            var (numbers, places) = (0, 0);
            for (var row = batch << LeadBatch.SizeBits; row < Math.Min(rows, (batch + 1) << LeadBatch.SizeBits); row++)
            {
                if (clusters.IsAlone(row))
                {
                    numbers++;
                    places++;
                }
                else if (clusters.IsFirst(row))
                {
                    numbers++;
                    places += clusters.CountMembers(row);
                }
            }

            (firstNumber[batch + 1], firstPlace[batch + 1]) = (numbers, places);
        }, cancellationToken);
        for (var batch = 0; batch < batches; batch++)
        {
            firstNumber[batch + 1] += firstNumber[batch];
            firstPlace[batch + 1] += firstPlace[batch];
        }

        var cluster = new int[rows];
        var starts = new int[firstNumber[batches] + 1];
        var members = new int[rows];
        var primary = new int[rows];
        starts[^1] = rows;
        SharedWork.For(batches, degree, batch =>
        {
            var own = new List<int>();
            var (number, place) = (firstNumber[batch], firstPlace[batch]);
            for (var row = batch << LeadBatch.SizeBits; row < Math.Min(rows, (batch + 1) << LeadBatch.SizeBits); row++)
            {
                if (clusters.IsAlone(row))
                {
                    starts[number] = place;
                    members[place++] = row;
                    cluster[row] = number++;
                    primary[row] = row;
                    continue;
                }

                if (!clusters.IsFirst(row))
                {
                    continue;
                }

                clusters.CopyMembers(row, own);
                var best = own.Count == 1 ? row : MostComplete(CollectionsMarshal.AsSpan(own));
                starts[number] = place;
                foreach (var member in own)
                {
                    members[place++] = member;
                    cluster[member] = number;
                    primary[member] = best;
                }

                number++;
            }
        }, cancellationToken);
        return (cluster, starts, members, primary);
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
        var points = (r.Email == 0 ? 0 : batch.EmailStatus(index) == ValueStatus.Valid ? 4 : 1) + (r.Phone == 0 ? 0 : batch.PhoneStatus(index) == ValueStatus.Valid ? 4 : 1);
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
