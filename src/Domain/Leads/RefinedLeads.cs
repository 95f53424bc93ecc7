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
    private readonly LeadScore[] scores;

    private RefinedLeads(LeadTable table, MatchResult match)
    {
        Table = table;
        this.match = match;
        status = new LeadStatus[table.Count];
        scores = new LeadScore[table.Count];
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

    /// <summary>By row: its score; that of <see cref="LeadScore.Rejected"/> before <see cref="Score"/> has run.</summary>
    public ReadOnlySpan<LeadScore> Scores => scores;

    /// <summary>Decides the status of every row.</summary>
    /// <remarks>
    /// A row is rejected when it could not be read or when <see cref="LeadIssues.MakesRejected"/> says so; else it is for review when
    /// <see cref="LeadIssues.NeedsReview"/> says so and it is the primary, or when its match is uncertain; else the primary of its cluster is accepted and the
    /// others are duplicates. All rows of a cluster that is known from an earlier file are duplicates: the row kept is there. An uncertain match is added to the row's issues.
    /// </remarks>
    public static RefinedLeads Decide(LeadTable table, MatchResult match)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(match);
        var leads = new RefinedLeads(table, match);
        leads.Reject();
        leads.DecideTheRest();
        return leads;
    }

    /// <summary>Scores the rows of one batch. Batches may be scored by several threads at once.</summary>
    public void Score(int batchIndex, LeadScorer scorer)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        var batch = Table.Batches[batchIndex];
        var first = batchIndex << LeadBatch.SizeBits;
        for (var i = 0; i < batch.Count; i++)
        {
            var row = first + i;
            if (status[row] != LeadStatus.Rejected)
            {
                scores[row] = scorer.Score(batch, i, Place(row), match.Uncertain(row));
            }
        }
    }

    /// <summary>Whether the row stands for its cluster in the golden file.</summary>
    public bool IsPrimary(int row) => primary[row] == row;

    /// <summary>Whether the row's cluster has other rows.</summary>
    public bool IsAlone(int row) => match.Members(match.Cluster[row]).Length == 1 || CountMembers(row) == 1;

    /// <summary>Puts the rows of the row's cluster, in ascending order, into <paramref name="members"/>.</summary>
    public void CopyMembers(int row, List<int> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        members.Clear();
        foreach (var member in match.Members(match.Cluster[row]))
        {
            if (primary[member] == primary[row])
            {
                members.Add(member);
            }
        }
    }

    /// <summary>
    /// Asks for the memory of the other rows of a cluster, which lie all over the table, before they are merged: called for a primary some rows early, and once more half way with
    /// <paramref name="text"/> set.
    /// </summary>
    public void PrefetchMembers(int row, bool text)
    {
        if (primary[row] != row || match.Members(match.Cluster[row]) is not { Length: > 1 } members)
        {
            return;
        }

        foreach (var member in members)
        {
            var batch = Table.Batches[member >> LeadBatch.SizeBits];
            if (text)
            {
                batch.PrefetchText(member & (LeadBatch.Size - 1));
            }
            else
            {
                batch.PrefetchEnds(member & (LeadBatch.Size - 1));
            }
        }
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

    private void Reject()
    {
        for (var row = 0; row < status.Length; row++)
        {
            if (Table.Fault(row) == RecordFault.None && !LeadIssues.MakesRejected(Issues(row)))
            {
                continue;
            }

            status[row] = LeadStatus.Rejected;
            var members = match.Members(match.Cluster[row]);
            if (members.Length > 1 && primary[row] == row)
            {
                HandOver(row, members);
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

    private void DecideTheRest()
    {
        for (var row = 0; row < status.Length; row++)
        {
            if (status[row] == LeadStatus.Rejected)
            {
                continue;
            }

            var batch = Table.Batches[row >> LeadBatch.SizeBits];
            var i = row & (LeadBatch.Size - 1);
            if (match.Uncertain(row))
            {
                batch.Issues[i] |= LeadIssue.UncertainMatch;
                status[row] = LeadStatus.Review;
            }
            else if (primary[row] != row || match.Known(row) >= 0)
            {
                status[row] = LeadStatus.Duplicate;
            }
            else if (LeadIssues.NeedsReview(batch.Issues[i], batch.EmailStatus[i], batch.PhoneStatus[i], HasAddress(batch, i)))
            {
                status[row] = LeadStatus.Review;
            }
        }
    }

    private static bool HasAddress(LeadBatch batch, int row) =>
        !batch.Value(row, LeadSlot.Street).IsEmpty && !(batch.Value(row, LeadSlot.City).IsEmpty && batch.Value(row, LeadSlot.Postcode).IsEmpty);

    /// <summary>The place of a row in its cluster, for its score.</summary>
    public ClusterPlace Place(int row) =>
        primary[row] != row || Known(row) >= 0 ? ClusterPlace.Duplicate
        : IsAlone(row) ? ClusterPlace.Alone
        : ClusterPlace.Kept;

    private int CountMembers(int row)
    {
        var count = 0;
        foreach (var member in match.Members(match.Cluster[row]))
        {
            if (primary[member] == primary[row])
            {
                count++;
            }
        }

        return count;
    }

    private LeadIssue Issues(int row) => Table.Batches[row >> LeadBatch.SizeBits].Issues[row & (LeadBatch.Size - 1)];
}
