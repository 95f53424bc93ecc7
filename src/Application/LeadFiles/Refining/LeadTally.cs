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
    private readonly long[] filled = new long[FilledField.All.Length];
    private readonly long[] ranges = new long[LeadScoreWeights.Maximum / Step];
    private readonly long[] bands = new long[4];
    private readonly SortedDictionary<int, int> sizes = [];
    private readonly List<int> members = [];

    /// <summary>The rows counted, by status.</summary>
    public RefiningSummary Summary => new(
        status.Sum(),
        status[(int)LeadStatus.Accepted],
        status[(int)LeadStatus.Review],
        status[(int)LeadStatus.Duplicate],
        status[(int)LeadStatus.Rejected]);

    /// <summary>Counts the rows of one batch, which are decided and scored.</summary>
    public void Add(RefinedLeads leads, int batchIndex)
    {
        var batch = leads.Table.Batches[batchIndex];
        for (var i = 0; i < batch.Count; i++)
        {
            var row = (batchIndex << LeadBatch.SizeBits) + i;
            status[(int)leads.Status[row]]++;
            for (var rest = (ulong)batch.Issues[i]; rest != 0; rest &= rest - 1)
            {
                issues[System.Numerics.BitOperations.TrailingZeroCount(rest)]++;
            }

            AddFilled(batch, i);
            if (leads.Status[row] != LeadStatus.Rejected)
            {
                AddScore(leads.Scores[row].Value);
                AddCluster(leads, row);
            }
        }
    }

    /// <summary>Adds what another thread counted.</summary>
    public void Add(LeadTally other)
    {
        Add(status, other.status);
        Add(issues, other.issues);
        Add(filled, other.filled);
        Add(ranges, other.ranges);
        Add(bands, other.bands);
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
            .. Enumerable.Range(0, filled.Length)
                .Where(field => before.Counts[field] + filled[field] > 0)
                .Select(field => new FillRate(
                    FilledField.All[field].Name, Share(before.Counts[field], rows), Share(filled[field], rows))),
        ];
    }

    /// <summary>The clusters by size.</summary>
    public ClusterReport Clusters() => new(
        sizes.Values.Sum(clusters => (long)clusters), [.. sizes.Select(pair => new ClusterSizeCount(pair.Key, pair.Value))]);

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

    private void AddFilled(LeadBatch batch, int row)
    {
        for (var field = 0; field < filled.Length; field++)
        {
            var slot = FilledField.All[field].Slot;
            var usable = slot switch
            {
                LeadSlot.Email => batch.EmailStatus[row] is ValueStatus.Valid or ValueStatus.Risky,
                LeadSlot.Phone => batch.PhoneStatus[row] == ValueStatus.Valid,
                _ => !batch.Value(row, slot).IsEmpty,
            };
            if (usable)
            {
                filled[field]++;
            }
        }
    }

    private void AddScore(int score)
    {
        ranges[Math.Min(score / Step, ranges.Length - 1)]++;
        bands[(int)LeadScore.BandOf(score)]++;
    }

    private void AddCluster(RefinedLeads leads, int row)
    {
        if (!leads.IsPrimary(row))
        {
            return;
        }

        var size = 1;
        if (!leads.IsAlone(row))
        {
            leads.CopyMembers(row, members);
            size = members.Count;
        }

        sizes[size] = sizes.GetValueOrDefault(size) + 1;
    }
}
