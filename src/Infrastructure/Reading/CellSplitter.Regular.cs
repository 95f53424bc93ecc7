using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Platform.Domain.Leads.Mapping;

namespace Platform.Infrastructure.Reading;

/// <summary>The only pass over most records.</summary>
internal sealed partial class CellSplitter
{
    private const int Block = ByteMarks.Block;
    private const int VectorBytes = 32;

    /// <summary>Where a record shorter than a block is made as long as one.</summary>
    private readonly byte[] block = new byte[Block];

    /// <summary>
    /// Splits a record whose quotes, if it has any, are as RFC 4180 says, and finds out in the same pass what else is to be known of its bytes. Whether a byte stands within quotes is the parity of the
    /// quotes up to it.
    /// </summary>
    /// <returns>Whether the quotes are so; otherwise the record is to be split one cell after the other.</returns>
    private bool TrySplitRegular(ReadOnlySpan<byte> raw)
    {
        var text = raw;
        if (raw.Length < Block)
        {
            block.AsSpan().Fill((byte)' ');
            raw.CopyTo(block.AsSpan(Block - raw.Length));
            text = block;
        }

        // What the loop writes to is held in locals, for it runs once for every cell of a file.
        var found = cells;
        var (count, start) = (0, 0);
        var (occupied, quoted, escaped, signed) = (0UL, 0UL, 0UL, 0UL);
        var (quotes, misplaced, outer, within) = (0UL, 0UL, 0UL, 0UL);

        // What the last byte of the block before was, in the lowest bit.
        var (separatorBefore, stopBefore, closeBefore, blankBefore) = (1UL, 1UL, 0UL, 0UL);
        var others = Vector256<byte>.Zero;
        for (var position = 0; position < raw.Length; position += Block)
        {
            // The last bytes are read together with those before them, whose marks are shifted out.
            var beyond = Math.Max(position + Block - raw.Length, 0);
            var here = text[Math.Min(position, text.Length - Block)..];
            var marks = Find(Vector256.Create(here), Vector256.Create(here[VectorBytes..]), beyond, ref others);
            quotes |= marks.Quotes;
            within = ByteMarks.Parity(marks.Quotes) ^ (ulong)((long)within >> (Block - 1));
            var separators = marks.Separators & ~within;
            var stops = separators | marks.Quotes;
            var closes = marks.Quotes & ~within;
            var (afterSeparator, afterStop, afterClose) = ((separators << 1) | separatorBefore, (stops << 1) | stopBefore, (closes << 1) | closeBefore);
            var blanks = marks.Blanks & ~separators;

            // Behind a quote that closes a cell there is a separator, or the second half of an escape; before one that opens it a separator, or the first.
            var opens = marks.Quotes & within;
            misplaced |= (opens & ~(afterSeparator | afterClose)) | (afterClose & ~(separators | opens) & (ulong.MaxValue >> beyond));
            outer |= ((blanks | marks.Apostrophes) & afterStop) | (((blanks << 1) | blankBefore) & stops);
            var more = BitOperations.PopCount(separators);
            if (count < Block)
            {
                occupied |= Extract(separators & ~afterSeparator, separators) << count;
                quoted |= Extract(separators & afterClose, separators) << count;
                signed |= CellsOf(marks.Signs & afterStop, separators, count);
                escaped |= CellsOf(opens & afterClose, separators, count);
            }

            (separatorBefore, stopBefore) = (separators >> (Block - 1), stops >> (Block - 1));
            (closeBefore, blankBefore) = (closes >> (Block - 1), blanks >> (Block - 1));
            if (count + Block > found.Length)
            {
                Array.Resize(ref cells, (count + Block) * 2);
                found = cells;
            }

            var next = separators == 0 ? start : position + Block - BitOperations.LeadingZeroCount(separators);
            Note(found.AsSpan(count, Block), position, start, separators, more);
            start = next;
            count += more;
        }

        Count = count;
        Add(start, raw.Length - start);
        var last = count < Block ? 1UL << count : 0;
        HasQuotes = quotes != 0;
        IsPrintable = others == Vector256<byte>.Zero && (delimiter >= ' ' || !HasQuotes);
        signedCells = signed;
        Occupied = occupied | (start < raw.Length ? last : 0);
        IsTrimmed = outer == 0 && (raw.IsEmpty || raw[^1] > ' ');
        if (HasQuotes)
        {
            if (misplaced != 0 || (long)within < 0 || Count > Block)
            {
                return false;
            }

            Unquote(raw, quoted | (raw[^1] == quote ? last : 0), escaped);
        }

        return true;
    }

