using System.Numerics;
using System.Runtime.Intrinsics;

namespace Platform.Domain.Leads.Normalisation;

/// <summary>Names of towns: title case; Saint, Fort, Mount and directions written out, as the Postal Service's city list has them.</summary>
internal static class CityNormaliser
{
    private static readonly WordTable Abbreviations = new([new("st", 0), new("ste", 1), new("ft", 2), new("mt", 3), new("n", 4), new("s", 5), new("e", 6), new("w", 7), new("pt", 8), new("no", 4), new("so", 5)]);

    private static readonly byte[][] Full = [.. "Saint Sainte Fort Mount North South East West Port".Split(' ').Select(System.Text.Encoding.ASCII.GetBytes)];

    /// <summary>Appends the town of an address of the United States.</summary>
    public static void Append(ReadOnlySpan<byte> cell, ByteArena output)
    {
        if (TryAppendPlain(cell, output))
        {
            return;
        }

        cell = cell.Trim(" ,.;\""u8);
        var kind = WordCase.Of(cell);
        var isFirst = true;
        while (cell.Length != 0)
        {
            var end = cell.IndexOf((byte)' ');
            var word = (end < 0 ? cell : cell[..end]).Trim(",;"u8);
            cell = end < 0 ? default : cell[(end + 1)..].TrimStart((byte)' ');
            if (word.Length == 0)
            {
                continue;
            }

            if (!isFirst)
            {
                output.Append((byte)' ');
            }

            AppendWord(word, isFirst, cell.Length == 0, kind, output);
            isFirst = false;
        }
    }

    /// <summary>Appends one word of a town's name.</summary>
    public static void AppendWord(ReadOnlySpan<byte> word, bool isFirst, bool isLast, WordCase.Kind kind, ByteArena output)
    {
        var found = word.Length <= 4 && !isLast ? Abbreviations.Find(word.TrimEnd((byte)'.')) : -1;
        if (found >= 0 && (isFirst || found <= 3))
        {
            output.Append(Full[found]);
            return;
        }

        StreetWriter.AppendWord(word, word.IndexOfAnyInRange((byte)'0', (byte)'9') >= 0, isFirst, kind, output);
    }

    /// <summary>The short way for words of ASCII letters that need no abbreviation written out.</summary>
    private static bool TryAppendPlain(ReadOnlySpan<byte> cell, ByteArena output)
    {
        if (cell.Length is 0 or > ShortText.Longest)
        {
            return false;
        }

        var text = new ShortText(cell);
        var marks = text.Marks;
        if (!marks.IsPlain || marks.Digits != 0)
        {
            return false;
        }

        // Words that begin with a capital stay as they are.
        var firsts = marks.All & ((marks.Spaces << 1) | 1);
        var stays = marks.Capitals == firsts && marks.Capitals != marks.Letters && cell.Length <= Vector256<byte>.Count;
        var from = output.Length;
        var start = 0;
        for (var spaces = marks.Spaces; ; spaces &= spaces - 1)
        {
            var end = spaces == 0 ? cell.Length : BitOperations.TrailingZeroCount(spaces);
            if (end - start <= 4 && spaces != 0 && Abbreviations.Contains(cell[start..end]))
            {
                output.Truncate(from);
                return false;
            }

            if (!stays)
            {
                StreetWriter.AppendLetters(cell[start..end], marks.Capitals & TextMarks.Between(start, end), start == 0, marks.Kind, output);
            }

            if (spaces == 0)
            {
                break;
            }

            if (!stays)
            {
                output.Append((byte)' ');
            }

            start = end + 1;
        }

        if (stays)
        {
            output.Append(text.Low, cell.Length);
        }

        return true;
    }
}
