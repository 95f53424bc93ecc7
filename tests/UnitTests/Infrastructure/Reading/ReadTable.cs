using System.Text;
using CsvHelper;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.Leads;
using Platform.Infrastructure.Reading;

namespace Platform.UnitTests.Infrastructure.Reading;

/// <summary>A lead file read to its end.</summary>
internal sealed record ReadTable(LeadTextFormat Format, IReadOnlyList<string> Header, IReadOnlyList<ReadRow> Rows, int CountedRows, IReadOnlyList<IReadOnlyList<string>> Sample)
{
    public IEnumerable<IReadOnlyList<string>> Cells => Rows.Select(row => row.Cells);

    /// <summary>Reads a file that is expected to be one.</summary>
    public static ReadTable Of(byte[] content, ReadingOptions? options = null, bool? hasHeader = null)
    {
        var result = TryOf(content, options, hasHeader);
        result.Error.Should().BeNull();
        return result.Value;
    }

    public static ReadTable Of(string content, bool? hasHeader = null) => Of(Encoding.UTF8.GetBytes(content), hasHeader: hasHeader);

    public static Error ErrorOf(byte[] content, ReadingOptions? options = null)
    {
        var result = TryOf(content, options);
        result.IsSuccess.Should().BeFalse();
        return result.Error!;
    }

    public static Error ErrorOf(string content) => ErrorOf(Encoding.UTF8.GetBytes(content));

    public static Result<ReadTable> TryOf(byte[] content, ReadingOptions? options = null, bool? hasHeader = null)
    {
        using var scratch = new ScratchDirectory();
        var path = Path.Combine(scratch.Path, "file.bin");
        File.WriteAllBytes(path, content);
        var opened = new LeadFileReader(options ?? new ReadingOptions()).OpenAsync(path, Directory.CreateDirectory(Path.Combine(scratch.Path, "s")).FullName, hasHeader, CancellationToken.None)
            .GetAwaiter().GetResult();
        if (opened.Error is { } error)
        {
            return error;
        }

        using var text = opened.Value;
        var rows = new List<ReadRow>();
        var batches = text.Batches(CancellationToken.None).ToList();
        foreach (var batch in batches)
        {
            var read = RowsOf(text, batch);
            rows.AddRange(read);
            if (batch.IsRegular && batch.Count < 200)
            {
                read.Should().BeEquivalentTo(RowsOf(text, batch with { IsRegular = false }), o => o.WithStrictOrdering(), "both ways of reading a run must agree");
                read.Select(row => row.Cells).Should().BeEquivalentTo(CellsByCsvHelper(read, text.Format), o => o.WithStrictOrdering(), "an independent parser reads a regular run alike");
            }
        }

        return new ReadTable(text.Format, text.Header, rows, batches.Sum(batch => batch.Count), text.Sample);
    }

    private static List<IReadOnlyList<string>> CellsByCsvHelper(IEnumerable<ReadRow> rows, LeadTextFormat format)
    {
        using var content = new MemoryStream([.. rows.SelectMany(row => row.RawBytes.Append((byte)'\n'))]);
        using var reader = CsvReader.Create(content, new CsvReaderOptions { Separator = format.Delimiter, Quote = format.Quote, HasHeader = false });
        var read = new List<IReadOnlyList<string>>();
        while (reader.Read())
        {
            read.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => Encoding.UTF8.GetString(reader.GetSpan(column)))]);
        }

        return read;
    }

    private static List<ReadRow> RowsOf(ILeadText text, TextBatch batch)
    {
        var rows = new List<ReadRow>();
        using var cursor = text.Open(batch);
        while (cursor.Read())
        {
            var cells = Enumerable.Range(0, cursor.Count).Select(column => Encoding.UTF8.GetString(cursor[column])).ToList();
            rows.Add(new ReadRow(cells, cursor.Fault, cursor.FaultColumn, cursor.Line, cursor.Raw.ToArray(), cursor.IsPlain));
        }

        return rows;
    }
}

internal sealed record ReadRow(IReadOnlyList<string> Cells, RecordFault Fault, int FaultColumn, long Line, byte[] RawBytes, bool IsPlain)
{
    public string Raw => Encoding.UTF8.GetString(RawBytes);
}

internal sealed class ScratchDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("platform-reading-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
