using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Platform.Domain.Leads.Normalisation;

/// <summary>Reads the cells that scoring uses: yes or no, amounts of money, percentages, outcomes.</summary>
[SkipLocalsInit]
public static class SignalNormaliser
{
    private static readonly WordTable Truth = new(
        Pairs("yes y true t 1 x on checked ok si ja oui v owner occupied vacant absentee active confirmed dnc donotcall do_not_call", 1)
            .Concat(Pairs("no n false f 0 off none unchecked nein non - not_vacant notvacant inactive n/a na null unknown", 0)));

    private const int Won = 1;
    private const int Lost = 2;
    private const int Yes = 3;
    private const int No = 4;

    private static readonly WordTable Outcomes = new(
        Pairs("won win closed-won closed_won closedwon converted conversion sold sale customer client purchased bought signed funded enrolled success successful deal accepted approved booked completed contracted settled listed", Won)
            .Concat(Pairs("lost lose closed-lost closed_lost closedlost dead unqualified disqualified rejected declined junk bad invalid spam notinterested not_interested not-interested no_sale nosale unsubscribed denied cancelled canceled churned failed unresponsive wrong_number do_not_contact", Lost))
            .Concat(Truth.Words.Select(word => KeyValuePair.Create(word, Truth.Find(Encoding.ASCII.GetBytes(word)) == 1 ? Yes : No))));

    /// <summary>Reads yes or no. A date or an amount in such a column (a foreclosure's date, a lien's amount) is a yes; zero and nothing are a no.</summary>
    /// <param name="cell">The cell, cleaned and trimmed.</param>
    /// <param name="value">What it says.</param>
    /// <returns>Whether it says anything.</returns>
    public static bool TryReadYesNo(ReadOnlySpan<byte> cell, out bool value)
    {
        value = false;
        if (cell.Length == 0)
        {
            return false;
        }

        var found = Find(Truth, cell);
        if (found >= 0)
        {
            value = found == 1;
            return true;
        }

        if (TryReadAmount(cell, out var amount))
        {
            value = amount != 0;
            return true;
        }

        value = DateNormaliser.TryRead(cell, DateOrder.MonthFirst, 2100, out _);
        return value;
    }

    /// <summary>Reads an amount of money or another number: <c>$250,000</c>, <c>250k</c>, <c>1.2M</c>, <c>(500)</c>, <c>45%</c>, <c>USD 12.50</c>.</summary>
    /// <param name="cell">The cell, cleaned and trimmed.</param>
    /// <param name="amount">The number.</param>
    /// <returns>Whether the cell is one.</returns>
    public static bool TryReadAmount(ReadOnlySpan<byte> cell, out double amount)
    {
        amount = 0;
        var negative = false;
        var digits = 0;
        var scale = 0.0;
        var factor = 1.0;
        for (var i = 0; i < cell.Length; i++)
        {
            var b = cell[i];
            if (CellText.IsDigit(b))
            {
                if (factor != 1.0 || ++digits > 15)
                {
                    return false;
                }

                if (scale == 0)
                {
                    amount = (amount * 10) + (b - '0');
                }
                else
                {
                    amount += (b - '0') * scale;
                    scale /= 10;
                }
            }
            else if (b == '.' && scale == 0)
            {
                scale = 0.1;
            }
            else if (b is (byte)'-' or (byte)'(' && digits == 0)
            {
                negative = true;
            }
            else if (b is (byte)'k' or (byte)'K' or (byte)'m' or (byte)'M' && digits > 0 && factor == 1.0)
            {
                factor = (b | 0x20) == 'k' ? 1e3 : 1e6;
            }
            else if (CellText.IsLetter(b) && digits == 0)
            {
                // A currency before the number; not a word.
                if (i > 3)
                {
                    return false;
                }
            }
            else if (b is not ((byte)',' or (byte)'$' or (byte)' ' or (byte)'%' or (byte)')' or (byte)'+' or (byte)'\'' or >= 0x80))
            {
                return false;
            }
        }

        amount *= negative ? -factor : factor;
        return digits > 0;
    }

    /// <summary>What became of a lead.</summary>
    /// <param name="cell">The cell, cleaned and trimmed.</param>
    /// <returns><see cref="LeadFacts.OutcomeWon"/>, <see cref="LeadFacts.OutcomeLost"/> or nothing.</returns>
    public static LeadFacts ReadOutcome(ReadOnlySpan<byte> cell) => Find(Outcomes, cell) switch
    {
        Won or Yes => LeadFacts.OutcomeWon,
        Lost => LeadFacts.OutcomeLost,
        No when cell.Length <= 5 && !CellText.IsNothing(cell) => LeadFacts.OutcomeLost,
        _ => LeadFacts.None,
    };

