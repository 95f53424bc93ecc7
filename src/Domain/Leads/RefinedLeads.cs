using Platform.Domain.Leads.Matching;
using Platform.Domain.Leads.Scoring;

namespace Platform.Domain.Leads;

/// <summary>
/// What was decided about every row of a table: its status, the row kept of its cluster, its score. Rejected rows are clusters of their own;
/// of every other cluster exactly one row, its primary, is kept.
/// </summary>
public sealed class RefinedLeads
{
    private readonly MatchResult match;
    private readonly LeadStatus[] status;
    private readonly int[] primary;

    /// <summary>The clusters of several rows of which some are rejected.</summary>
    private readonly HashSet<int> divided = [];

    private RefinedLeads(LeadTable table, MatchResult match)
    {
        Table = table;
        this.match = match;
        status = new LeadStatus[table.Count];
        primary = match.Primary.ToArray();
    }

    /// <summary>The normalised rows.</summary>
    public LeadTable Table { get; }

    /// <summary>Number of rows.</summary>
    public int Count => status.Length;

    /// <summary>What became of each row (0-based).</summary>
    public ReadOnlySpan<LeadStatus> Status => status;

    /// <summary>By row: the row kept of its cluster, which is the row itself for a primary and for a rejected row.</summary>
    public ReadOnlySpan<int> Primary => primary;

    /// <summary>The earlier cluster that the row belongs to, see <see cref="MatchResult.Known"/>; -1 for none and for a rejected row.</summary>
    public int Known(int row) => status[row] == LeadStatus.Rejected ? -1 : match.Known(row);

