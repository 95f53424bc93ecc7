using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using Platform.Domain.Leads.Normalisation;

namespace Platform.Domain.Leads;

/// <summary>
/// A growing run of UTF-8 bytes that values are appended to. One arena holds the values of thousands of leads, so that a value
/// costs its bytes and not an object. Not safe for use by several threads at once.
/// </summary>
public sealed class ByteArena(int capacity = 256)
{
    private byte[] buffer = GC.AllocateUninitializedArray<byte>(Math.Max(capacity, 16));

    /// <summary>Bytes written so far.</summary>
    public int Length { get; private set; }

    /// <summary>Bytes that there is room for without growing.</summary>
    public int Capacity => buffer.Length;

    /// <summary>Everything written so far; valid until the next append.</summary>
    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, Length);

    /// <summary>The bytes from <paramref name="start"/> to the end, which may be changed in place; valid until the next append.</summary>
    public Span<byte> From(int start) => buffer.AsSpan(start, Length - start);

    /// <summary>A run of the written bytes; valid until the next append.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Slice(int start, int length) => buffer.AsSpan(start, length);

    /// <summary>Appends one byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(byte value)
    {
        if (Length == buffer.Length)
        {
            Grow(1);
        }

        buffer[Length++] = value;
    }

    /// <summary>Appends bytes. <paramref name="value"/> must not be a span of this arena.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(ReadOnlySpan<byte> value)
    {
        if (value.Length is > 0 and <= 32)
        {
            Append(ShortText.Load(value), value.Length);
        }
        else
        {
            AppendLong(value);
        }
    }

    /// <summary>Appends the first bytes of a vector.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="length">How many of them count.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Append(Vector256<byte> bytes, int length)
    {
        if (buffer.Length - Length < Vector256<byte>.Count)
        {
            Grow(Vector256<byte>.Count);
        }

        bytes.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(buffer), (nuint)Length);
        Length += length;
    }

    /// <summary>Appends bytes to be filled in by the caller; valid until the next append.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> Extend(int length)
    {
        if (buffer.Length - Length < length)
        {
            Grow(length);
        }

        var span = buffer.AsSpan(Length, length);
        Length += length;
        return span;
    }

    /// <summary>Makes room for this many bytes more without writing any.</summary>
    public void Prepare(int size)
    {
        if (buffer.Length - Length < size)
        {
            Grow(size);
        }
    }

    /// <summary>Appends text as UTF-8.</summary>
    public void Append(string value)
    {
        var size = Encoding.UTF8.GetByteCount(value);
        if (buffer.Length - Length < size)
        {
            Grow(size);
        }

        Length += Encoding.UTF8.GetBytes(value, buffer.AsSpan(Length));
    }

    /// <summary>Forgets everything written from <paramref name="length"/> on.</summary>
    public void Truncate(int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, (uint)Length);
        Length = length;
    }

    /// <summary>Forgets everything written and keeps the memory for reuse.</summary>
    public void Clear() => Length = 0;

    private void AppendLong(ReadOnlySpan<byte> value)
    {
        if (buffer.Length - Length < value.Length)
        {
            Grow(value.Length);
        }

        value.CopyTo(buffer.AsSpan(Length));
        Length += value.Length;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int size) => Array.Resize(ref buffer, checked(Math.Max(buffer.Length * 2, Length + size)));
}
