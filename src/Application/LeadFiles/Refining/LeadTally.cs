using System.Numerics;
using System.Text;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Matching;
using Platform.Domain.Leads.Scoring;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>Counts over refined rows for the report. One instance a thread; <see cref="Add(LeadTally)"/> brings them together.</summary>
internal sealed class LeadTally
{
    private const int Step = 100;

    private readonly long[] status = new long[4];
    private readonly long[] issues = new long[64];
    private readonly BitCounts filled = new();
    private readonly long[] ranges = new long[LeadScoreWeights.Maximum / Step];
    private readonly long[] bands = new long[4];
    private readonly SortedDictionary<int, int> sizes = [];
    private int alone;

    /// <summary>The rows counted, by status.</summary>
    public RefiningSummary Summary => new(
        status.Sum(),
        status[(int)LeadStatus.Accepted],
        status[(int)LeadStatus.Review],
        status[(int)LeadStatus.Duplicate],
        status[(int)LeadStatus.Rejected]);

    /// <summary>Counts a row.</summary>
    /// <param name="batch">Has the row.</param>
    /// <param name="row">The row (0-based within the batch).</param>
    /// <param name="became">What became of it.</param>
    /// <param name="members">Rows of the cluster that it stands for; 0 when another one does.</param>
    /// <param name="score">Its score.</param>
    public void Add(LeadBatch batch, int row, LeadStatus became, int members, LeadScore score)
    {
        status[(int)became]++;
        for (var rest = (ulong)batch.Issues(row); rest != 0; rest &= rest - 1)
        {
            issues[BitOperations.TrailingZeroCount(rest)]++;
        }

        filled.Add(Usable(batch, row));
        if (became != LeadStatus.Rejected)
        {
            ranges[Math.Min(score.Value / Step, ranges.Length - 1)]++;
            bands[(int)score.Band]++;
            AddCluster(members);
        }
    }

    /// <summary>Adds what another thread counted.</summary>
    public void Add(LeadTally other)
    {
        Add(status, other.status);
        Add(issues, other.issues);
        filled.Add(other.filled);
        Add(ranges, other.ranges);
        Add(bands, other.bands);
        alone += other.alone;
        foreach (var (size, clusters) in other.sizes)
        {
            sizes[size] = sizes.GetValueOrDefault(size) + clusters;
        }
    }

    /// <summary>The issues that occur, the most frequent first.</summary>
    public IReadOnlyList<IssueCount> Issues() =>
    [
        .. Enumerable.Range(0, LeadIssues.Count)
            .Where(issue => issues[issue] > 0)
            .OrderByDescending(issue => issues[issue])
            .Select(issue => new IssueCount(
                Encoding.UTF8.GetString(LeadIssues.Code((LeadIssue)(1UL << issue))),
                LeadIssues.Description((LeadIssue)(1UL << issue)),
                issues[issue])),
    ];

    /// <summary>The fill rates of the fields that occur.</summary>
    public IReadOnlyList<FillRate> FillRates(FillCounts before)
    {
        var rows = Math.Max(status.Sum(), 1);
        return
        [
            .. FilledField.All.Select((field, i) => (field.Name, Before: before.Counts[i], After: filled[(int)field.Slot]))
                .Where(field => field.Before + field.After > 0)
                .Select(field => new FillRate(field.Name, Share(field.Before, rows), Share(field.After, rows))),
        ];
    }

    /// <summary>The clusters by size.</summary>
    public ClusterReport Clusters()
    {
        IEnumerable<ClusterSizeCount> single = alone > 0 ? [new ClusterSizeCount(1, alone)] : [];
        return new ClusterReport(alone + sizes.Values.Sum(clusters => (long)clusters), [.. single, .. sizes.Select(pair => new ClusterSizeCount(pair.Key, pair.Value))]);
    }

    /// <summary>The spread of the scores.</summary>
    public ScoreReport Scores() => new(
        [.. ranges.Select((rows, i) => new ScoreRange(i * Step, i == ranges.Length - 1 ? LeadScoreWeights.Maximum : ((i + 1) * Step) - 1, rows))],
        [.. bands.Select((rows, band) => new BandCount((LeadBand)band, rows))]);

    private static double Share(long part, long whole) => Math.Round((double)part / whole, 4);

    private static void Add(long[] to, long[] from)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] += from[i];
        }
    }

    // The slots with a value that can be used.
    private static uint Usable(LeadBatch batch, int row)
    {
        const uint Contacts = (1u << (int)LeadSlot.Email) | (1u << (int)LeadSlot.Phone);
        const uint UsableEmail = (1u << (int)ValueStatus.Valid) | (1u << (int)ValueStatus.Risky);
        const uint UsablePhone = 1u << (int)ValueStatus.Valid;

        // Without branches, for what a row has cannot be foreseen.
        return (batch.Present(row) & ~Contacts)
            | ((UsableEmail >> (int)batch.EmailStatus(row) & 1) << (int)LeadSlot.Email)
            | ((UsablePhone >> (int)batch.PhoneStatus(row) & 1) << (int)LeadSlot.Phone);
    }

    private void AddCluster(int size)
    {
        if (size == 1)
        {
            alone++;
        }
        else if (size > 1)
        {
            sizes[size] = sizes.GetValueOrDefault(size) + 1;
        }
    }
}
