using Platform.Application.Ports;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Golden;
using Platform.Domain.Leads.Mapping;
using Platform.Domain.Leads.Scoring;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>
/// Puts the golden record of a cluster of several rows together. The normalised values are merged by <see cref="SurvivorshipRule.All"/>; an original cell is that of the primary or, where
/// that is blank, the first of the cluster that is not. One instance a thread.
/// </summary>
internal sealed class GoldenRecord(LeadFileColumns columns, RefinedLeads leads)
{
    private readonly LeadMerger merger = new();
    private readonly MergedLead merged = new();

    /// <summary>Appends the record.</summary>
    /// <param name="cursor">Stands on the primary.</param>
    /// <param name="primary">Its row.</param>
    /// <param name="clusters">Has the rows of the cluster.</param>
    /// <param name="spilled">Has cells of the other rows.</param>
    /// <param name="leadColumns">Writes the added columns.</param>
    /// <param name="output">Receives the text.</param>
    public void Append(IRecordCursor cursor, int primary, ClusterRows clusters, SpilledRows spilled, LeadColumns leadColumns, CsvBuffer output)
    {
        var others = spilled.Of(primary);
        var filled = spilled.FirstFilled(others);
        if (cursor.IsPlain && others.IsEmpty && !cursor.Raw.Contains((byte)'"'))
        {
            output.Plain(cursor.Raw);
            output.Comma();
        }
        else if (cursor.IsPlain)
        {
            PlainCells(cursor, spilled, filled, output);
        }
        else
        {
            Cells(cursor, spilled, filled, output);
        }

        var rows = clusters.Rows(primary);
        merger.Merge(clusters.Members(primary), rows.IndexOf(primary), merged);
        var place = leads.Known(primary) < 0 ? ClusterPlace.Kept : ClusterPlace.Duplicate;
        leadColumns.Golden(rows, primary, merged, place, output);
    }

    private void Cells(IRecordCursor cursor, SpilledRows spilled, ReadOnlySpan<int> filled, CsvBuffer output)
    {
        for (var column = 0; column < columns.Header.Count; column++)
        {
            var cell = cursor[column];
            output.Cell(filled[column] != 0 && RecordView.IsBlank(cell) ? spilled.Cell(filled[column]) : cell);
            output.Comma();
        }
    }

    // The cells between those that differ from the record as it stands are copied at once.
    private void PlainCells(IRecordCursor cursor, SpilledRows spilled, ReadOnlySpan<int> filled, CsvBuffer output)
    {
        var raw = cursor.Raw;
        var (copied, position) = (0, 0);
        for (var column = 0; column < columns.Header.Count; column++)
        {
            var cell = cursor[column];
            var isQuoted = position < raw.Length && raw[position] == '"';
            var end = position + cell.Length + (isQuoted ? 2 + cell.Count((byte)'"') : 0);
            var isReplaced = filled[column] != 0 && RecordView.IsBlank(cell);
            if (isReplaced || (isQuoted && !CsvBuffer.NeedsQuotes(cell)))
            {
                output.Plain(raw[copied..position]);
                output.Cell(isReplaced ? spilled.Cell(filled[column]) : cell);
                copied = end;
            }

            position = end + 1;
        }

        output.Plain(raw[copied..]);
        output.Comma();
    }
}
