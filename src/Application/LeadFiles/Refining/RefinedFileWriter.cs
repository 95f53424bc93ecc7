using System.Text;
using System.Text.Unicode;
using Platform.Application.Ports;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Scoring;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>
/// Writes the refined file and the file of rejected records in one walk over the input. Several threads put batches together; what is
/// written does not depend on their number.
/// </summary>
internal sealed class RefinedFileWriter(ILeadText text, LeadFileColumns columns, RefinedLeads leads, ClusterIds ids, LeadScoreWeights weights)
{
    /// <summary>Writes both files.</summary>
    /// <param name="runs">Where the records of each batch stand.</param>
    /// <param name="outputs">The paths.</param>
    /// <param name="spill">Receives the cells of rows that are merged into others.</param>
    /// <param name="degree">Threads to use.</param>
    /// <param name="progress">Told of every batch.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public void Write(
        IReadOnlyList<TextBatch> runs, RefiningOutputs outputs, CellSpill spill, int degree, Action<int> progress, CancellationToken cancellationToken)
    {
        using var refined = new OrderedOutput(outputs.Refined);
        using var rejected = new OrderedOutput(outputs.Rejected);
        WriteHeaders(refined, rejected);
        var turnstile = new Turnstile();
        BatchWorkers.Run(
            runs,
            Math.Min(degree, runs.Count),
            () => new Worker(columns, leads, new LeadColumns(leads, ids, weights), spill),
            (worker, run, token) =>
            {
                worker.PutTogether(text, run, WriteEarly, token);
                var (refinedStart, rejectedStart) = (0L, 0L);
                turnstile.Pass(
                    run.Index,
                    () => (refinedStart, rejectedStart) = (refined.Reserve(worker.Refined.Length), rejected.Reserve(worker.Rejected.Length)),
                    token);
                refined.Fill(refinedStart, worker.Refined.Written);
                rejected.Fill(rejectedStart, worker.Rejected.Written);
                progress(run.Count);

                void WriteEarly()
                {
                    turnstile.Wait(run.Index, token);
                    refined.Append(worker.Refined);
                    rejected.Append(worker.Rejected);
                }
            },
            cancellationToken);
    }

    private void WriteHeaders(OrderedOutput refined, OrderedOutput rejected)
    {
        var buffer = new CsvBuffer();
        LeadColumns.RefinedHeader(columns.Header, buffer);
        refined.Fill(refined.Reserve(buffer.Length), buffer.Written);
        buffer.Clear();
        buffer.Plain("row,line,column,code,message,raw\n"u8);
        rejected.Fill(rejected.Reserve(buffer.Length), buffer.Written);
    }

    // What the added columns of a row take, more or less.
    private const int ExpectedBytes = 256;

    private sealed class Worker(LeadFileColumns columns, RefinedLeads leads, LeadColumns leadColumns, CellSpill spill)
    {
        public CsvBuffer Refined { get; } = new();

        public CsvBuffer Rejected { get; } = new(1 << 10);

        public void PutTogether(ILeadText text, TextBatch run, Action writeEarly, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Refined.Clear();
            Refined.Prepare(Math.Min(run.Length + ((long)run.Count * ExpectedBytes), CsvBuffer.Large));
            Rejected.Clear();
            var row = run.Index << LeadBatch.SizeBits;
            using var cursor = text.Open(run);
            for (; cursor.Read(); row++)
            {
                Original(cursor);
                leadColumns.Refined(row, Refined);
                if (leads.Status[row] == LeadStatus.Rejected)
                {
                    Reject(cursor, row);
                }
                else if (!leads.IsPrimary(row))
                {
                    spill.Add(leads.Primary[row], row, cursor);
                }

                if (Refined.Length + Rejected.Length >= CsvBuffer.Large)
                {
                    writeEarly();
                }
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
                Refined.Cell(cursor.Fault == RecordFault.None ? cursor[column] : Readable(cursor[column]));
                Refined.Comma();
            }
        }

        private void Reject(IRecordCursor cursor, int row)
        {
            var issue = Reason(leads.Table.Batches[row >> LeadBatch.SizeBits].Issues[row & (LeadBatch.Size - 1)], cursor.Fault);
            Rejected.Number(row + 1L);
            Rejected.Comma();
            Rejected.Number(cursor.Line);
            Rejected.Comma();
            if (cursor.FaultColumn >= 0)
            {
                Rejected.Number(cursor.FaultColumn + 1L);
            }

            Rejected.Comma();
            Rejected.Plain(LeadIssues.Code(issue));
            Rejected.Comma();
            Rejected.Cell(Encoding.UTF8.GetBytes(LeadIssues.Description(issue)));
            Rejected.Comma();
            Rejected.Cell(Readable(cursor.Raw));
            Rejected.EndRecord();
        }

        // A malformed record is rejected for its fault; else because it is empty or, last, because it says too little.
        private static LeadIssue Reason(LeadIssue issues, RecordFault fault) =>
            fault != RecordFault.None ? LeadTableBuilder.IssueOf(fault)
            : (issues & LeadIssue.EmptyRow) != 0 ? LeadIssue.EmptyRow
            : LeadIssue.NoContact;

        // The result files are UTF-8 throughout, also where the input is not.
        private static ReadOnlySpan<byte> Readable(ReadOnlySpan<byte> bytes) =>
            Utf8.IsValid(bytes) ? bytes : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes));
    }
}
