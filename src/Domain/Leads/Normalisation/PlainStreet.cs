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
    private const int MostWords = 8;

    /// <summary>A floor is written in another way than other units.</summary>
    private const byte Floor = 5;

    /// <summary>Appends the street, and the unit behind it.</summary>
    /// <param name="street">The trimmed text.</param>
    /// <param name="output">Takes both, without anything between them; unchanged when the result is false.</param>
    /// <param name="unitStart">Where in the output the unit starts; the output's end without one.</param>
    public static bool TryAppend(ReadOnlySpan<byte> street, ByteArena output, out int unitStart)
    {
        unitStart = 0;
        if (street.Length is < 8 or > ShortText.Longest || !CellText.IsDigit(street[0]))
        {
            return false;
        }

        var marks = new ShortText(street).Marks;
        var number = BitOperations.TrailingZeroCount(marks.Spaces);
        Span<Word> words = stackalloc Word[MostWords];
        if (number > 6 || (~marks.Digits & TextMarks.Between(0, number)) != 0 || Split(street, marks, number + 1, words) is not (>= 2 and var count))
        {
            return false;
        }

        var unit = Unit(street, words[..count]);
        var last = (unit > 0 ? count - 2 : count) - 1;
        if (unit < 0 || last < 1 || words[last].HasDigit
            || AddressWords.Find(words[last].Of(street)) is not { Suffix: not 0, Direction: 0, Unit: 0, Road: 0 or > 9 } suffix)
        {
            return false;
        }

        var from = output.Length;
        output.Append(street[..(number + 1)]);
        var kind = marks.Kind;
        var first = 0;
        for (var i = 0; i < last; i++)
        {
            var word = words[i].Of(street);
            if (words[i].HasComma)
            {
                output.Truncate(from);
                return false;
            }

            if (words[i].HasDigit)
            {
                if (i != first || last != i + 1 || !AddressTokens.IsOrdinal(word))
                {
                    output.Truncate(from);
                    return false;
                }

                WordCase.AppendLower(word, output);
            }
            else if (AddressWords.Find(word) is var meaning && i == 0 && last > 1 && meaning is { Direction: not 0, Suffix: 0, Unit: 0, Road: 0 })
            {
                output.Append(AddressWords.Directions[meaning.Direction - 1]);
                first = 1;
            }
            else if (word.Length >= 3 && IsName(meaning, last == 1 && suffix.Strong) && !MayBeginAnother(word, i == first))
            {
                StreetWriter.AppendLetters(word, marks.Capitals & TextMarks.Between(words[i].Start, words[i].End), i == first, kind, output);
            }
            else
            {
                output.Truncate(from);
                return false;
            }

            output.Append((byte)' ');
        }

        output.Append(AddressWords.Suffixes[suffix.Suffix - 1]);
        unitStart = output.Length;
        if (unit > 0)
        {
            output.Append(AddressWords.Units[unit - 1]);
            output.Append((byte)' ');
            WordCase.AppendUpper(words[count - 1].Of(street), output);
        }

        return true;
    }

    /// <summary>Finds the words from <paramref name="start"/> on; a dot or comma behind a word is none of it, and <c>#</c> is a word of its own.</summary>
    /// <returns>How many there are; -1 where the text holds anything else.</returns>
    private static int Split(ReadOnlySpan<byte> text, TextMarks marks, int start, Span<Word> words)
    {
        var others = marks.All & ~(marks.Letters | marks.Digits | marks.Spaces);
        var count = 0;
        for (var spaces = marks.Spaces & ~TextMarks.Between(0, start); ; spaces &= spaces - 1)
        {
            if (count > words.Length - 2)
            {
                return -1;
            }

            var next = spaces == 0 ? text.Length : BitOperations.TrailingZeroCount(spaces);
            var end = next;
            var hasComma = false;
            if ((others & TextMarks.Between(start, next)) != 0)
            {
                if (text[start] == '#')
                {
                    words[count++] = new Word((byte)start, (byte)(start + 1), false, false);
                    start++;
                }

                hasComma = end > start && text[end - 1] == ',';
                end -= hasComma ? 1 : 0;
                end -= end - 1 > start && text[end - 1] == '.' && CellText.IsLetter(text[end - 2]) ? 1 : 0;
                if ((others & TextMarks.Between(start, end)) != 0)
                {
                    return -1;
                }
            }

            if (end <= start)
            {
                return -1;
            }

            words[count++] = new Word((byte)start, (byte)end, (marks.Digits & TextMarks.Between(start, end)) != 0, hasComma);
            if (spaces == 0)
            {
                return count;
            }

            start = next + 1;
        }
    }

    /// <summary>The designator before the last word, when that is an identifier: its number in <see cref="AddressWords.Units"/> plus one. 0 without one, -1 when the words are to be looked at closer.</summary>
    private static int Unit(ReadOnlySpan<byte> street, ReadOnlySpan<Word> words)
    {
        var identifier = words[^1];
        if (!identifier.HasDigit && identifier.Length > 1)
        {
            return 0;
        }

        if (words.Length < 4 || identifier.Length > 8 || identifier.HasComma || words[^2].HasDigit || words[^2].HasComma)
        {
            return -1;
        }

        var unit = AddressWords.Find(words[^2].Of(street)).Unit;
        return unit is 0 or Floor || (unit == AddressForms.HashUnit && words[^2].Length > 1) ? -1 : unit;
    }

    /// <summary>Whether a word before the suffix can be nothing but a name: one that could be a suffix itself (Lake Rd), or a directional with nothing but a suffix behind it (North Ave), is one.</summary>
    private static bool IsName(AddressWords.Meaning meaning, bool isAlone) => meaning is { Unit: 0, Road: 0 } && (meaning.Direction == 0 || isAlone);

    /// <summary>Whether the word may begin a post office box, or, as the first of a name, a numbered road.</summary>
    private static bool MayBeginAnother(ReadOnlySpan<byte> word, bool isFirst) =>
        (word.Length <= 5 && (word[0] | 0x20) == 'p' && (word[1] | 0x20) == 'o')
        || (isFirst && (AddressForms.Is(word, "state"u8) || AddressForms.Is(word, "county"u8) || AddressForms.Is(word, "farm"u8)));

    private readonly record struct Word(byte Start, byte End, bool HasDigit, bool HasComma)
    {
        public int Length => End - Start;

        public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> text) => text[Start..End];
    }
}
