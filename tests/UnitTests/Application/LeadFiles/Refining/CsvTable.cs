using System.Text;
using CsvHelper;

namespace Platform.UnitTests.Application.LeadFiles.Refining;

/// <summary>A result file read back by a parser that is not ours.</summary>
internal sealed class CsvTable
{
    private readonly string[] header;

    public CsvTable(string path)
    {
        using var stream = File.OpenRead(path);
        using var reader = CsvReader.Create(stream, new CsvReaderOptions { HasHeader = false });
        var rows = new List<string[]>();
        while (reader.Read())
        {
            var row = new string[reader.FieldCount];
            for (var column = 0; column < row.Length; column++)
            {
                row[column] = Strict.GetString(reader.GetSpan(column));
            }

            rows.Add(row);
        }

        header = rows[0];
        Rows = rows[1..];
    }

    /// <summary>UTF-8 that does not put up with anything else.</summary>
    private static UTF8Encoding Strict { get; } = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public IReadOnlyList<string> Header => header;

    public IReadOnlyList<string[]> Rows { get; }

    /// <summary>The values of a column; the last one of this name, as the input may have it too.</summary>
    public IReadOnlyList<string> this[string name]
    {
        get
        {
            var column = Array.LastIndexOf(header, name);
            return [.. Rows.Select(row => row[column])];
        }
    }
}
