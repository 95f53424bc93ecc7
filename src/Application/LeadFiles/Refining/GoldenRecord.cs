using System.Runtime.InteropServices;
using Platform.Application.Ports;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Golden;
using Platform.Domain.Leads.Scoring;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>
/// Puts the golden record of a cluster of several rows together. The normalised values are merged by <see cref="SurvivorshipRule.All"/>; an original cell is that of the primary or, where
/// that is blank, the first of the cluster that is not. One instance a thread.
/// </summary>
internal sealed class GoldenRecord(LeadFileColumns columns, RefinedLeads leads, LeadScorer scorer)
{
    private readonly LeadMerger merger = new(leads.Table);
    private readonly LeadDraft draft = new(leads.Table.SlotCount);
    private readonly LeadBatch merged = new(leads.Table.SlotCount, capacity: 1);
    private readonly List<int> members = [];

    /// <summary>Appends the record.</summary>
    /// <param name="cursor">Stands on the primary.</param>
    /// <param name="primary">Its row.</param>
    /// <param name="spilled">The cells of the other rows.</param>
    /// <param name="leadColumns">Writes the added columns.</param>
    /// <param name="output">Receives the text.</param>
    public void Append(IRecordCursor cursor, int primary, SpilledRows spilled, LeadColumns leadColumns, CsvBuffer output)
    {
        var cells = spilled.FirstFilled(primary);
        for (var column = 0; column < columns.Header.Count; column++)
        {
            var cell = cursor[column];
            if (SpilledRows.IsBlank(cell) && spilled.Cell(cells[column]) is { IsEmpty: false } filled)
            {
                cell = filled;
            }

            output.Cell(cell);
            output.Comma();
        }

        leads.CopyMembers(primary, members);
        var rows = CollectionsMarshal.AsSpan(members);
        merger.Merge(rows, primary, draft);
        merged.Clear();
        merged.Add(draft, RecordFault.None);
        var uncertain = (draft.Issues & LeadIssue.UncertainMatch) != 0;
        var score = scorer.Score(merged, 0, leads.Known(primary) < 0 ? ClusterPlace.Kept : ClusterPlace.Duplicate, uncertain);
        leadColumns.Golden(rows, primary, merged, 0, score.Value, output);
    }
}