    /// <summary>Decides the status of every row.</summary>
    /// <remarks>
    /// A row is rejected when it could not be read or when <see cref="LeadIssues.MakesRejected"/> says so; else it is for review when
    /// <see cref="LeadIssues.NeedsReview"/> says so and it is the primary, or when its match is uncertain; else the primary of its cluster is accepted and the
    /// others are duplicates. All rows of a cluster that is known from an earlier file are duplicates: the row kept is there. An uncertain match is added to the row's issues.
    /// </remarks>
    /// <param name="table">The rows.</param>
    /// <param name="match">Which of them are one lead.</param>
    /// <param name="degree">Threads to use. The result does not depend on it.</param>
    public static RefinedLeads Decide(LeadTable table, MatchResult match, int degree = 1)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(match);
        var leads = new RefinedLeads(table, match);
        SharedWork.For(table.Batches.Count, degree, leads.Reject, CancellationToken.None);
        leads.HandOver();
        SharedWork.For(table.Batches.Count, degree, leads.DecideTheRest, CancellationToken.None);
        return leads;
    }

    /// <summary>What the score of a row is made of; nothing for a rejected one.</summary>
    /// <param name="row">The row (0-based).</param>
    /// <param name="isAlone">See <see cref="IsAlone"/>.</param>
    public ScoreSignals Signals(int row, bool isAlone)
    {
        if (status[row] == LeadStatus.Rejected)
        {
            return ScoreSignals.None;
        }

        var place = primary[row] != row || match.Known(row) >= 0 ? ClusterPlace.Duplicate
            : isAlone ? ClusterPlace.Alone
            : ClusterPlace.Kept;
        return LeadScorer.Signals(Table.Batches[row >> LeadBatch.SizeBits], row & (LeadBatch.Size - 1), place, match.Uncertain(row));
    }

    /// <summary>Whether the row stands for its cluster in the golden file.</summary>
    public bool IsPrimary(int row) => primary[row] == row;

    /// <summary>Whether no other row is the same lead.</summary>
    public bool IsAlone(int row)
    {
        var cluster = match.Cluster[row];
        var members = match.Members(cluster);
        if (members.Length == 1 || !divided.Contains(cluster))
        {
            return members.Length == 1;
        }

        foreach (var member in members)
        {
            if (member != row && primary[member] == primary[row])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Appends the rows of the row's cluster, in ascending order, to <paramref name="members"/>, unless it is the only one.</summary>
    /// <returns>How many rows the cluster has.</returns>
    public int AppendMembers(int row, List<int> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        var cluster = match.Cluster[row];
        var all = match.Members(cluster);
        if (all.Length == 1)
        {
            return 1;
        }

        if (!divided.Contains(cluster))
        {
            members.AddRange(all);
            return all.Length;
        }

        var before = members.Count;
        foreach (var member in all)
        {
            if (primary[member] == primary[row])
            {
                members.Add(member);
            }
        }

        var count = members.Count - before;
        if (count == 1)
        {
            members.RemoveAt(before);
        }

        return count;
    }

    /// <summary>Probability that the row is the same lead as the one kept of its cluster; 1 for that row and for a rejected one.</summary>
    public float Probability(int row) => primary[row] == row && Known(row) < 0 ? 1f : match.Probability[row];

    /// <summary>Appends why the row matches, see <see cref="MatchResult.AppendReasons"/>; nothing for a rejected row.</summary>
    public void AppendMatchReasons(int row, ByteArena output)
    {
        if (status[row] != LeadStatus.Rejected)
        {
            match.AppendReasons(row, output);
        }
    }

    /// <summary>Asks for where the rows of a row's cluster are, some time before <see cref="PrefetchMembers"/>.</summary>
    internal void PrefetchCluster(int row) => match.PrefetchCluster(row);

    /// <summary>Asks for the rows of a row's cluster, some time before <see cref="AppendMembers"/>.</summary>
    internal void PrefetchMembers(int row) => match.PrefetchMembers(row);

    /// <summary>Asks for what is known of a row, some time before its values (see <see cref="LeadBatch.PrefetchText"/>), which lie elsewhere in memory than those of the rows before.</summary>
    internal void Prefetch(int row)
    {
        Table.Batches[row >> LeadBatch.SizeBits].Prefetch(row & (LeadBatch.Size - 1));
        match.Prefetch(row);
    }

    private void Reject(int batchIndex)
    {
        var batch = Table.Batches[batchIndex];
        for (var i = 0; i < batch.Count; i++)
        {
            if (batch.Faults[i] != RecordFault.None || LeadIssues.MakesRejected(batch.Issues(i)))
            {
                status[(batchIndex << LeadBatch.SizeBits) + i] = LeadStatus.Rejected;
            }
        }
    }

    private void HandOver()
    {
        for (var row = 0; status.AsSpan(row).IndexOf(LeadStatus.Rejected) is >= 0 and var next; row++)
        {
            row += next;
            var members = match.Members(match.Cluster[row]);
            if (members.Length > 1)
            {
                divided.Add(match.Cluster[row]);
                if (primary[row] == row)
                {
                    HandOver(row, members);
                }
            }

            primary[row] = row;
        }
    }

    // The matcher kept a row that is to be rejected: the first of the others that can be kept takes its place.
    private void HandOver(int from, ReadOnlySpan<int> members)
    {
        var heir = -1;
        foreach (var member in members)
        {
            if (member != from && status[member] != LeadStatus.Rejected && primary[member] == from)
            {
                heir = heir < 0 ? member : heir;
                primary[member] = heir;
            }
        }
    }

    private void DecideTheRest(int batchIndex)
    {
        var batch = Table.Batches[batchIndex];
        for (var i = 0; i < batch.Count; i++)
        {
            var row = (batchIndex << LeadBatch.SizeBits) + i;
            if (status[row] == LeadStatus.Rejected)
            {
                continue;
            }

            if (match.Uncertain(row))
            {
                batch.Note(i, LeadIssue.UncertainMatch);
                status[row] = LeadStatus.Review;
            }
            else if (primary[row] != row || match.Known(row) >= 0)
            {
                status[row] = LeadStatus.Duplicate;
            }
            else if (LeadIssues.NeedsReview(batch.Issues(i), batch.EmailStatus(i), batch.PhoneStatus(i), HasAddress(batch, i)))
            {
                status[row] = LeadStatus.Review;
            }
        }
    }

    private static bool HasAddress(LeadBatch batch, int row) =>
        batch.Present(row) is var present && present.Has(LeadSlot.Street) && (present.Has(LeadSlot.City) || present.Has(LeadSlot.Postcode));
}
