using System.Globalization;
using Platform.Domain.Common;

namespace Platform.Infrastructure.Reading;

/// <summary>Why a file cannot be read as a lead file, each with what the customer should do.</summary>
public static class LeadFileReadErrors
{
    private const string Wanted = "send a CSV or XLSX file";

    public static Error Empty { get; } = Create("file_empty", "The file is empty; export the list again and send a file with a header and at least one record.");

    public static Error HeaderOnly { get; } = Create("file_header_only", "The file holds a header and no records; export the list again with its records.");

    public static Error Pdf { get; } = NotALeadFile("file_is_pdf", "a PDF document", "export the list from its source as CSV or XLSX and send that");

    public static Error WordDocument { get; } = NotALeadFile("file_is_word", "a Word document", "copy the table into a spreadsheet and save it as CSV or XLSX");

    public static Error OldExcel { get; } = NotALeadFile("file_is_xls", "a workbook in the old binary Excel format", "open it in Excel and save it as XLSX or CSV");

    public static Error OldOffice { get; } = NotALeadFile("file_is_old_office", "a document of an old office program", "save the list as CSV or XLSX");

    public static Error BinaryWorkbook { get; } = NotALeadFile("file_is_xlsb", "a binary Excel workbook (XLSB)", "save it as XLSX or CSV");

    public static Error OpenDocument { get; } = NotALeadFile("file_is_opendocument", "an OpenDocument file", "save it as XLSX or CSV");

    public static Error OtherOffice { get; } = NotALeadFile("file_is_office_document", "an office document that is no Excel workbook", "save the list as CSV or XLSX");

    public static Error Protected { get; } = Create("file_password_protected", "The workbook is protected by a password; remove the password and send it again.");

    public static Error Json { get; } = NotALeadFile("file_is_json", "JSON", "export the list as CSV or XLSX");

    public static Error Xml { get; } = NotALeadFile("file_is_xml", "XML", "export the list as CSV or XLSX");

    public static Error Html { get; } = Create(
        "file_is_html", "The address returned a web page and no list, perhaps a sign-in page; use a link that downloads the CSV or XLSX file itself without signing in.");

    public static Error VCard { get; } = NotALeadFile("file_is_vcard", "a vCard or calendar file", "export the contacts as CSV");

    public static Error RichText { get; } = NotALeadFile("file_is_rtf", "a rich-text document", "save the list as CSV or XLSX");

    public static Error Image { get; } = NotALeadFile("file_is_image", "a picture", Wanted);

    public static Error OtherArchive { get; } = NotALeadFile("file_archive_unsupported", "an archive of a kind that is not supported", "use zip or gzip, or send the CSV or XLSX file itself");

    public static Error Binary { get; } = NotALeadFile("file_is_binary", "no text and no workbook", Wanted);

    public static Error EncryptedZip { get; } = Create("file_zip_encrypted", "The zip is protected by a password; pack the file again without one.");

    public static Error EmptyZip { get; } = Create("file_zip_empty", "The zip holds no file; pack the CSV or XLSX file again.");

    public static Error NestedArchive { get; } = Create("file_archive_nested", "There is an archive inside the archive; pack the CSV or XLSX file directly.");

    public static Error DamagedArchive { get; } = Create("file_archive_damaged", "The archive is damaged or incomplete; pack the file again and send it again.");

    public static Error DamagedWorkbook { get; } = Create("file_workbook_damaged", "The workbook is damaged; open it in Excel, save it again as XLSX and send that.");

    public static Error SuspiciousCompression { get; } = Create(
        "file_compression_suspicious", "The archive unpacks to far more than a list would; send the CSV or XLSX file unpacked.");

    public static Error UnknownEncoding { get; } = Create("file_encoding_unknown", "The text encoding of the file could not be recognised; save it as UTF-8 and send it again.");

    public static Error SeveralFiles(int count, string first, string second) => Create(
        "file_zip_several_files", $"The zip holds {Number(count)} files ({Shortened(first)}, {Shortened(second)}{(count > 2 ? ", …" : string.Empty)}); send one file at a time.");

    public static Error TooManyEntries(int limit) => Create("file_zip_too_many_entries", $"The zip holds more than {Number(limit)} entries; pack only the one CSV or XLSX file.");

    public static Error TooLarge(long limit) => Create(
        "file_too_large_unpacked", $"Unpacked, the file is larger than {Number(limit / (1 << 20))} MiB; split it and send the parts one by one.", ErrorKind.TooLarge);

    public static Error TooManyColumns(int limit) => Create("file_too_many_columns", $"The file has more than {Number(limit)} columns; leave out the ones that are not needed.");

    private static Error NotALeadFile(string code, string what, string todo) => Create(code, $"The file is {what}; {todo}.");

    private static Error Create(string code, string message, ErrorKind kind = ErrorKind.Unprocessable) => new(code, message, kind);

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A name chosen by a stranger: without control characters, and short.</summary>
    private static string Shortened(string name)
    {
        var printable = string.Concat(name.Where(letter => !char.IsControl(letter)));
        return printable.Length <= 60 ? printable : string.Concat(printable.AsSpan(0, 57), "…");
    }
}
