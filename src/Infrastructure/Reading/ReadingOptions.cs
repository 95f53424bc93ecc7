namespace Platform.Infrastructure.Reading;

/// <summary>Configuration section <c>Reading</c>: what a lead file may cost to open.</summary>
public sealed class ReadingOptions : ICheckedSettings
{
    public const string Section = "Reading";

    /// <summary>Largest size of a file once unpacked or converted to text, in bytes.</summary>
    public long MaxUnpackedBytes { get; set; } = 4L << 30;

    /// <summary>
    /// Largest unpacked size of all parts of a workbook together, in bytes. Its shared strings are held in memory while it
    /// is converted, so this bounds memory too.
    /// </summary>
    public long MaxWorkbookBytes { get; set; } = 1L << 30;

    /// <summary>
    /// Largest ratio of unpacked to packed size, looked at once 16 MiB are unpacked. Lists compress to about a tenth, and
    /// deflate cannot do better than 1:1032.
    /// </summary>
    public int MaxCompressionRatio { get; set; } = 200;

    /// <summary>Largest number of entries in a zip.</summary>
    public int MaxZipEntries { get; set; } = 1000;

    /// <summary>Largest size of one record, in bytes. It also bounds how far a quote that is never closed is searched for.</summary>
    public int MaxRecordBytes { get; set; } = 1 << 20;

    /// <summary>Largest number of columns.</summary>
    public int MaxColumns { get; set; } = 2000;

    /// <inheritdoc/>
    public IEnumerable<(string Key, string Problem)> Problems()
    {
        if (MaxUnpackedBytes < 1 << 20)
        {
            yield return (nameof(MaxUnpackedBytes), "must be at least 1048576 (1 MiB)");
        }

        if (MaxWorkbookBytes < 1 << 20)
        {
            yield return (nameof(MaxWorkbookBytes), "must be at least 1048576 (1 MiB)");
        }

        if (MaxCompressionRatio < 10)
        {
            yield return (nameof(MaxCompressionRatio), "must be at least 10");
        }

        if (MaxZipEntries < 20)
        {
            yield return (nameof(MaxZipEntries), "must be at least 20, which a plain workbook needs");
        }

        if (MaxRecordBytes is < 1 << 12 or > 1 << 26)
        {
            yield return (nameof(MaxRecordBytes), "must be between 4096 (4 KiB) and 67108864 (64 MiB)");
        }

        if (MaxColumns is < 1 or > 16384)
        {
            yield return (nameof(MaxColumns), "must be between 1 and 16384");
        }
    }
}
