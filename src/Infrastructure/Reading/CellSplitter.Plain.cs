using System.Numerics;
using System.Runtime.Intrinsics;
using Platform.Domain.Leads.Mapping;

namespace Platform.Infrastructure.Reading;

/// <summary>The first pass over a record, which is the only one over most.</summary>
internal sealed partial class CellSplitter
{
    /// <summary>Splits a record as if it had no quotes, and finds out in the same pass whether it has, and what else is to be known of its bytes.</summary>
    private void SplitPlain(ReadOnlySpan<byte> raw)
    {
        Span<byte> copy = stackalloc byte[Vector256<byte>.Count];
        scoped var text = raw;
        if (raw.Length < Vector256<byte>.Count)
        {
            copy.Fill((byte)' ');
            raw.CopyTo(copy[(copy.Length - raw.Length)..]);
            text = copy;
        }

        // What the loop writes to is held in locals, for it runs once for every cell of a file.
        var found = cells;
        var count = 0;
        var start = 0;
        var (quotes, formulas, stopsBefore) = (0u, 0u, 1u);
        var others = Vector256<byte>.Zero;
        for (var position = 0; position < raw.Length; position += Vector256<byte>.Count)
        {
            // The last bytes are read together with those before them, whose marks are shifted out.
            var beyond = Math.Max(position + Vector256<byte>.Count - raw.Length, 0);
            var bytes = Vector256.Create(text[Math.Min(position, text.Length - Vector256<byte>.Count)..]);
            var ends = Vector256.Equals(bytes, Vector256.Create(delimiter));
            var separators = ends.ExtractMostSignificantBits() >> beyond;
            var quotesHere = Vector256.Equals(bytes, Vector256.Create(quote)).ExtractMostSignificantBits() >> beyond;
            var signs = Vector256.Equals(bytes, Vector256.Create((byte)'=')) | Vector256.Equals(bytes, Vector256.Create((byte)'@'))
                | Vector256.Equals(bytes, Vector256.Create((byte)'+')) | Vector256.Equals(bytes, Vector256.Create((byte)'-'));
            others |= Vector256.AndNot(Vector256.GreaterThan(bytes - Vector256.Create((byte)' '), Vector256.Create((byte)('~' - ' '))), ends);
            quotes |= quotesHere;
            var stops = separators | quotesHere;
            formulas |= (signs.ExtractMostSignificantBits() >> beyond) & ((stops << 1) | stopsBefore);
            stopsBefore = stops >> 31;
            for (; separators != 0; separators &= separators - 1)
            {
                var at = position + BitOperations.TrailingZeroCount(separators);
                if (count >= found.Length)
                {
                    Array.Resize(ref cells, count * 2);
                    found = cells;
                }

                found[count++] = new CellPlace(start, at - start);
                start = at + 1;
            }
        }

        Count = count;
        Add(start, raw.Length - start);
        HasQuotes = quotes != 0;
        IsPrintable = others == Vector256<byte>.Zero;

        // A tab or a line break may begin a formula as well.
        MayHaveFormula = formulas != 0 || !IsPrintable;
    }
}
