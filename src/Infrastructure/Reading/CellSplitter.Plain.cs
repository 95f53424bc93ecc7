using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Platform.Domain.Leads.Mapping;

namespace Platform.Infrastructure.Reading;

/// <summary>The first pass over a record, which is the only one over most.</summary>
internal sealed partial class CellSplitter
{
    private const int VectorBytes = 32;

    /// <summary>Splits a record as if it had no quotes, and finds out in the same pass whether it has, and what else is to be known of its bytes.</summary>
    private void SplitPlain(ReadOnlySpan<byte> raw)
    {
        const int Block = 2 * VectorBytes;
        Span<byte> copy = stackalloc byte[Block];
        scoped var text = raw;
        if (raw.Length < Block)
        {
            copy.Fill((byte)' ');
            raw.CopyTo(copy[(Block - raw.Length)..]);
            text = copy;
        }

        // What the loop writes to is held in locals, for it runs once for every cell of a file.
        var found = cells;
        var count = 0;
        var start = 0;
        var (quotes, formulas, stopsBefore) = (0UL, 0UL, 1UL);
        var others = Vector256<byte>.Zero;
        for (var position = 0; position < raw.Length; position += Block)
        {
            // The last bytes are read together with those before them, whose marks are shifted out.
            var beyond = Math.Max(position + Block - raw.Length, 0);
            var here = text[Math.Min(position, text.Length - Block)..];
            var low = Find(Vector256.Create(here), ref others);
            var high = Find(Vector256.Create(here[VectorBytes..]), ref others);
            var separators = (low.Separators | ((ulong)high.Separators << VectorBytes)) >> beyond;
            var quotesHere = (low.Quotes | ((ulong)high.Quotes << VectorBytes)) >> beyond;
            var signs = (low.Signs | ((ulong)high.Signs << VectorBytes)) >> beyond;
            quotes |= quotesHere;
            var stops = separators | quotesHere;
            formulas |= signs & ((stops << 1) | stopsBefore);
            stopsBefore = stops >> (Block - 1);
            if (count + Block > found.Length)
            {
                Array.Resize(ref cells, (count + Block) * 2);
                found = cells;
            }

            // Most blocks have no more than eight separators: for so many nothing is asked, and what is written beyond those that there are is not counted.
            var more = BitOperations.PopCount(separators);
            var next = separators == 0 ? start : position + Block - BitOperations.LeadingZeroCount(separators);
            var places = found.AsSpan(count, Block);
            for (var i = 0; i < 8; i++)
            {
                var at = position + BitOperations.TrailingZeroCount(separators);
                places[i] = new CellPlace(start, at - start);
                start = at + 1;
                separators &= separators - 1;
            }

            for (var i = 8; i < more; i++)
            {
                var at = position + BitOperations.TrailingZeroCount(separators);
                places[i] = new CellPlace(start, at - start);
                start = at + 1;
                separators &= separators - 1;
            }

            start = next;
            count += more;
        }

        Count = count;
        Add(start, raw.Length - start);
        HasQuotes = quotes != 0;
        IsPrintable = others == Vector256<byte>.Zero;

        // A tab or a line break may begin a formula as well.
        MayHaveFormula = formulas != 0 || !IsPrintable;
    }

    /// <summary>Where among 32 bytes the separators, the quotes and the signs that a formula may begin with are, one bit a byte; what is no printable ASCII is added to <paramref name="others"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (uint Separators, uint Quotes, uint Signs) Find(Vector256<byte> bytes, ref Vector256<byte> others)
    {
        var ends = Vector256.Equals(bytes, Vector256.Create(delimiter));
        var signs = Vector256.Equals(bytes, Vector256.Create((byte)'=')) | Vector256.Equals(bytes, Vector256.Create((byte)'@'))
            | Vector256.Equals(bytes, Vector256.Create((byte)'+')) | Vector256.Equals(bytes, Vector256.Create((byte)'-'));
        others |= Vector256.AndNot(Vector256.GreaterThan(bytes - Vector256.Create((byte)' '), Vector256.Create((byte)('~' - ' '))), ends);
        return (ends.ExtractMostSignificantBits(), Vector256.Equals(bytes, Vector256.Create(quote)).ExtractMostSignificantBits(), signs.ExtractMostSignificantBits());
    }
}
