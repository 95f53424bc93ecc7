using System.Runtime.Intrinsics;
using Platform.Domain.Leads;

namespace Platform.Infrastructure.Reading;

/// <summary>Looks for cells that the formula guard must change in a whole record at once.</summary>
internal static class FormulaSearch
{
    /// <summary>Whether a comma-separated record without quotes has such a cell.</summary>
    public static bool HasDangerousCell(ReadOnlySpan<byte> raw) => Find(raw, mayBeQuoted: false);

    /// <summary>Whether a comma-separated record with quotes may have such a cell; false is certain.</summary>
    public static bool MayHaveDangerousCell(ReadOnlySpan<byte> raw) => Find(raw, mayBeQuoted: true);

    private static bool Find(ReadOnlySpan<byte> raw, bool mayBeQuoted)
    {
        if (raw.IsEmpty)
        {
            return false;
        }

        if (FormulaGuard.IsDangerous(FirstCell(raw)))
        {
            return true;
        }

        // Bytes that may start a formula, where a comma (or a quote) is the byte before them.
        var position = 1;
        var quote = mayBeQuoted ? (byte)'"' : (byte)',';
        for (; position + Vector256<byte>.Count <= raw.Length; position += Vector256<byte>.Count)
        {
            var here = Vector256.Create(raw.Slice(position, Vector256<byte>.Count));
            var before = Vector256.Create(raw.Slice(position - 1, Vector256<byte>.Count));
            var starts = Vector256.Equals(here, Vector256.Create((byte)'=')) | Vector256.Equals(here, Vector256.Create((byte)'@'))
                | Vector256.Equals(here, Vector256.Create((byte)'\t')) | Vector256.Equals(here, Vector256.Create((byte)'\r'))
                | Vector256.Equals(here, Vector256.Create((byte)'+')) | Vector256.Equals(here, Vector256.Create((byte)'-'));
            var cells = Vector256.Equals(before, Vector256.Create((byte)',')) | Vector256.Equals(before, Vector256.Create(quote));
            var found = (starts & cells).ExtractMostSignificantBits();
            for (; found != 0; found &= found - 1)
            {
                if (mayBeQuoted || FormulaGuard.IsDangerous(FirstCell(raw[(position + System.Numerics.BitOperations.TrailingZeroCount(found))..])))
                {
                    return true;
                }
            }
        }

        for (; position < raw.Length; position++)
        {
            // Of a quoted cell only the first byte is looked at, for the comma may be inside.
            if ((raw[position - 1] == ',' || raw[position - 1] == quote) && FormulaGuard.IsDangerous(mayBeQuoted ? raw.Slice(position, 1) : FirstCell(raw[position..])))
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<byte> FirstCell(ReadOnlySpan<byte> text)
    {
        var comma = text.IndexOf((byte)',');
        return comma < 0 ? text : text[..comma];
    }
}
