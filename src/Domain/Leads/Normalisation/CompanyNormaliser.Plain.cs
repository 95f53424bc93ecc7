using System.Numerics;

namespace Platform.Domain.Leads.Normalisation;

/// <summary>The short way for what most names of companies are.</summary>
public static partial class CompanyNormaliser
{
    /// <summary>
    /// Appends a name in both cases, of letters, digits and free-standing <c>&amp;</c> between single spaces, with one legal form at its end or none: such a name stays as it is
    /// but for the form. False means only that the name is to be looked at closer.
    /// </summary>
    private static bool TryAppendPlain(ReadOnlySpan<byte> cell, ByteArena output)
    {
        if (cell.Length > ShortText.Longest)
        {
            return false;
        }

        var text = new ShortText(cell);
        var marks = text.Marks;
        var joiners = text.Find((byte)'&');
        var free = marks.Spaces << 1 & marks.Spaces >> 1;
        if ((marks.Letters | marks.Digits | marks.Spaces | joiners) != marks.All || (marks.Spaces & (marks.Spaces << 1)) != 0 || (joiners & ~free) != 0
            || BitOperations.PopCount(marks.Spaces) > MaxWords / 2)
        {
            return false;
        }

        var end = cell.Length;
        var form = -1;
        if (marks.Spaces != 0)
        {
            var space = 63 - BitOperations.LeadingZeroCount(marks.Spaces);
            form = FormOf(cell[(space + 1)..], []);
            if (form < 0 && cell.Length - space <= 3)
            {
                // L L C
                return false;
            }

            if (form >= 0)
            {
                end = space;
                var rest = marks.Spaces & ~(1UL << space);
                var before = 64 - BitOperations.LeadingZeroCount(rest);
                if (end - before <= 2 || FormOf(cell[before..end], []) >= 0)
                {
                    return false;
                }
            }
        }

        var name = ulong.MaxValue >> (64 - end);
        if ((marks.Capitals & name) == 0 || (marks.Letters & ~marks.Capitals & name) == 0)
        {
            return false;
        }

        output.Append(cell[..end]);
        if (form >= 0)
        {
            output.Append((byte)' ');
            output.Append(FormBytes[form]);
        }

        return true;
    }
}
