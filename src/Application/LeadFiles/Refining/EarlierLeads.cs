using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Matching;
using Platform.Domain.Leads.Normalisation;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>The leads of earlier files, ready to be matched with new ones.</summary>
internal sealed class EarlierLeads
{
    private readonly Dictionary<ulong, int> numbers = [];
    private readonly List<EarlierCluster> clusters = [];
    private readonly List<int> cluster = [];
    private readonly List<int> kept = [];
    private readonly int first;
    private readonly LeadBatch open;

    private EarlierLeads(LeadTable fresh, IReadOnlyList<EarlierFile> files)
    {
        Files = files;
        first = fresh.Count;
        Table = new LeadTable(fresh.Extras);
        open = new LeadBatch(fresh.SlotCount);
        foreach (var batch in fresh.Batches)
        {
            if (batch.Count == LeadBatch.Size)
            {
                Table.Add(batch);
                continue;
            }

            for (var row = 0; row < batch.Count; row++)
            {
                open.Add(batch, row);
            }
        }
    }

    /// <summary>The new rows, then the earlier ones that were not rejected.</summary>
    public LeadTable Table { get; }

    /// <summary>Which rows are earlier ones, and their clusters.</summary>
    public EarlierRows Rows => new(first, cluster, kept);

    /// <summary>The earlier files.</summary>
    public IReadOnlyList<EarlierFile> Files { get; }

    /// <summary>The earlier clusters by their number.</summary>
    public IReadOnlyList<EarlierCluster> Clusters => clusters;

    /// <summary>Whether an id is that of an earlier cluster.</summary>
    public bool Has(ulong id) => numbers.ContainsKey(id);

    /// <summary>Reads earlier files.</summary>
    /// <param name="texts">The files, in the order in which they are named.</param>
    /// <param name="fresh">The new rows.</param>
    /// <param name="today">Today's date.</param>
    /// <param name="degree">Threads to use.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The leads; or an error when a file is not a refined one.</returns>
    public static Result<EarlierLeads> Read(
        IReadOnlyList<EarlierText> texts, LeadTable fresh, DateOnly today, int degree, CancellationToken cancellationToken)
    {
        var leads = new EarlierLeads(fresh, [.. texts.Select(text => text.File)]);
        for (var file = 0; file < texts.Count; file++)
        {
            var text = texts[file];
            var options = new NormalisationOptions(today, text.File.DefaultCountry) { Hints = ColumnHints.FromSample(text.Mapping, text.Text.Sample) };
            var runs = new EarlierRuns(text, text.ExtrasLike(fresh.Extras), options).Read(degree, cancellationToken);
            for (var run = 0; run < runs.Length; run++)
            {
                if (runs[run].BadRecord is { } bad)
                {
                    return RefiningErrors.NotRefined(text.File.Id, $"record {bad} has no lead_row or lead_cluster of ours.");
                }

                leads.Add(file, runs[run]);
                runs[run] = EarlierRun.Empty;
            }
        }

        leads.Close();
        return leads;
    }

    /// <summary>Counts by file what is known.</summary>
    public IReadOnlyList<KnownLeads> CountKnown(RefinedLeads leads)
    {
        var rows = new long[Files.Count];
        var known = new long[Files.Count];
        for (var row = 0; row < leads.Count; row++)
        {
            if (leads.Known(row) is >= 0 and var number)
            {
                rows[clusters[number].File]++;
                known[clusters[number].File] += leads.IsPrimary(row) ? 1 : 0;
            }
        }

        return [.. Files.Select((file, i) => new KnownLeads(file.Id, clusters.Count(cluster => cluster.File == i), rows[i], known[i]))];
    }

    private void Add(int file, EarlierRun run)
    {
        for (var i = 0; i < run.Rows.Count; i++)
        {
            var (row, id, isKept) = run.Rows[i];
            if (!numbers.TryGetValue(id, out var number))
            {
                numbers[id] = number = clusters.Count;
                clusters.Add(new EarlierCluster(id, file, row, isKept));
                kept.Add(first + cluster.Count);
            }
            else if (isKept && !clusters[number].IsKept)
            {
                clusters[number] = new EarlierCluster(id, file, row, isKept);
                kept[number] = first + cluster.Count;
            }

            cluster.Add(number);
            if (open.Count == LeadBatch.Size)
            {
                Close();
            }

            open.Add(run.Batch!, i);
        }
    }

    private void Close()
    {
        if (open.Count > 0)
        {
            Table.Add(open.ToCompact());
            open.Clear();
        }
    }
}

/// <summary>A cluster of earlier files.</summary>
/// <param name="Id">Its id.</param>
/// <param name="File">Which of the files (0-based) has the row that new rows are held against.</param>
/// <param name="Row">That row (<c>lead_row</c>): the one kept; the first, when another file keeps it.</param>
/// <param name="IsKept">Whether it is the one kept.</param>
internal readonly record struct EarlierCluster(ulong Id, int File, int Row, bool IsKept);
