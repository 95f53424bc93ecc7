namespace Platform.Domain.Leads.Mapping;

/// <summary>What one column of a lead file was understood to be.</summary>
/// <param name="Column">0-based column.</param>
/// <param name="Header">The header as it stands in the file; <c>column N</c> where the file has no header row.</param>
/// <param name="Field">What the column says; <see cref="LeadField.None"/> when it is only passed through.</param>
/// <param name="Role">Which address it belongs to, for the parts of an address.</param>
/// <param name="Ordinal">0 for the first column of this field (and role), 1 for the second, and so on (Phone 1, Phone 2).</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Basis">What decided: <c>option</c>, <c>header</c>, <c>values</c>, <c>header+values</c> or <c>none</c>.</param>
public sealed record ColumnMapping(int Column, string Header, LeadField Field, AddressRole Role, int Ordinal, double Confidence, string Basis);

/// <summary>The cells of one record, unquoted and unescaped, as UTF-8.</summary>
public interface IRecordCells
{
    /// <summary>Number of cells in the record.</summary>
    int Count { get; }

    /// <summary>A cell, empty when the record has fewer; valid until the next record is read.</summary>
    ReadOnlySpan<byte> this[int column] { get; }

    /// <summary>The record for reading many of its cells; valid until the next record is read.</summary>
    RecordView View => new(this);
}
