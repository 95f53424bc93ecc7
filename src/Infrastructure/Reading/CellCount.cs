using Platform.Domain.Leads;
using Platform.Domain.Leads.Mapping;

namespace Platform.Infrastructure.Reading;

/// <summary>Whether a record has the cells that the header announces.</summary>
internal static class CellCount
{
    /// <summary>The fault of a record and the column it is about. Cells beyond the header that are empty are no fault.</summary>
    public static (RecordFault Fault, int Column) Check(IRecordCells record, TextLayout layout)
    {
        if (record.Count < layout.MinColumns)
        {
            return (RecordFault.TooFewFields, record.Count);
        }

        for (var column = layout.Columns; column < record.Count; column++)
        {
            if (!record[column].IsEmpty)
            {
                return (RecordFault.TooManyFields, layout.Columns);
            }
        }

        return (RecordFault.None, -1);
    }
}
