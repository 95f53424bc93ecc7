using System.IO.Compression;
using System.Text;

namespace Platform.UnitTests.Infrastructure.Reading;

/// <summary>Makes archives and workbooks in memory.</summary>
internal static class Packing
{
    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    public static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.Optimal).Open();
                entry.Write(content);
            }
        }

        return packed.ToArray();
    }

    /// <summary>A workbook with a sheet for every argument, given as the XML of its rows.</summary>
    public static byte[] Workbook(params string[] sheets) => Workbook(string.Empty, sheets);

    /// <summary>A workbook whose number formats (from id 164 on, cell style 1, 2, …) are given.</summary>
    public static byte[] Workbook(string[] formats, params string[] sheets)
    {
        var numbers = string.Concat(formats.Select((format, i) => $"<numFmt numFmtId=\"{164 + i}\" formatCode=\"{format}\"/>"));
        var styles = string.Concat(formats.Select((_, i) => $"<xf numFmtId=\"{164 + i}\" applyNumberFormat=\"1\"/>"));
        return Workbook(
            $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"{formats.Length}\">{numbers}</numFmts><cellStyleXfs count=\"1\"><xf numFmtId=\"0\"/></cellStyleXfs>"
            + $"<cellXfs count=\"{formats.Length + 1}\"><xf numFmtId=\"0\"/>{styles}</cellXfs></styleSheet>",
            sheets);
    }

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";

    private static byte[] Workbook(string styles, string[] sheets)
    {
        var files = new List<(string, byte[])>
        {
            ("[Content_Types].xml", Utf8("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>")),
            ("_rels/.rels", Utf8($"<Relationships xmlns=\"{PackageRelations}\"><Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")),
            ("xl/workbook.xml", Utf8($"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>"
                + string.Concat(sheets.Select((_, i) => $"<sheet name=\"S{i}\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"/>")) + "</sheets></workbook>")),
            ("xl/_rels/workbook.xml.rels", Utf8($"<Relationships xmlns=\"{PackageRelations}\">"
                + string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))
                + $"<Relationship Id=\"rId99\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>")),
        };
        if (styles.Length > 0)
        {
            files.Add(("xl/styles.xml", Utf8(styles)));
        }

        files.AddRange(sheets.Select((rows, i) => ($"xl/worksheets/sheet{i + 1}.xml", Utf8($"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>"))));
        return Zip([.. files]);
    }

    /// <summary>Rows of text cells as the XML of a sheet.</summary>
    public static string SheetRows(IEnumerable<IReadOnlyList<string>> rows) => string.Concat(rows.Select((row, r) =>
        $"<row r=\"{r + 1}\">" + string.Concat(row.Select((cell, c) => cell.Length == 0 ? string.Empty
            : $"<c r=\"{Column(c)}{r + 1}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{System.Security.SecurityElement.Escape(cell)}</t></is></c>")) + "</row>"));

    private static string Column(int index) => index < 26 ? $"{(char)('A' + index)}" : $"{(char)('A' + (index / 26) - 1)}{(char)('A' + (index % 26))}";
}
