using Platform.Application.Ports;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Golden;
using Platform.Domain.Leads.Scoring;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>
/// Writes the golden file: one record for every cluster that is not rejected, in the order of their primaries. The normalised values are merged by
/// <see cref="SurvivorshipRule.All"/>; an original cell is that of the primary or, where that is blank, the first of the cluster that is not.
/// </summary>
internal sealed class GoldenFileWriter(ILeadText text, LeadFileColumns columns, RefinedLeads leads, ClusterIds ids, LeadScorer scorer)
{
    /// <summary>Writes the file.</summary>
    /// <param name="runs">Where the records of each batch stand.</param>
    /// <param name="path">The file.</param>
    /// <param name="spill">The cells of the rows that are merged into others, complete.</param>
    /// <param name="degree">Threads to use.</param>
    /// <param name="progress">Told of every batch.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public void Write(
        IReadOnlyList<TextBatch> runs, string path, CellSpill spill, int degree, Action<int> progress, CancellationToken cancellationToken)
    {
        using var golden = new OrderedOutput(path);
        var header = new CsvBuffer();
        LeadColumns.GoldenHeader(columns.Header, header);
        golden.Fill(golden.Reserve(header.Length), header.Written);
        var turnstile = new Turnstile();
        BatchWorkers.Run(
            runs,
            Math.Min(degree, runs.Count),
            () => new Worker(columns, leads, new LeadColumns(leads, ids, scorer.Weights), scorer),
            (worker, run, token) =>
            {
                worker.PutTogether(text, run, spill.Load(run.Index), WriteEarly, token);
                var start = 0L;
                turnstile.Pass(run.Index, () => start = golden.Reserve(worker.Golden.Length), token);
                golden.Fill(start, worker.Golden.Written);
                progress(run.Count);

                void WriteEarly()
                {
                    turnstile.Wait(run.Index, token);
                    golden.Append(worker.Golden);
                }
            },
            cancellationToken);
    }

    // What the added columns of a row take, more or less.
    private const int ExpectedBytes = 160;

    private sealed class Worker(LeadFileColumns columns, RefinedLeads leads, LeadColumns leadColumns, LeadScorer scorer)
    {
        private readonly LeadMerger merger = new(leads.Table);
        private readonly LeadDraft draft = new(leads.Table.SlotCount);
        private LeadBatch? merged;
        private readonly List<int> members = [];

        public CsvBuffer Golden { get; } = new();

        public void PutTogether(ILeadText text, TextBatch run, SpilledRows spilled, Action writeEarly, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Golden.Clear();
            Golden.Prepare(Math.Min(run.Length + ((long)run.Count * ExpectedBytes), CsvBuffer.Large));
            var batch = leads.Table.Batches[run.Index];
            using var cursor = text.Open(run);
            for (var i = 0; cursor.Read(); i++)
            {
                var row = (run.Index << LeadBatch.SizeBits) + i;
                if (leads.Status[row] == LeadStatus.Rejected || !leads.IsPrimary(row))
                {
                    continue;
                }

                if (leads.IsAlone(row))
                {
                    Original(cursor);
                    leadColumns.Golden([row], row, batch, i, leads.Scores[row].Value, Golden);
                }
                else
                {
                    Merge(cursor, row, spilled);
                }

                if (Golden.Length >= CsvBuffer.Large)
                {
                    writeEarly();
                }
            }
        }

        private void Original(IRecordCursor cursor)
        {
            if (cursor.IsPlain)
            {
                Golden.Plain(cursor.Raw);
                Golden.Comma();
                return;
            }

            for (var column = 0; column < columns.Header.Count; column++)
            {
                Golden.Cell(cursor[column]);
                Golden.Comma();
            }
        }

        private void Merge(IRecordCursor cursor, int primary, SpilledRows spilled)
        {
            for (var column = 0; column < columns.Header.Count; column++)
            {
                var cell = cursor[column];
                if (SpilledRows.IsBlank(cell) && spilled.FirstFilled(primary, column) is { IsEmpty: false } filled)
                {
                    cell = filled;
                }

                Golden.Cell(cell);
                Golden.Comma();
            }

            leads.CopyMembers(primary, members);
            var rows = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(members);
            merger.Merge(rows, primary, draft);
            merged ??= new LeadBatch(leads.Table.SlotCount);
            merged.Clear();
            merged.Add(draft, RecordFault.None);
            var uncertain = (draft.Issues & LeadIssue.UncertainMatch) != 0;
            var score = scorer.Score(merged, 0, ClusterPlace.Kept, uncertain);
            leadColumns.Golden(rows, primary, merged, 0, score.Value, Golden);
        }
    }
}
