using System.Buffers.Text;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Platform.Domain.Leads.Normalisation;

/// <summary>
/// Reads telephone numbers into the form of ITU-T E.164. Numbers of the North American Numbering Plan are held against its rules (area code in use,
/// exchange [2-9]XX and no N11, 555-0100 to 555-0199 reserved for fiction); numbers of other countries against their calling code and the
/// lengths of their plan.
/// </summary>
[SkipLocalsInit]
public static class PhoneNormaliser
{
    private const int MaxDigits = 20;

    private const LeadIssue AllIssues =
        LeadIssue.PhoneInvalid | LeadIssue.PhoneWrongLength | LeadIssue.PhoneUnknownAreaCode | LeadIssue.PhoneFictional | LeadIssue.PhoneExtensionRemoved;

    /// <summary>
    /// Reads a cell with one or several numbers into the draft. The first valid number becomes <see cref="LeadSlot.Phone"/>, further ones
    /// <see cref="LeadSlot.Phone2"/> and <see cref="LeadSlot.Phone3"/>. Call it again for every further telephone column.
    /// </summary>
    /// <param name="cell">The cell, cleaned and trimmed.</param>
    /// <param name="country">ISO 3166-1 alpha-2 code of the country that a number without a country code belongs to.</param>
    /// <param name="draft">Takes the number, its status and its issues. A number that cannot be used leaves only its status and issue, and those only as long as there is no valid one.</param>
    public static void Normalise(ReadOnlySpan<byte> cell, ReadOnlySpan<byte> country, LeadDraft draft)
    {
        if (!TryPlain(cell, country, draft) && !CellText.IsNothing(cell))
        {
            NormaliseAny(cell, country, draft);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void NormaliseAny(ReadOnlySpan<byte> cell, ReadOnlySpan<byte> country, LeadDraft draft)
    {
        Span<byte> repaired = stackalloc byte[24];
        Span<byte> digits = stackalloc byte[MaxDigits];
        scoped var rest = Repair(cell, repaired);
        var any = false;
        while (rest.Length != 0)
        {
            var scan = new PhoneScan(digits);
            rest = rest[scan.Read(rest)..];
            if (scan.Count == 0 && any)
            {
                continue;
            }

            any = true;
            Keep(ref scan, country, draft);
        }
    }

    private static void Keep(ref PhoneScan scan, ReadOnlySpan<byte> country, LeadDraft draft)
    {
        var text = draft.Text;
        var start = text.Length;
        var issue = scan.IsBad || scan.Count == 0 ? LeadIssue.PhoneInvalid : Judge(ref scan, country, text);
        if (issue != LeadIssue.None)
        {
            text.Truncate(start);
            if (draft.PhoneStatus == ValueStatus.Missing)
            {
                draft.PhoneStatus = ValueStatus.Invalid;
                draft.Issues |= issue;
            }

            return;
        }

        KeepValid(start, scan.HasExtension, draft);
    }

    /// <summary>
    /// The short way for one number of North America as it is mostly written: (248) 692-5024, +1 248.692.5024. False means only that the cell is to be looked at closer.
    /// </summary>
    internal static bool TryPlain(ReadOnlySpan<byte> cell, ReadOnlySpan<byte> country, LeadDraft draft)
    {
        if (cell.Length is < 10 or > 20 || !country.SequenceEqual("US"u8))
        {
            return false;
        }

        var text = ShortText.Load(cell);
        var all = (1u << cell.Length) - 1;
        var dots = Vector256.Equals(text, Vector256.Create((byte)'.'));
        var marks = dots | Vector256.Equals(text, Vector256.Create((byte)' ')) | Vector256.Equals(text, Vector256.Create((byte)'-'))
            | Vector256.LessThan(text - Vector256.Create((byte)'('), Vector256.Create((byte)2));
        var digits = Vector256.LessThan(text - Vector256.Create((byte)'0'), Vector256.Create((byte)10)).ExtractMostSignificantBits() & all;
        var plus = cell[0] == '+' ? 1u : 0;
        var count = BitOperations.PopCount(digits);
        if ((digits | (marks.ExtractMostSignificantBits() & all) | plus) != all || BitOperations.PopCount(dots.ExtractMostSignificantBits() & all) == 1)
        {
            // One dot may be that of a number made in a spreadsheet.
            return false;
        }

        if (count == 11 && cell[BitOperations.TrailingZeroCount(digits)] == '1')
        {
            digits &= digits - 1;
        }
        else if (count != 10 || plus != 0)
        {
            return false;
        }

        var start = draft.Text.Length;
        var number = draft.Text.Extend(12);
        (number[0], number[1]) = ((byte)'+', (byte)'1');
        for (var i = 2; i < 12; i++)
        {
            number[i] = cell[BitOperations.TrailingZeroCount(digits)];
            digits &= digits - 1;
        }

        // Numbers that begin with one digit four times may be of nothing else.
        number = number[2..];
        if (number[0] < '2' || (number[0] == number[1] && number[1] == number[2] && number[2] == number[3]) || JudgeNorthAmerican(number) != LeadIssue.None)
        {
            draft.Text.Truncate(start);
            return false;
        }

        KeepValid(start, hasExtension: false, draft);
        return true;
    }

    private static void KeepValid(int start, bool hasExtension, LeadDraft draft)
    {
        var text = draft.Text;
        var number = text.Slice(start, text.Length - start);
        if (draft.PhoneStatus != ValueStatus.Valid)
        {
            draft.Keep(LeadSlot.Phone, start);
            draft.PhoneStatus = ValueStatus.Valid;
            draft.Issues = (draft.Issues & ~AllIssues) | (hasExtension ? LeadIssue.PhoneExtensionRemoved : LeadIssue.None);
        }
        else if (draft[LeadSlot.Phone].SequenceEqual(number) || draft[LeadSlot.Phone2].SequenceEqual(number))
        {
            text.Truncate(start);
        }
        else if (!draft.Has(LeadSlot.Phone2))
        {
            draft.Keep(LeadSlot.Phone2, start);
        }
        else if (!draft.Has(LeadSlot.Phone3))
        {
            draft.Keep(LeadSlot.Phone3, start);
        }
        else
        {
            text.Truncate(start);
        }
    }

    /// <summary>Appends the number in E.164, or says what is wrong with it.</summary>
    private static LeadIssue Judge(ref PhoneScan scan, ReadOnlySpan<byte> country, ByteArena output)
    {
        ReadOnlySpan<byte> digits = scan.Digits;
        if (digits.Length > 1 && digits[1..].IndexOfAnyExcept(digits[0]) < 0)
        {
            return LeadIssue.PhoneFictional;
        }

        var home = PhonePlans.OfCountry(country);
        var international = scan.HasPlus;
        if (!international)
        {
            var prefix = home?.CallingCode == 1 && digits.StartsWith("011"u8) && digits.Length > 11 ? 3 : digits.StartsWith("00"u8) && digits.Length > 9 ? 2 : 0;
            international = prefix != 0;
            digits = digits[prefix..];
        }

        if (!international)
        {
            return home is null ? LeadIssue.PhoneInvalid : National(digits, home, scan.HasLetters, output);
        }

        var plan = PhonePlans.OfNumber(digits, out var codeLength);
        if (plan is null)
        {
            return LeadIssue.PhoneInvalid;
        }

        return plan.CallingCode == 1 ? NorthAmerican(digits[1..], scan.HasLetters, output) : Foreign(digits[codeLength..], plan, output);
    }

    private static LeadIssue National(ReadOnlySpan<byte> digits, PhonePlans.Plan home, bool letters, ByteArena output)
    {
        if (home.CallingCode == 1)
        {
            return NorthAmerican(digits.Length >= 11 && digits[0] == '1' ? digits[1..] : digits, letters, output);
        }

        if (home.Trunk.Length != 0 && digits.StartsWith(home.Trunk) && digits.Length - home.Trunk.Length >= home.Least)
        {
            return Foreign(digits[home.Trunk.Length..], home, output);
        }

        // Written with the calling code but without the plus.
        if (digits.Length > home.Most && PhonePlans.OfNumber(digits, out var codeLength)?.CallingCode == home.CallingCode)
        {
            return Foreign(digits[codeLength..], home, output);
        }

        return Foreign(digits, home, output);
    }

    private static LeadIssue NorthAmerican(ReadOnlySpan<byte> digits, bool letters, ByteArena output)
    {
        if (letters && digits.Length > 10)
        {
            // A word may be longer than the number; what is dialled after the tenth digit is ignored.
            digits = digits[..10];
        }

        if (digits.Length != 10)
        {
            return LeadIssue.PhoneWrongLength;
        }

        if (digits[1..].IndexOfAnyExcept(digits[0]) < 0)
        {
            return LeadIssue.PhoneFictional;
        }

        if (JudgeNorthAmerican(digits) is var issue and not LeadIssue.None)
        {
            return issue;
        }

        output.Append("+1"u8);
        output.Append(digits);
        return LeadIssue.None;
    }

    /// <summary>What is wrong with ten digits that are not all the same.</summary>
    private static LeadIssue JudgeNorthAmerican(ReadOnlySpan<byte> digits)
    {
        if (!PhonePlans.IsAreaCode(digits))
        {
            return LeadIssue.PhoneUnknownAreaCode;
        }

        var exchange = digits[3..6];
        if (exchange[0] < '2' || (exchange[1] == '1' && exchange[2] == '1'))
        {
            return LeadIssue.PhoneInvalid;
        }

        // Toll-free numbers use 555-01xx like any other.
        if (exchange.SequenceEqual("555"u8) && digits[6] == '0' && digits[7] == '1' && digits[0] != '8')
        {
            return LeadIssue.PhoneFictional;
        }

        return LeadIssue.None;
    }

    private static LeadIssue Foreign(ReadOnlySpan<byte> digits, PhonePlans.Plan plan, ByteArena output)
    {
        // +44 (0)20 and +44 020: the trunk prefix is not dialled after the calling code. Italy has none: its 0 belongs to the number.
        if (plan.Trunk.Length != 0 && plan.Trunk[0] == '0' && digits.StartsWith(plan.Trunk) && digits.Length - plan.Trunk.Length >= plan.Least)
        {
            digits = digits[plan.Trunk.Length..];
        }

        if (digits.Length < plan.Least || digits.Length > plan.Most)
        {
            return LeadIssue.PhoneWrongLength;
        }

        if (digits[1..].IndexOfAnyExcept(digits[0]) < 0)
        {
            return LeadIssue.PhoneFictional;
        }

        Span<byte> code = stackalloc byte[4];
        Utf8Formatter.TryFormat(plan.CallingCode, code, out var length);
        output.Append((byte)'+');
        output.Append(code[..length]);
        output.Append(digits);
        return LeadIssue.None;
    }

    /// <summary>Undoes what a spreadsheet does to a number: <c>5551234567.0</c>, <c>5.551234567E9</c> — as far as no digit was lost.</summary>
    private static ReadOnlySpan<byte> Repair(ReadOnlySpan<byte> cell, Span<byte> repaired)
    {
        var e = cell.IndexOfAny((byte)'e', (byte)'E');
        if (e < 0)
        {
            return CellText.WithoutFraction(cell);
        }

        if (e < 2 || cell[1] != '.' || !CellText.IsDigit(cell[0]) || !CellText.AllDigits(cell[2..e]))
        {
            return cell;
        }

        var exponent = CellText.Number(cell[(e + 1)..].TrimStart((byte)'+'));
        var fraction = cell[2..e].TrimEnd((byte)'0').Length;
        if (exponent is < 6 or > 14 || fraction > exponent || fraction < exponent - 3)
        {
            return cell;
        }

        repaired[0] = cell[0];
        repaired[1..(exponent + 1)].Fill((byte)'0');
        cell.Slice(2, fraction).CopyTo(repaired[1..]);
        return repaired[..(exponent + 1)];
    }
}
