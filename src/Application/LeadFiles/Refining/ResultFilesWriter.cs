using Platform.Application.Ports;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Golden;
using Platform.Domain.Leads.Scoring;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>
/// Writes the refined file, the golden file and the file of rejected records in one walk over the input: what a lead that is alone says in the golden file is what it says in
/// the refined one. Several threads put batches together; what is written does not depend on their number.
/// </summary>
internal sealed class ResultFilesWriter(
    ILeadText text, LeadFileColumns columns, RefinedLeads leads, ClusterIds ids, LeadScoreWeights weights, Func<string, OrderedOutput> create)
{
    // What the added columns of a row take, more or less.
    private const int RefinedBytes = 256;
    private const int GoldenBytes = 160;

    // Rows put together at once: what they take is written to the files while it is still in the processor's cache.
    private const int PartRows = CellSpill.GroupRows;

    /// <summary>
    /// Puts the cells aside by which a row that is merged into another one fills a blank of that; they are needed where the golden record of their cluster is written, which may be long before them.
    /// </summary>
    /// <param name="normalised">Where the records of each batch stand, and which of their cells are filled.</param>
    /// <param name="spill">Receives the cells.</param>
    /// <param name="degree">Threads to use.</param>
    /// <param name="progress">Told of every batch.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public void PutAside(NormalisedLeads normalised, CellSpill spill, int degree, Action<int> progress, CancellationToken cancellationToken) =>
        BatchWorkers.Run(
            normalised.Runs,
            Math.Min(degree, normalised.Runs.Count),
            () => spill,
            (_, run, token) =>
            {
                token.ThrowIfCancellationRequested();
                using var cursor = text.Open(run);
                var filled = normalised.FilledCells[run.Index];
                var first = run.Index << LeadBatch.SizeBits;
                for (var i = 0; cursor.Read(); i++)
                {
                    var primary = leads.Primary[first + i];
                    if (primary == first + i)
                    {
                        continue;
                    }

                    var wanted = filled[i] & ~normalised.FilledCells[primary >> LeadBatch.SizeBits][primary & (LeadBatch.Size - 1)];
                    if (wanted != 0 || columns.Header.Count > FilledCells.Columns)
                    {
                        spill.Add(primary, first + i, cursor, wanted);
                    }
                }

                progress(run.Count);
            },
            cancellationToken);

    /// <summary>Scores the rows and writes the files.</summary>
    /// <param name="runs">Where the records of each batch stand.</param>
    /// <param name="outputs">The paths.</param>
    /// <param name="spill">The cells of the rows that are merged into others.</param>
    /// <param name="degree">Threads to use.</param>
    /// <param name="progress">Told of every batch.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Counts over the rows.</returns>
    public LeadTally Write(
        IReadOnlyList<TextBatch> runs, RefiningOutputs outputs, CellSpill spill, int degree, Action<int> progress, CancellationToken cancellationToken)
    {
        using var refined = create(outputs.Refined);
        using var golden = create(outputs.Golden);
        using var rejected = create(outputs.Rejected);
        WriteHeaders(refined, golden, rejected);
        var turnstile = new Turnstile();
        var workers = BatchWorkers.Run(
            Parts(runs),
            Math.Min(degree, runs.Count),
            () => new Worker(columns, leads, new LeadColumns(leads, ids, weights), new GoldenRecord(columns, leads)),
            (worker, part, token) =>
            {
                worker.PutTogether(text, part, spill, WriteEarly, token);
                var (refinedStart, goldenStart, rejectedStart) = (0L, 0L, 0L);
                turnstile.Pass(
                    part.Number,
                    () => (refinedStart, goldenStart, rejectedStart) =
                        (refined.Reserve(worker.Refined.Length), golden.Reserve(worker.Golden.Length), rejected.Reserve(worker.Rejected.Length)),
                    token);
                refined.Fill(refinedStart, worker.Refined.Written);
                golden.Fill(goldenStart, worker.Golden.Written);
                rejected.Fill(rejectedStart, worker.Rejected.Written);
                progress(part.Run.Count);

                void WriteEarly()
                {
                    turnstile.Wait(part.Number, token);
                    refined.Append(worker.Refined);
                    golden.Append(worker.Golden);
                    rejected.Append(worker.Rejected);
                }
            },
            cancellationToken);

        var total = new LeadTally();
        foreach (var worker in workers)
        {
            total.Add(worker.Tally);
        }

        return total;
    }

    private static IEnumerable<Part> Parts(IReadOnlyList<TextBatch> runs)
    {
        var number = 0;
        foreach (var run in runs)
        {
            var row = run.Index << LeadBatch.SizeBits;
            foreach (var part in run.Parts(PartRows))
            {
                yield return new Part(number++, part, row);
                row += part.Count;
            }
        }
    }

    private void WriteHeaders(OrderedOutput refined, OrderedOutput golden, OrderedOutput rejected)
    {
        var buffer = new CsvBuffer();
        LeadColumns.RefinedHeader(columns.Header, buffer);
        refined.Append(buffer);
        LeadColumns.GoldenHeader(columns.Header, buffer);
        golden.Append(buffer);
        buffer.Plain(RejectedRecord.Header);
        rejected.Append(buffer);
    }

    /// <summary>Rows that are put together at once.</summary>
    /// <param name="Number">0-based number of the part.</param>
    /// <param name="Run">Its records.</param>
    /// <param name="FirstRow">The first of its rows (0-based in the table).</param>
    private sealed record Part(int Number, TextBatch Run, int FirstRow);

    private sealed class Worker(LeadFileColumns columns, RefinedLeads leads, LeadColumns leadColumns, GoldenRecord merged)
    {
        private readonly SpilledRows spilled = new(columns.Header.Count);
        private readonly ClusterRows clusters = new(leads);

        public LeadTally Tally { get; } = new();

        public CsvBuffer Refined { get; } = new();

        public CsvBuffer Golden { get; } = new();

        public CsvBuffer Rejected { get; } = new(1 << 10);

        public void PutTogether(ILeadText text, Part part, CellSpill spill, Action writeEarly, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (_, run, row) = part;
            Begin(Refined, run, RefinedBytes);
            Begin(Golden, run, GoldenBytes);
            Rejected.Clear();
            var batch = leads.Table.Batches[run.Index];
            using var cursor = text.Open(run);
            for (; cursor.Read(); row++)
            {
                if (row % CellSpill.GroupRows == 0)
                {
                    spill.Load(row, spilled);
                }

                if (row % ClusterRows.Stretch == 0)
                {
                    clusters.Load(row);
                }

                PutTogether(cursor, batch, row);
                if (Refined.Length + Golden.Length + Rejected.Length >= CsvBuffer.Large)
                {
                    writeEarly();
                }
            }
        }

        private static void Begin(CsvBuffer buffer, TextBatch run, int added)
        {
            buffer.Clear();
            buffer.Prepare(Math.Min(run.Length + ((long)run.Count * added), CsvBuffer.Large));
        }

        private void PutTogether(IRecordCursor cursor, LeadBatch batch, int row)
        {
            var start = Refined.Length;
            Original(cursor);
            var added = Refined.Length;
            var i = row & (LeadBatch.Size - 1);
            var members = clusters.Count(row);
            var status = leads.Status[row];
            var score = leadColumns.Score(leads.Signals(row, members == 1));
            Tally.Add(batch, i, status, members, score.Score);
            var parts = leadColumns.Refined(row, batch, score, members == 1 && leads.Known(row) < 0, Refined);
            if (status == LeadStatus.Rejected)
            {
                RejectedRecord.Append(cursor, row, batch.Issues(i), Rejected);
            }
            else if (members == 1)
            {
                Golden.Plain(Refined, start, added);
                LeadColumns.GoldenAlone(Refined, parts, Golden);
            }
            else if (members > 1)
            {
                merged.Append(cursor, row, clusters, spilled, leadColumns, Golden);
            }
        }

        private void Original(IRecordCursor cursor)
        {
            if (cursor.IsPlain)
            {
                Refined.Plain(cursor.Raw);
                Refined.Comma();
                return;
            }

            for (var column = 0; column < columns.Header.Count; column++)
            {
                Refined.Cell(cursor.Fault == RecordFault.None ? cursor[column] : RejectedRecord.Readable(cursor[column]));
                Refined.Comma();
            }
        }
    }
}
