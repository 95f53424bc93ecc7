using Platform.Application.Ports;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Mapping;
using Platform.Domain.Leads.Normalisation;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>Reads the records of a file and normalises them with several threads.</summary>
internal sealed class LeadTableBuilder(ILeadText text, LeadFileColumns columns, NormalisationOptions options)
{
    private readonly Lock gate = new();
    private readonly List<LeadBatch?> batches = [];
    private readonly List<TextBatch> runs = [];
    private readonly List<FilledCells> filled = [];

    /// <summary>Reads the whole file.</summary>
    public NormalisedLeads Build(int degree, ProgressMeter progress, CancellationToken cancellationToken)
    {
        var workers = BatchWorkers.Run(
            text.Batches(cancellationToken),
            degree,
            () => new Worker(columns, options),
            (worker, run, _) =>
            {
                var batch = worker.Normalise(text, run);
                Keep(run with { Plain = worker.Plain }, batch, worker.FilledCells);
                progress.Read(run.Count, (double)(run.Offset + run.Length) / Math.Max(text.Length, 1));
            },
            cancellationToken);

        var table = new LeadTable(columns.Extras);
        foreach (var batch in batches)
        {
            table.Add(batch!);
        }

        var before = new FillCounts(columns.Mapping);
        foreach (var worker in workers)
        {
            before.Add(worker.Filled);
        }

        return new NormalisedLeads(table, runs, before, filled);
    }

    private void Keep(TextBatch run, LeadBatch batch, FilledCells cells)
    {
        lock (gate)
        {
            while (batches.Count <= run.Index)
            {
                batches.Add(null);
                runs.Add(run);
                filled.Add(cells);
            }

            batches[run.Index] = batch;
            runs[run.Index] = run;
            filled[run.Index] = cells;
        }
    }

    private sealed class Worker(LeadFileColumns columns, NormalisationOptions options)
    {
        private readonly LeadNormaliser normaliser = new(columns.Mapping, columns.Extras, options);
        private readonly LeadDraft draft = new(columns.SlotCount);

        private readonly BatchMemory memory = new();

        public FillCounts Filled { get; } = new(columns.Mapping);

        /// <summary>Which records of the run normalised last are plain; null where that would not be used.</summary>
        public ulong[]? Plain { get; private set; }

        /// <summary>Which cells of each record of the run normalised last are filled.</summary>
        public FilledCells FilledCells { get; private set; } = new(0, 0);

        public LeadBatch Normalise(ILeadText text, TextBatch run)
        {
            var batch = memory.Open(columns.SlotCount, run.Count, run.Length, text.Length - run.Offset);
            Plain = run.Starts is null ? null : new ulong[(run.Count + 63) / 64];
            FilledCells = new FilledCells(run.Count, columns.Header.Count);
            using var cursor = text.Open(run);
            while (cursor.Read())
            {
                draft.Clear();
                var fault = cursor.Fault;
                var view = cursor.View;
                if (fault == RecordFault.None)
                {
                    normaliser.Normalise(in view, draft);
                }
                else
                {
                    // Not normalised: its cells may stand in the wrong columns.
                    draft.Issues |= IssueOf(fault);
                }

                if (batch.Count == run.Count)
                {
                    throw Changed(run);
                }

                Filled.Add(in view);
                FilledCells.Note(batch.Count, in view);
                if (Plain is not null && cursor.IsPlain)
                {
                    Plain[batch.Count / 64] |= 1UL << (batch.Count % 64);
                }

                batch.Add(draft, fault);
            }

            if (batch.Count != run.Count)
            {
                throw Changed(run);
            }

            memory.Close(batch, run.Length);
            return batch;
        }
    }

    private static InvalidDataException Changed(TextBatch run) => new($"A run of {run.Count} records was not read as so many; the file has changed or the reader is wrong.");

    /// <summary>The issue that stands for a fault.</summary>
    public static LeadIssue IssueOf(RecordFault fault) => fault switch
    {
        RecordFault.None => LeadIssue.None,
        RecordFault.TooFewFields => LeadIssue.TooFewFields,
        RecordFault.TooManyFields => LeadIssue.TooManyFields,
        RecordFault.MalformedQuote => LeadIssue.MalformedQuote,
        RecordFault.UnterminatedQuote => LeadIssue.UnterminatedQuote,
        RecordFault.InvalidEncoding => LeadIssue.InvalidEncoding,
        RecordFault.TooLong => LeadIssue.RecordTooLong,
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "Not a known fault."),
    };
}

/// <summary>What the columns of a file are.</summary>
/// <param name="Header">The headers.</param>
/// <param name="Mapping">What each column was understood to be.</param>
/// <param name="Extras">Columns used for matching beyond the fixed slots.</param>
internal sealed record LeadFileColumns(IReadOnlyList<string> Header, IReadOnlyList<ColumnMapping> Mapping, IReadOnlyList<ExtraSlot> Extras)
{
    /// <summary>Slots that a row has.</summary>
    public int SlotCount => LeadSlots.FirstExtra + Extras.Count;
}

/// <summary>A file that was read and normalised.</summary>
/// <param name="Table">Its rows.</param>
/// <param name="Runs">Where their records stand, a run for every batch of the table.</param>
/// <param name="FilledBefore">How many records had something in the columns of each field.</param>
/// <param name="FilledCells">By run: which cells of its records are filled.</param>
internal sealed record NormalisedLeads(LeadTable Table, IReadOnlyList<TextBatch> Runs, FillCounts FilledBefore, IReadOnlyList<FilledCells> FilledCells);
