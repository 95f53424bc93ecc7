using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Platform.Domain.Leads;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>
/// Records of a result file being put together in memory: UTF-8, separated by commas, quoted after RFC 4180 where needed, ended by LF,
/// cells guarded by <see cref="FormulaGuard"/>. One instance a thread, used again for every batch.
/// </summary>
internal sealed class CsvBuffer(int capacity = 1 << 16)
{
    /// <summary>
    /// Bytes from which on a buffer is written out before its batch is complete, so that wide columns that are only passed through do not
    /// pile up in memory. A usual batch stays below it.
    /// </summary>
    public const int Large = 8 << 20;

    private static readonly SearchValues<byte> NeedQuotes = SearchValues.Create(",\"\n\r"u8);

    private byte[] bytes = new byte[capacity];
    private int length;

    /// <summary>Bytes put together so far.</summary>
    public int Length => length;

    /// <summary>What was put together so far.</summary>
    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, length);

    /// <summary>Forgets everything and keeps the memory.</summary>
    public void Clear() => length = 0;

    /// <summary>Whether a cell with these bytes must be put into quotes.</summary>
    public static bool NeedsQuotes(ReadOnlySpan<byte> cell) => cell.ContainsAny(NeedQuotes);

    /// <summary>Ends a cell; the next one follows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Comma() => Byte((byte)',');

    /// <summary>Ends a record.</summary>
    public void EndRecord() => Byte((byte)'\n');

    /// <summary>Appends bytes as they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Plain(ReadOnlySpan<byte> value)
    {
        if (bytes.Length - length < value.Length)
        {
            Grow(value.Length);
        }

        value.CopyTo(bytes.AsSpan(length));
        length += value.Length;
    }

    /// <summary>Appends a text as it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Plain(PaddedText text) => Vectors(ref text.Start, text.Length);

    /// <summary>Appends what stands in another buffer, from one place in it to another one.</summary>
    public void Plain(CsvBuffer other, int start, int end)
    {
        other.Prepare(Vector256<byte>.Count);
        Vectors(ref other.bytes[start], end - start);
    }

    /// <summary>Appends the content of a cell, guarded, and in quotes where needed.</summary>
    public void Cell(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
        {
            return;
        }

        if (FormulaGuard.IsDangerous(value))
        {
            Quoted(value, guarded: true);
        }
        else if (NeedsQuotes(value))
        {
            Quoted(value, guarded: false);
        }
        else
        {
            Plain(value);
        }
    }

    /// <summary>Appends a whole number.</summary>
    public void Number(long value)
    {
        if (bytes.Length - length < 20)
        {
            Grow(20);
        }

        _ = Utf8Formatter.TryFormat(value, bytes.AsSpan(length), out var written);
        length += written;
    }

    /// <summary>Room for <paramref name="count"/> bytes, which the caller fills.</summary>
    public Span<byte> Room(int count)
    {
        if (bytes.Length - length < count)
        {
            Grow(count);
        }

        length += count;
        return bytes.AsSpan(length - count, count);
    }

    /// <summary>Takes back the last <paramref name="count"/> bytes of a room that were not filled.</summary>
    public void GiveBack(int count) => length -= count;

    /// <summary>Makes room for at least this many bytes without writing any.</summary>
    public void Prepare(long count)
    {
        if (bytes.Length - length < count)
        {
            Grow((int)Math.Min(count, 1 << 30));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Byte(byte value)
    {
        if (bytes.Length == length)
        {
            Grow(1);
        }

        bytes[length++] = value;
    }

    // Appends in whole vectors: behind the bytes there is one that may be read, and here one that may be written.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Vectors(ref byte from, int count)
    {
        if (bytes.Length - length < count + Vector256<byte>.Count)
        {
            Grow(count + Vector256<byte>.Count);
        }

        ref var to = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(bytes), length);
        for (var at = 0; at < count; at += Vector256<byte>.Count)
        {
            Vector256.LoadUnsafe(ref from, (nuint)at).StoreUnsafe(ref to, (nuint)at);
        }

        length += count;
    }

    private void Quoted(ReadOnlySpan<byte> value, bool guarded)
    {
        var quotes = NeedsQuotes(value);
        if (quotes)
        {
            Byte((byte)'"');
        }

        if (guarded)
        {
            Byte(FormulaGuard.Mark);
        }

        while (value.IndexOf((byte)'"') is var quote and >= 0)
        {
            Plain(value[..(quote + 1)]);
            Byte((byte)'"');
            value = value[(quote + 1)..];
        }

        Plain(value);
        if (quotes)
        {
            Byte((byte)'"');
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int size) => Array.Resize(ref bytes, checked(Math.Max(bytes.Length * 2, length + size)));
}
