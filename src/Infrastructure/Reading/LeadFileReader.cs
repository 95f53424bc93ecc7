using Microsoft.Win32.SafeHandles;
using Platform.Application.Ports;
using Platform.Domain.Common;

namespace Platform.Infrastructure.Reading;

/// <summary>Opens lead files: recognise, unpack, convert, transcode, find the layout. A plain UTF-8 file is read where it lies.</summary>
internal sealed class LeadFileReader(ReadingOptions options) : ILeadFileReader
{
    private readonly ArchiveUnpacker archives = new(options);
    private readonly WorkbookConverter workbooks = new(options);
    private readonly TextOpener texts = new(options);

    /// <inheritdoc/>
    public async Task<Result<ILeadText>> OpenAsync(string path, string scratchDirectory, bool? hasHeader, CancellationToken cancellationToken)
    {
        var kind = await RecogniseAsync(path, cancellationToken);
        if (kind.Error is { } unknown)
        {
            return unknown;
        }

        var unpacked = kind.Value switch
        {
            FileKind.Gzip => await archives.GunzipAsync(path, scratchDirectory, cancellationToken),
            FileKind.Zip => await archives.UnzipAsync(path, scratchDirectory, cancellationToken),
            FileKind.Compound => await CompoundAsync(path, cancellationToken),
            _ => new Unpacked(path, IsWorkbook: false),
        };
        if (unpacked.Error is { } refused)
        {
            return refused;
        }

        if (unpacked.Value.IsWorkbook)
        {
            return OpenWorkbook(path, scratchDirectory, "none", hasHeader, cancellationToken);
        }

        return kind.Value == FileKind.Text
            ? OpenText(path, scratchDirectory, "none", hasHeader, cancellationToken)
            : await OpenContentAsync(unpacked.Value.Path, scratchDirectory, kind.Value == FileKind.Gzip ? "gzip" : "zip", hasHeader, cancellationToken);
    }

    private static async Task<Result<FileKind>> RecogniseAsync(string path, CancellationToken cancellationToken)
    {
        using var file = File.OpenHandle(path, options: FileOptions.Asynchronous);
        var head = new byte[(int)Math.Min(RandomAccess.GetLength(file), FileSignature.HeadBytes)];
        var read = await RandomAccess.ReadAsync(file, head, 0, cancellationToken);
        return FileSignature.Recognise(head.AsSpan(0, read));
    }

    /// <summary>What came out of an archive: a text or a workbook, and no further archive.</summary>
    private async Task<Result<ILeadText>> OpenContentAsync(string path, string scratchDirectory, string container, bool? hasHeader, CancellationToken cancellationToken)
    {
        var kind = await RecogniseAsync(path, cancellationToken);
        if (kind.Error is { } unknown)
        {
            return unknown == LeadFileReadErrors.OtherArchive ? LeadFileReadErrors.NestedArchive : unknown;
        }

        switch (kind.Value)
        {
            case FileKind.Text:
                return OpenText(path, scratchDirectory, container, hasHeader, cancellationToken);
            case FileKind.Compound:
                return (await CompoundAsync(path, cancellationToken)).Error!;
            case FileKind.Zip when container != "none":
                var inner = Directory.CreateDirectory(Path.Combine(scratchDirectory, "inner")).FullName;
                var unpacked = await archives.UnzipAsync(path, inner, cancellationToken);
                return unpacked.Error is null && unpacked.Value.IsWorkbook ? OpenWorkbook(path, scratchDirectory, container, hasHeader, cancellationToken)
                    : IsAboutOffice(unpacked.Error) ? unpacked.Error! : LeadFileReadErrors.NestedArchive;
            default:
                return LeadFileReadErrors.NestedArchive;
        }
    }

    /// <summary>Whether the error says more about the inner file than that it is an archive.</summary>
    private static bool IsAboutOffice(Error? error) => error is not null && error.Code is not ("file_zip_several_files" or "file_zip_empty" or "file_zip_encrypted");

    private static async Task<Result<Unpacked>> CompoundAsync(string path, CancellationToken cancellationToken)
    {
        // The names of the streams stand in directory sectors, which lie anywhere in the file.
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var buffer = new byte[Math.Min(file.Length, 1 << 24)];
        var read = await file.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return FileSignature.Compound(buffer.AsSpan(0, read));
    }

    private Result<ILeadText> OpenWorkbook(string path, string scratchDirectory, string container, bool? hasHeader, CancellationToken cancellationToken)
    {
        var sheet = workbooks.Convert(path, scratchDirectory, cancellationToken);
        return sheet.Error is { } error
            ? error
            : Own(File.OpenHandle(sheet.Value), file => texts.Open(file, 0, isValidUtf8: true, new TextOrigin(container, "xlsx", "utf-8"), hasHeader));
    }

    private Result<ILeadText> OpenText(string path, string scratchDirectory, string container, bool? hasHeader, CancellationToken cancellationToken) =>
        Own(File.OpenHandle(path), file => Detect(file, scratchDirectory, container, hasHeader, cancellationToken));

    private Result<ILeadText> Detect(SafeFileHandle file, string scratchDirectory, string container, bool? hasHeader, CancellationToken cancellationToken)
    {
        var encoding = TextEncodingDetector.Detect(file, Head(file, 0), cancellationToken);
        if (encoding is null)
        {
            return LeadFileReadErrors.UnknownEncoding;
        }

        var origin = new TextOrigin(container, "delimited", encoding.Name);
        if (encoding.Encoding is null)
        {
            return FileSignature.ForeignText(Head(file, encoding.BomBytes)) ?? texts.Open(file, encoding.BomBytes, encoding.IsValid, origin, hasHeader);
        }

        var target = Path.Combine(scratchDirectory, "text.csv");
        if (Transcoder.ToUtf8(file, encoding, target, options.MaxUnpackedBytes, cancellationToken) is { } tooLarge)
        {
            return tooLarge;
        }

        var result = Own(File.OpenHandle(target), text => FileSignature.ForeignText(Head(text, 0)) ?? texts.Open(text, 0, isValidUtf8: true, origin, hasHeader));
        file.Dispose();
        return result;
    }

    private static byte[] Head(SafeFileHandle file, int from)
    {
        var head = new byte[FileSignature.HeadBytes];
        var filled = 0;
        int read;
        while (filled < head.Length && (read = RandomAccess.Read(file, head.AsSpan(filled), from + filled)) > 0)
        {
            filled += read;
        }

        return head[..filled];
    }

    /// <summary>Closes the file unless it went over into the result.</summary>
    private static Result<ILeadText> Own(SafeFileHandle file, Func<SafeFileHandle, Result<ILeadText>> open)
    {
        var result = (Result<ILeadText>?)null;
        try
        {
            result = open(file);
            return result;
        }
        finally
        {
            if (result is not { IsSuccess: true })
            {
                file.Dispose();
            }
        }
    }
}
