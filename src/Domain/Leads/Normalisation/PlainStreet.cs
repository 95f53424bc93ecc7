using System.Numerics;
using System.Runtime.CompilerServices;

namespace Platform.Domain.Leads.Normalisation;

/// <summary>
/// The short way for what most streets of the United States are: a house number, perhaps a directional, a name of words that mean nothing else or an ordinal, a suffix, perhaps
/// a unit with its identifier (1643 N. Woodland Ave, Apt 4). It writes what the long way would.
/// </summary>
[SkipLocalsInit]
internal static class PlainStreet
{
    private const int MostWords = 7;

    /// <summary>A floor is written in another way than other units.</summary>
    private const byte Floor = 5;

    /// <summary>Appends the street, and the unit behind it.</summary>
    /// <param name="street">The trimmed text.</param>
    /// <param name="output">Takes both, without anything between them; unchanged when the result is false.</param>
    /// <param name="unitStart">Where in the output the unit starts; the output's end without one.</param>
    public static bool TryAppend(ReadOnlySpan<byte> street, ByteArena output, out int unitStart)
    {
        unitStart = 0;
        if (street.Length is < 8 or >= ShortText.Longest || !CellText.IsDigit(street[0]))
        {
            return false;
        }

        var text = new ShortText(street);
        var marks = text.Marks;
        var number = BitOperations.TrailingZeroCount(marks.Spaces);
        if (number > 6 || (~marks.Digits & TextMarks.Between(0, number)) != 0)
        {
            return false;
        }

        // Where each of the words behind the number starts, and where it ends; a comma behind it belongs to none.
        var starts = marks.Spaces << 1;
        var ends = (marks.Spaces ^ (1UL << number)) | (1UL << street.Length);
        var commas = 0UL;
        var others = marks.All & ~(marks.Letters | marks.Digits | marks.Spaces);
        if (others == 0 ? (starts & ends) != 0 : !TryPunctuation(in text, others, marks.Letters, ref starts, ref ends, out commas))
        {
            return false;
        }

        var count = BitOperations.PopCount(starts);
        if (count is < 2 or > MostWords)
        {
            return false;
        }

        var (from, to) = TakeLast(ref starts, ref ends);
        var unit = 0;
        ReadOnlySpan<byte> identifier = default;
        if ((marks.Digits & TextMarks.Between(from, to)) != 0 || to - from == 1)
        {
            identifier = street[from..to];
            (from, to) = TakeLast(ref starts, ref ends);
            if (count < 4 || identifier.Length > 8 || (commas >> from) != 0 || (marks.Digits & TextMarks.Between(from, to)) != 0)
            {
                return false;
            }

            unit = AddressWords.Find(street[from..to]).Unit;
            if (unit is 0 or Floor || (unit == AddressForms.HashUnit && to - from > 1))
            {
                return false;
            }

            (from, to) = TakeLast(ref starts, ref ends);
        }

        return starts != 0 && (commas & TextMarks.Between(0, from)) == 0 && (marks.Digits & TextMarks.Between(from, to)) == 0
            && AddressWords.Find(street[from..to]) is { Suffix: not 0, Direction: 0, Unit: 0, Road: 0 or > 9 } suffix
            && TryAppend(street, starts, ends, in marks, suffix, output)
            && Append(AddressWords.Suffixes[suffix.Suffix - 1], unit, identifier, output, out unitStart);
    }

    /// <summary>Appends the number, and the words before the suffix.</summary>
    private static bool TryAppend(ReadOnlySpan<byte> street, ulong starts, ulong ends, in TextMarks marks, AddressWords.Meaning suffix, ByteArena output)
    {
        var start = output.Length;
        output.Append(street[..BitOperations.TrailingZeroCount(starts)]);
        var isAlone = BitOperations.IsPow2(starts);
        for (var (isVeryFirst, isFirst) = (true, true); starts != 0; isVeryFirst = false)
        {
            var (from, to) = (BitOperations.TrailingZeroCount(starts), BitOperations.TrailingZeroCount(ends));
            (starts, ends) = (starts & (starts - 1), ends & (ends - 1));
            var word = street[from..to];
            if ((marks.Digits & TextMarks.Between(from, to)) != 0)
            {
                if (!isFirst || starts != 0 || !AddressTokens.IsOrdinal(word))
                {
                    output.Truncate(start);
                    return false;
                }

                WordCase.AppendLower(word, output);
            }
            else if (AddressWords.Find(word) is var meaning && isVeryFirst && !isAlone && meaning is { Direction: not 0, Suffix: 0, Unit: 0, Road: 0 })
            {
                output.Append(AddressWords.Directions[meaning.Direction - 1]);
                output.Append((byte)' ');
                continue;
            }
            else if (word.Length >= 3 && IsName(meaning, isAlone && suffix.Strong) && !MayBeginAnother(word, isFirst))
            {
                StreetWriter.AppendLetters(word, marks.Capitals & TextMarks.Between(from, to), isFirst, marks.Kind, output);
            }
            else
            {
                output.Truncate(start);
                return false;
            }

            output.Append((byte)' ');
            isFirst = false;
        }

        return true;
    }

    private static bool Append(byte[] suffix, int unit, ReadOnlySpan<byte> identifier, ByteArena output, out int unitStart)
    {
        output.Append(suffix);
        unitStart = output.Length;
        if (unit > 0)
        {
            output.Append(AddressWords.Units[unit - 1]);
            output.Append((byte)' ');
            WordCase.AppendUpper(identifier, output);
        }

        return true;
    }

    /// <summary>Moves the ends of words before a dot or a comma behind them, and makes <c>#</c> a word of its own.</summary>
    /// <returns>Whether there is nothing else beside letters, digits and single spaces.</returns>
    private static bool TryPunctuation(in ShortText text, ulong others, ulong letters, ref ulong starts, ref ulong ends, out ulong commas)
    {
        commas = text.Find((byte)',') & (ends >> 1);
        ends = (ends & ~(commas << 1)) | commas;
        var dots = text.Find((byte)'.') & (ends >> 1) & (letters << 1);
        ends = (ends & ~(dots << 1)) | dots;
        var hashes = text.Find((byte)'#') & starts;
        starts |= hashes << 1;
        if ((starts & ends) != 0 || others != (commas | dots | hashes))
        {
            return false;
        }

        ends |= hashes << 1;
        return true;
    }

    /// <summary>Where the last word starts and ends, which is no longer among them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (int Start, int End) TakeLast(ref ulong starts, ref ulong ends)
    {
        var (start, end) = (63 - BitOperations.LeadingZeroCount(starts), 63 - BitOperations.LeadingZeroCount(ends));
        (starts, ends) = (starts ^ (1UL << start), ends ^ (1UL << end));
        return (start, end);
    }

    /// <summary>Whether a word before the suffix can be nothing but a name: one that could be a suffix itself (Lake Rd), or a directional with nothing but a suffix behind it (North Ave), is one.</summary>
    private static bool IsName(AddressWords.Meaning meaning, bool isAlone) => meaning is { Unit: 0, Road: 0 } && (meaning.Direction == 0 || isAlone);

    /// <summary>Whether the word may begin a post office box, or, as the first of a name, a numbered road.</summary>
    private static bool MayBeginAnother(ReadOnlySpan<byte> word, bool isFirst) =>
        (word.Length <= 5 && (word[0] | 0x20) == 'p' && (word[1] | 0x20) == 'o')
        || (isFirst && (AddressForms.Is(word, "state"u8) || AddressForms.Is(word, "county"u8) || AddressForms.Is(word, "farm"u8)));
}
