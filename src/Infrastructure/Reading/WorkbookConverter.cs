using System.Buffers;
using System.Globalization;
using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using Platform.Domain.Common;

namespace Platform.Infrastructure.Reading;

/// <summary>
/// Writes the first sheet of a workbook that holds a list as comma-separated UTF-8, so that the rest of the way knows one format only. A line stands
/// for a row of the sheet, but for line breaks inside cells.
/// </summary>
internal sealed class WorkbookConverter(ReadingOptions options)
{
    /// <summary>A cover sheet has a title; a list has a header and a record.</summary>
    private const int RowsOfAList = 2;

    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n");

    // The library asks for Windows-1252 by name before it looks at any file.
    static WorkbookConverter() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Converts the workbook; the result is the text file in <paramref name="scratchDirectory"/>.</summary>
    public Result<string> Convert(string path, string scratchDirectory, CancellationToken cancellationToken)
    {
        var fallback = (string?)null;
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            using var sheets = ExcelReaderFactory.CreateOpenXmlReader(file, new ExcelReaderConfiguration { LeaveOpen = true });
            var index = 0;
            do
            {
                if (sheets.VisibleState != "visible")
                {
                    continue;
                }

                var target = Path.Combine(scratchDirectory, $"sheet-{index++}.csv");
                var written = Write(sheets, target, cancellationToken);
                if (written.Error is { } error)
                {
                    return error;
                }

                if (written.Value >= RowsOfAList)
                {
                    return target;
                }

                fallback ??= written.Value > 0 ? target : null;
            }
            while (sheets.NextResult());
        }
        catch (InvalidPasswordException)
        {
            return LeadFileReadErrors.Protected;
        }
        catch (Exception e) when (IsDamage(e))
        {
            return LeadFileReadErrors.DamagedWorkbook;
        }

        return fallback is null ? LeadFileReadErrors.Empty : fallback;
    }

    /// <summary>What the library throws over parts that are missing, cut or no XML; anything else is a bug or a broken machine.</summary>
    private static bool IsDamage(Exception e) => e is ExcelReaderException or XmlException or InvalidDataException or EndOfStreamException
        or FormatException or OverflowException or ArgumentException or InvalidOperationException or IndexOutOfRangeException or NullReferenceException
        or KeyNotFoundException or InvalidCastException;

    /// <summary>Writes a sheet and returns the number of rows with something in them.</summary>
    private Result<int> Write(IExcelDataReader sheet, string target, CancellationToken cancellationToken)
    {
        using var file = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 17);
        using var writer = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 15);
        var rows = 0;
        var emptyRows = 0;
        var columns = 0;
        var cells = new List<string>();
        while (sheet.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadCells(sheet, cells);
            if (cells.Count > options.MaxColumns)
            {
                return LeadFileReadErrors.TooManyColumns(options.MaxColumns);
            }

            if (cells.Count == 0)
            {
                emptyRows++;
                continue;
            }

            for (; emptyRows > 0; emptyRows--)
            {
                writer.Write('\n');
            }

            columns = Math.Max(columns, cells.Count);
            WriteRow(writer, cells, columns);
            rows++;
            if (file.Position > options.MaxUnpackedBytes)
            {
                return LeadFileReadErrors.TooLarge(options.MaxUnpackedBytes);
            }
        }

        return rows;
    }

    private static void ReadCells(IExcelDataReader sheet, List<string> cells)
    {
        cells.Clear();
        var last = 0;
        for (var column = 0; column < sheet.FieldCount; column++)
        {
            var text = Text(sheet, column);
            cells.Add(text);
            last = text.Length > 0 ? column + 1 : last;
        }

        cells.RemoveRange(last, cells.Count - last);
    }

    private static void WriteRow(StreamWriter writer, List<string> cells, int columns)
    {
        for (var column = 0; column < Math.Max(cells.Count, columns); column++)
        {
            if (column > 0)
            {
                writer.Write(',');
            }

            var cell = column < cells.Count ? cells[column] : string.Empty;
            if (cell.AsSpan().ContainsAny(NeedQuotes))
            {
                writer.Write('"');
                writer.Write(cell.Replace("\"", "\"\"", StringComparison.Ordinal));
                writer.Write('"');
            }
            else
            {
                writer.Write(cell);
            }
        }

        writer.Write('\n');
    }

    private static string Text(IExcelDataReader sheet, int column) => sheet.GetValue(column) switch
    {
        null => string.Empty,
        string text => text,
        double number => NumberText.Format(number, sheet.GetNumberFormatString(column)),
        int number => NumberText.Format(number, sheet.GetNumberFormatString(column)),
        bool flag => flag ? "TRUE" : "FALSE",
        DateTime date => date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString(time.Days == 0 ? @"hh\:mm\:ss" : @"d\.hh\:mm\:ss", CultureInfo.InvariantCulture),
        var other => System.Convert.ToString(other, CultureInfo.InvariantCulture) ?? string.Empty,
    };
}
