using Platform.Application.Ports;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Mapping;
using Platform.Domain.Leads.Normalisation;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>Reads the records of an earlier file with several threads and normalises them as they were when it was new.</summary>
internal sealed class EarlierRuns(EarlierText earlier, IReadOnlyList<ExtraSlot> extras, NormalisationOptions options)
{
    private readonly Lock gate = new();
    private readonly List<EarlierRun> runs = [];

    /// <summary>Reads the whole file.</summary>
    public EarlierRun[] Read(int degree, CancellationToken cancellationToken)
    {
        BatchWorkers.Run(
            earlier.Text.Batches(cancellationToken),
            degree,
            () => new Worker(earlier, extras, options),
            (worker, run, _) => Keep(run.Index, worker.Normalise(run)),
            cancellationToken);
        return [.. runs];
    }

    private void Keep(int index, EarlierRun run)
    {
        lock (gate)
        {
            while (runs.Count <= index)
            {
                runs.Add(EarlierRun.Empty);
            }

            runs[index] = run;
        }
    }

    private sealed class Worker(EarlierText earlier, IReadOnlyList<ExtraSlot> extras, NormalisationOptions options)
    {
        private readonly LeadNormaliser normaliser = new(earlier.Mapping, extras, options);
        private readonly LeadDraft draft = new(LeadSlots.FirstExtra + extras.Count);
        private readonly LeadBatch batch = new(LeadSlots.FirstExtra + extras.Count);

        public EarlierRun Normalise(TextBatch run)
        {
            batch.Clear();
            var rows = new List<(int Row, ulong Cluster, bool IsKept)>(run.Count);
            using var cursor = earlier.Text.Open(run);
            var record = new EarlierRecord(earlier.Columns) { Cursor = cursor };
            for (var number = (run.Index << LeadBatch.SizeBits) + 1; cursor.Read(); number++)
            {
                // With our columns a record that was within the limit of its length may be beyond it.
                if (cursor.Fault != RecordFault.None || record.IsRejected)
                {
                    continue;
                }

                if (!record.TryReadRow(out var row) || !record.TryReadCluster(out var cluster))
                {
                    return EarlierRun.Empty with { BadRecord = number };
                }

                draft.Clear();
                normaliser.Normalise(new RecordView(record), draft);
                batch.Add(draft, RecordFault.None);
                rows.Add((row, cluster, record.IsKept));
            }

            return new EarlierRun(batch.ToCompact(), rows, null);
        }
    }
}

/// <summary>A run of records of an earlier file, the rejected ones left out.</summary>
/// <param name="Batch">What they say.</param>
/// <param name="Rows">Their numbers in the earlier input, their clusters, and whether they are the ones kept of them.</param>
/// <param name="BadRecord">Number of a record that is not one of a refined file.</param>
internal sealed record EarlierRun(LeadBatch? Batch, IReadOnlyList<(int Row, ulong Cluster, bool IsKept)> Rows, int? BadRecord)
{
    public static EarlierRun Empty { get; } = new(null, [], null);
}