    // On its own, so that all it works with is in registers.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Note(Span<CellPlace> places, int position, int start, ulong separators, int count)
    {
        // Most blocks have no more than eight separators: for so many nothing is asked, and what is written beyond those that there are is not counted.
        ref var place = ref MemoryMarshal.GetReference(places);
        count = Math.Max(count, 8);
        _ = places[count - 1];
        for (var i = 0; i < count; i++)
        {
            var at = position + BitOperations.TrailingZeroCount(separators);
            Unsafe.Add(ref place, i) = new CellPlace(start, at - start);
            start = at + 1;
            separators &= separators - 1;
        }
    }

    /// <summary>Takes the quotes off the cells that have them.</summary>
    private void Unquote(ReadOnlySpan<byte> raw, ulong quoted, ulong escaped)
    {
        QuotedCount = BitOperations.PopCount(quoted);
        for (; quoted != 0; quoted &= quoted - 1)
        {
            var cell = BitOperations.TrailingZeroCount(quoted);
            var (start, length) = cells[cell];
            cells[cell] = new CellPlace(start + 1, length - 2);
            Occupied &= length == 2 ? ~(1UL << cell) : ulong.MaxValue;
            if ((escaped >> cell & 1) != 0)
            {
                cells[cell] = Decode(raw, raw.Slice(start + 1, length - 2), isQuoted: true);
            }
        }
    }

    /// <summary>Where among 64 bytes what cells end at, and what may need care where it begins or ends one, is, one bit a byte; what is no printable ASCII is added to <paramref name="others"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Marks Find(Vector256<byte> low, Vector256<byte> high, int beyond, ref Vector256<byte> others)
    {
        var (lowEnds, highEnds) = (Vector256.Equals(low, Vector256.Create(delimiter)), Vector256.Equals(high, Vector256.Create(delimiter)));
        others |= Vector256.AndNot(IsOther(low), lowEnds) | Vector256.AndNot(IsOther(high), highEnds);
        return new Marks(
            ByteMarks.Bits(lowEnds, highEnds) >> beyond,
            ByteMarks.Find(low, high, quote) >> beyond,
            ByteMarks.Bits(IsSign(low), IsSign(high)) >> beyond,
            ByteMarks.Find(low, high, (byte)'\'') >> beyond,
            ByteMarks.Bits(Vector256.LessThan(low, Vector256.Create((byte)'!')), Vector256.LessThan(high, Vector256.Create((byte)'!'))) >> beyond);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> IsOther(Vector256<byte> bytes) => Vector256.GreaterThan(bytes - Vector256.Create((byte)' '), Vector256.Create((byte)('~' - ' ')));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> IsSign(Vector256<byte> bytes) => Vector256.Equals(bytes, Vector256.Create((byte)'=')) | Vector256.Equals(bytes, Vector256.Create((byte)'@'))
        | Vector256.Equals(bytes, Vector256.Create((byte)'+')) | Vector256.Equals(bytes, Vector256.Create((byte)'-'));

    /// <summary>The bits at those places that the mask has, one beside the other from the lowest on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Extract(ulong bits, ulong mask) => Bmi2.X64.IsSupported ? Bmi2.X64.ParallelBitExtract(bits, mask) : ExtractOneByOne(bits, mask);

    private static ulong ExtractOneByOne(ulong bits, ulong mask)
    {
        var extracted = 0UL;
        for (var place = 0; mask != 0; place++, mask &= mask - 1)
        {
            extracted |= (bits >> BitOperations.TrailingZeroCount(mask) & 1) << place;
        }

        return extracted;
    }

    /// <summary>In which cells marked bytes are, a bit for each of the first 64 cells, of which the first to end here is number <paramref name="first"/>.</summary>
    private static ulong CellsOf(ulong marked, ulong separators, int first)
    {
        var found = 0UL;
        for (; marked != 0; marked &= marked - 1)
        {
            var cell = first + BitOperations.PopCount(separators & ((marked & (0 - marked)) - 1));
            found |= cell < Block ? 1UL << cell : 0;
        }

        return found;
    }

    /// <summary>What some bytes are, a bit for each.</summary>
    private readonly record struct Marks(ulong Separators, ulong Quotes, ulong Signs, ulong Apostrophes, ulong Blanks);
}
