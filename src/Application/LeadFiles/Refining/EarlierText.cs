using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Mapping;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>The refined file of an earlier file, opened to be read once more.</summary>
/// <param name="File">Which one.</param>
/// <param name="Text">Its text: its own columns, then ours.</param>
/// <param name="Mapping">What its own columns are.</param>
internal sealed record EarlierText(EarlierFile File, ILeadText Text, IReadOnlyList<ColumnMapping> Mapping) : IDisposable
{
    /// <summary>Number of its own columns.</summary>
    public int Columns => Mapping.Count;

    /// <summary>The columns of this file that hold what the extra columns of a new one do, by their headers; one that it does not have is beyond its columns.</summary>
    public IReadOnlyList<ExtraSlot> ExtrasLike(IReadOnlyList<ExtraSlot> extras) => [.. extras.Select(extra => extra with { Column = ColumnOf(extra.Name) })];

    public void Dispose() => Text.Dispose();

    /// <summary>Opens it.</summary>
    /// <param name="reader">Opens files.</param>
    /// <param name="file">Which one.</param>
    /// <param name="scratchDirectory">An existing directory for intermediate files.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The file; or an error when it is not a refined one.</returns>
    public static async Task<Result<EarlierText>> OpenAsync(ILeadFileReader reader, EarlierFile file, string scratchDirectory, CancellationToken cancellationToken)
    {
        var opened = await reader.OpenAsync(file.RefinedPath, scratchDirectory, hasHeader: true, cancellationToken);
        if (opened.Error is { } unreadable)
        {
            return RefiningErrors.NotRefined(file.Id, unreadable.Message);
        }

        var text = opened.Value;
        var mapping = await MapAsync(file, text, cancellationToken);
        if (mapping.Error is { } error)
        {
            text.Dispose();
            return error;
        }

        return new EarlierText(file, text, mapping.Value);
    }

    private static async Task<Result<IReadOnlyList<ColumnMapping>>> MapAsync(EarlierFile file, ILeadText text, CancellationToken cancellationToken)
    {
        var added = LeadColumns.RefinedNames;
        var columns = text.Header.Count - added.Count;
        if (columns < 1 || !text.Header.Skip(columns).SequenceEqual(added))
        {
            return RefiningErrors.NotRefined(file.Id, $"its last columns are not {added[0]} to {added[^1]}.");
        }

        string[] header = [.. text.Header.Take(columns)];
        if (file.ReportPath is { } path)
        {
            await using var report = System.IO.File.OpenRead(path);
            if (await RefiningReport.ReadMappingAsync(report, cancellationToken) is { } known && known.Select(column => column.Header).SequenceEqual(header))
            {
                return Result<IReadOnlyList<ColumnMapping>>.Of(known);
            }
        }

        return ColumnMapper.Map(header, hasHeader: true, [.. text.Sample.Select(record => record.Take(columns).ToArray())]);
    }

    private int ColumnOf(string name)
    {
        for (var column = 0; column < Columns; column++)
        {
            if (Text.Header[column].Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return column;
            }
        }

        return int.MaxValue;
    }
}

/// <summary>A record of a refined file: its own cells as they were before the formula guard, and ours.</summary>
internal sealed class EarlierRecord(int columns) : IRecordCells
{
    /// <summary>Stands on the record.</summary>
    public required IRecordCursor Cursor { get; init; }

    public int Count => columns;

    public ReadOnlySpan<byte> this[int column]
    {
        get
        {
            var cell = column < columns ? Cursor[column] : default;
            return cell is [FormulaGuard.Mark, ..] && FormulaGuard.IsDangerous(cell[1..]) ? cell[1..] : cell;
        }
    }

    /// <summary>Number of the record in its input, from 1.</summary>
    public bool TryReadRow(out int row) => System.Buffers.Text.Utf8Parser.TryParse(Cursor[columns], out row, out _);

    /// <summary>Whether the record was rejected.</summary>
    public bool IsRejected => Cursor[columns + 1].SequenceEqual("rejected"u8);

    /// <summary>Its cluster.</summary>
    public bool TryReadCluster(out ulong id) => ClusterIds.TryParse(Cursor[columns + 3], out id);

    /// <summary>Whether it is the record kept of its cluster.</summary>
    public bool IsKept => Cursor[columns + 5].SequenceEqual("true"u8);
}
