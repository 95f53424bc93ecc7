using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using Platform.Domain.Common;

namespace Platform.Infrastructure.Reading;

/// <summary>What an archive was found to hold.</summary>
/// <param name="Path">The one file of it, unpacked; or the archive itself where that is a workbook.</param>
/// <param name="IsWorkbook">Whether the archive is itself a workbook in the XLSX format.</param>
internal sealed record Unpacked(string Path, bool IsWorkbook);

/// <summary>Unpacks gzip, and zips that hold one file, within the limits of <see cref="ReadingOptions"/>.</summary>
internal sealed class ArchiveUnpacker(ReadingOptions options)
{
    /// <summary>Small files may be compressed as well as they like.</summary>
    private const long RatioFreeBytes = 16 << 20;

    private const int CopyBytes = 1 << 17;

    /// <summary>Shortest header of a gzip file.</summary>
    private const int HeaderBytes = 10;

    /// <summary>Longest directory of a zip per entry: the fixed part (46 bytes), a name and extra fields.</summary>
    private const int DirectoryBytesPerEntry = 1024;

    /// <summary>Unpacks a gzip file into <paramref name="scratchDirectory"/>.</summary>
    public async Task<Result<Unpacked>> GunzipAsync(string path, string scratchDirectory, CancellationToken cancellationToken)
    {
        var target = Path.Combine(scratchDirectory, "unpacked");
        await using var packed = Open(path);
        await using var unpacking = new GZipStream(packed, CompressionMode.Decompress);
        if (await CopyAsync(unpacking, target, packed.Length, cancellationToken) is { } error)
        {
            return error;
        }

        return IsComplete(packed, new FileInfo(target).Length) ? new Unpacked(target, IsWorkbook: false) : LeadFileReadErrors.DamagedArchive;
    }

    /// <summary>Tells a workbook from a zip with a file in it, and unpacks that file into <paramref name="scratchDirectory"/>.</summary>
    public async Task<Result<Unpacked>> UnzipAsync(string path, string scratchDirectory, CancellationToken cancellationToken)
    {
        await using var packed = Open(path);
        try
        {
            if (CheckDirectory(packed) is { } tooMany)
            {
                return tooMany;
            }

            using var archive = new ZipArchive(packed, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > options.MaxZipEntries)
            {
                return LeadFileReadErrors.TooManyEntries(options.MaxZipEntries);
            }

            if (OfficeKind(archive) is { } office)
            {
                return office.Error is { } refused ? refused : CheckWorkbook(archive) is { } bomb ? bomb : new Unpacked(path, IsWorkbook: true);
            }

            var files = archive.Entries.Where(IsFile).ToList();
            if (files.Count != 1)
            {
                return files.Count == 0 ? LeadFileReadErrors.EmptyZip : LeadFileReadErrors.SeveralFiles(files.Count, files[0].FullName, files[1].FullName);
            }

            if (files[0].IsEncrypted)
            {
                return LeadFileReadErrors.EncryptedZip;
            }

            var target = Path.Combine(scratchDirectory, "unpacked");
            await using var entry = files[0].Open();
            return await CopyAsync(entry, target, files[0].CompressedLength, cancellationToken) is { } error ? error : new Unpacked(target, IsWorkbook: false);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException)
        {
            return LeadFileReadErrors.DamagedArchive;
        }
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, CopyBytes);

    /// <summary>
    /// Whether the size at the end of a gzip file (RFC 1952, ISIZE) is that of what came out, because <see cref="GZipStream"/> takes the end of a file that
    /// was cut for the end of its data. Where several parts follow each other, the size is that of the last.
    /// </summary>
    private static bool IsComplete(FileStream packed, long unpackedLength)
    {
        const int trailerBytes = 8;
        Span<byte> size = stackalloc byte[sizeof(uint)];
        if (packed.Length < HeaderBytes + trailerBytes)
        {
            return false;
        }

        packed.Seek(-size.Length, SeekOrigin.End);
        packed.ReadExactly(size);
        var announced = BinaryPrimitives.ReadUInt32LittleEndian(size);
        return announced == (uint)unpackedLength || (announced < unpackedLength && HasSecondPart(packed));
    }

    private static bool HasSecondPart(FileStream packed)
    {
        ReadOnlySpan<byte> start = [0x1F, 0x8B, 0x08];
        var buffer = new byte[CopyBytes];
        var kept = 0;
        int read;
        packed.Seek(HeaderBytes, SeekOrigin.Begin);
        while ((read = packed.Read(buffer, kept, buffer.Length - kept)) > 0)
        {
            var chunk = buffer.AsSpan(0, kept + read);
            if (chunk.IndexOf(start) >= 0)
            {
                return true;
            }

            kept = Math.Min(start.Length - 1, chunk.Length);
            chunk[^kept..].CopyTo(buffer);
        }

        return false;
    }

