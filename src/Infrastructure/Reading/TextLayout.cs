namespace Platform.Infrastructure.Reading;

/// <summary>All that reading the records of an opened text depends on.</summary>
/// <param name="Dialect">How cells are delimited and quoted.</param>
/// <param name="Columns">Cells that a record has.</param>
/// <param name="MinColumns">Cells that a record must have: empty headers at the end need no cell.</param>
/// <param name="IsValidUtf8">Whether the whole text is known to be valid UTF-8.</param>
/// <param name="MaxRecordBytes">Limit for one record.</param>
/// <param name="CountInnerBreaks">Whether line breaks inside quotes count as lines.</param>
internal sealed record TextLayout(Dialect Dialect, int Columns, int MinColumns, bool IsValidUtf8, int MaxRecordBytes, bool CountInnerBreaks);