    /// <summary>
    /// Whether the local part of an e-mail address holds the family name, or the given name (each of three letters or more), or is made of an initial and the
    /// beginning of the family name. Letters only, without case.
    /// </summary>
    /// <param name="first">Given name.</param>
    /// <param name="last">Family name.</param>
    /// <param name="email">Address in lower case.</param>
    public static bool NameMatchesEmail(ReadOnlySpan<byte> first, ReadOnlySpan<byte> last, ReadOnlySpan<byte> email)
    {
        var at = ShortText.IndexOf(email, (byte)'@');
        if (at <= 0 || at > ShortText.Longest)
        {
            return false;
        }

        var local = email[..at];
        var text = new ShortText(local);
        var (lastIsPlain, firstIsPlain) = (IsLetters(last), IsLetters(first));
        if ((lastIsPlain && HoldsLetters(in text, local, last)) || (firstIsPlain && HoldsLetters(in text, local, first)))
        {
            return true;
        }

        if (lastIsPlain && firstIsPlain && IsOneRunOfLetters(in text, local))
        {
            return false;
        }

        return HoldsLettersOf(local, first, last);
    }

    // Apart from the short way, which needs no such memory: what looks after it costs a method more than its work.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool HoldsLettersOf(ReadOnlySpan<byte> local, ReadOnlySpan<byte> first, ReadOnlySpan<byte> last)
    {
        Span<byte> name = stackalloc byte[64];
        Span<byte> letters = stackalloc byte[64];
        letters = letters[..Letters(local, letters)];
        return Holds(letters, name[..Letters(last, name)]) || Holds(letters, name[..Letters(first, name)]);

        static bool Holds(ReadOnlySpan<byte> local, ReadOnlySpan<byte> name) => name.Length >= 3 && local.IndexOf(name) >= 0;
    }

    /// <summary>Whether a name of at most 32 ASCII letters stands in an address (of at most 64 bytes) without anything in between.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HoldsLetters(in ShortText text, ReadOnlySpan<byte> local, ReadOnlySpan<byte> name)
    {
        if (name.Length < 3 || name.Length > local.Length)
        {
            return false;
        }

        // Hardly any place but the right one has the first three letters.
        var small = ShortText.Load(name) | Vector256.Create((byte)0x20);
        var places = text.Find(small[0]) & (text.Find(small[1]) >> 1) & (text.Find(small[2]) >> 2);
        for (; places != 0; places &= places - 1)
        {
            var rest = local[BitOperations.TrailingZeroCount(places)..];
            if (name.Length <= rest.Length && ShortText.StartWithSame(ShortText.Load(rest), small, name.Length))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a name is of at most 32 ASCII letters and nothing else.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsLetters(ReadOnlySpan<byte> name)
    {
        if (name.Length is 0 or > 32)
        {
            return name.Length == 0;
        }

        var letters = Vector256.LessThan((ShortText.Load(name) | Vector256.Create((byte)0x20)) - Vector256.Create((byte)'a'), Vector256.Create((byte)26));
        return ~letters.ExtractMostSignificantBits() << (Vector256<byte>.Count - name.Length) == 0;
    }

    /// <summary>Whether nothing stands between the letters of the text (of 1 to 64 bytes), so that leaving all else out leaves a part of it.</summary>
    private static bool IsOneRunOfLetters(in ShortText text, ReadOnlySpan<byte> local)
    {
        var letters = text.Marks.Letters;
        return (letters == 0 || BitOperations.IsPow2((letters >> BitOperations.TrailingZeroCount(letters)) + 1)) && Ascii.IsValid(local);
    }

    private static int Letters(ReadOnlySpan<byte> text, Span<byte> letters)
    {
        var count = 0;
        foreach (var b in text)
        {
            if (CellText.IsWordByte(b) && count < letters.Length)
            {
                letters[count++] = CellText.Lower(b);
            }
        }

        return count;
    }

    private static int Find(WordTable table, ReadOnlySpan<byte> cell) =>
        cell.Length > 24 || !ShortText.Contains(cell, (byte)' ') ? table.Find(cell) : FindJoined(table, cell);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FindJoined(WordTable table, ReadOnlySpan<byte> cell)
    {
        Span<byte> key = stackalloc byte[24];
        cell.CopyTo(key);
        key[..cell.Length].Replace((byte)' ', (byte)'_');
        return table.Find(key[..cell.Length]);
    }

    private static IEnumerable<KeyValuePair<string, int>> Pairs(string words, int value) => words.Split(' ').Select(w => KeyValuePair.Create(w, value));
}