    /// <summary>Directories, and what operating systems add on their own, are no files of the customer's.</summary>
    private static bool IsFile(ZipArchiveEntry entry) =>
        !entry.FullName.EndsWith('/')
        && !entry.FullName.EndsWith('\\')
        && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)
        && !entry.Name.StartsWith("._", StringComparison.Ordinal)
        && entry.Name is not (".DS_Store" or "Thumbs.db" or "desktop.ini");

    /// <summary>Whether the zip is a document of an office program: a workbook when there is no error.</summary>
    private static (bool IsWorkbook, Error? Error)? OfficeKind(ZipArchive archive)
    {
        if (archive.GetEntry("xl/workbook.bin") is not null)
        {
            return (false, LeadFileReadErrors.BinaryWorkbook);
        }

        if (archive.GetEntry("[Content_Types].xml") is not null)
        {
            return archive.Entries.Any(entry => entry.FullName.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)) ? (true, null)
                : archive.GetEntry("word/document.xml") is not null ? (false, LeadFileReadErrors.WordDocument)
                : (false, LeadFileReadErrors.OtherOffice);
        }

        return archive.GetEntry("mimetype") is not null && archive.GetEntry("content.xml") is not null ? (false, LeadFileReadErrors.OpenDocument)
            : archive.Entries.Any(entry => entry.FullName.EndsWith(".iwa", StringComparison.Ordinal)) ? (false, LeadFileReadErrors.OtherOffice)
            : null;
    }

    /// <summary>
    /// Looks at the size of the directory at the end of the zip before it is read into memory, where an entry costs some hundred bytes. A zip without
    /// a readable end is left to <see cref="ZipArchive"/> to refuse.
    /// </summary>
    private Error? CheckDirectory(FileStream packed)
    {
        const int endBytes = 22;
        const int longestComment = ushort.MaxValue;
        var tail = new byte[(int)Math.Min(packed.Length, endBytes + longestComment)];
        packed.Seek(-tail.Length, SeekOrigin.End);
        packed.ReadExactly(tail);
        packed.Seek(0, SeekOrigin.Begin);
        var at = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (at < 0 || at + endBytes > tail.Length)
        {
            return null;
        }

        // In the 64-bit form this holds the largest value; a directory of 4 GiB is too large in any case.
        var start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 16));
        var end = packed.Length - tail.Length + at;
        var isLong = start == uint.MaxValue;
        var length = isLong ? LongDirectoryLength(packed, end) : end - start;
        return length > (long)options.MaxZipEntries * DirectoryBytesPerEntry ? LeadFileReadErrors.TooManyEntries(options.MaxZipEntries) : null;
    }

    /// <summary>Size of the directory by the 64-bit end record (APPNOTE 4.3.14), found through its locator (4.3.15).</summary>
    private static long LongDirectoryLength(FileStream packed, long end)
    {
        Span<byte> locator = stackalloc byte[20];
        Span<byte> record = stackalloc byte[56];
        if (end < locator.Length)
        {
            return 0;
        }

        packed.Seek(end - locator.Length, SeekOrigin.Begin);
        packed.ReadExactly(locator);
        var at = BinaryPrimitives.ReadInt64LittleEndian(locator[8..]);
        if (at < 0 || at > end - record.Length)
        {
            packed.Seek(0, SeekOrigin.Begin);
            return 0;
        }

        packed.Seek(at, SeekOrigin.Begin);
        packed.ReadExactly(record);
        packed.Seek(0, SeekOrigin.Begin);
        return at - BinaryPrimitives.ReadInt64LittleEndian(record[48..]);
    }

    /// <summary>
    /// A workbook is unpacked by the library that reads it, so its parts are judged by the sizes that the zip announces;
    /// <see cref="ZipArchive"/> never unpacks an entry beyond those.
    /// </summary>
    private Error? CheckWorkbook(ZipArchive archive)
    {
        var total = 0L;
        foreach (var entry in archive.Entries)
        {
            if (entry.IsEncrypted)
            {
                return LeadFileReadErrors.Protected;
            }

            total += entry.Length;
            if (total > options.MaxWorkbookBytes)
            {
                return LeadFileReadErrors.TooLarge(options.MaxWorkbookBytes);
            }

            if (IsSuspicious(entry.Length, entry.CompressedLength))
            {
                return LeadFileReadErrors.SuspiciousCompression;
            }
        }

        return null;
    }

    private bool IsSuspicious(long unpacked, long packed) => unpacked > RatioFreeBytes && unpacked / options.MaxCompressionRatio > packed;

    private async Task<Error?> CopyAsync(Stream unpacking, string target, long packedLength, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(CopyBytes);
        try
        {
            await using var file = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            var total = 0L;
            int read;
            while ((read = await unpacking.ReadAsync(buffer, cancellationToken)) > 0)
            {
                total += read;
                if (total > options.MaxUnpackedBytes)
                {
                    return LeadFileReadErrors.TooLarge(options.MaxUnpackedBytes);
                }

                if (IsSuspicious(total, packedLength))
                {
                    return LeadFileReadErrors.SuspiciousCompression;
                }

                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            return null;
        }
        catch (InvalidDataException)
        {
            return LeadFileReadErrors.DamagedArchive;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
