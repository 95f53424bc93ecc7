using System.Text;
using System.Text.Unicode;
using Platform.Application.Ports;
using Platform.Domain.Leads;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>A record of the file of rejected records.</summary>
internal static class RejectedRecord
{
    /// <summary>The header record.</summary>
    public static ReadOnlySpan<byte> Header => "row,line,column,code,message,raw\n"u8;

    /// <summary>Appends a record.</summary>
    /// <param name="cursor">Stands on the record that is rejected.</param>
    /// <param name="row">Its row (0-based).</param>
    /// <param name="issues">What was noticed about it.</param>
    /// <param name="output">Receives the text.</param>
    public static void Append(IRecordCursor cursor, int row, LeadIssue issues, CsvBuffer output)
    {
        var reason = Reason(issues, cursor.Fault);
        output.Number(row + 1L);
        output.Comma();
        output.Number(cursor.Line);
        output.Comma();
        if (cursor.FaultColumn >= 0)
        {
            output.Number(cursor.FaultColumn + 1L);
        }

        output.Comma();
        output.Plain(LeadIssues.Code(reason));
        output.Comma();
        output.Cell(Encoding.UTF8.GetBytes(LeadIssues.Description(reason)));
        output.Comma();
        output.Cell(Readable(cursor.Raw));
        output.EndRecord();
    }

    /// <summary>The result files are UTF-8 throughout, also where the input is not.</summary>
    public static ReadOnlySpan<byte> Readable(ReadOnlySpan<byte> bytes) =>
        Utf8.IsValid(bytes) ? bytes : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes));

    // A malformed record is rejected for its fault; else because it is empty or, last, because it says too little.
    private static LeadIssue Reason(LeadIssue issues, RecordFault fault) =>
        fault != RecordFault.None ? LeadTableBuilder.IssueOf(fault)
        : (issues & LeadIssue.EmptyRow) != 0 ? LeadIssue.EmptyRow
        : LeadIssue.NoContact;
}
