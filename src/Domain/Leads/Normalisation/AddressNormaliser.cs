using System.Runtime.CompilerServices;

namespace Platform.Domain.Leads.Normalisation;

/// <summary>
/// Reads postal addresses, from one cell or from several. Addresses of the United States are taken apart and written as USPS Publication 28 has it, in
/// title case; those of other countries are only tidied.
/// </summary>
[SkipLocalsInit]
internal sealed partial class AddressNormaliser(ByteArena scratch)
{
    private const LeadIssue PartIssues = LeadIssue.StateUnknown | LeadIssue.PostcodeInvalid | LeadIssue.PostcodeZeroRestored | LeadIssue.PostcodeStateMismatch | LeadIssue.CountryUnknown;

    /// <summary>Reads one address into the draft.</summary>
    /// <param name="cells">Its cells, which are changed.</param>
    /// <param name="defaultCountry">ISO 3166-1 alpha-2 code of the country of addresses that do not tell theirs.</param>
    /// <param name="target">Where it goes.</param>
    /// <param name="draft">Takes the parts and the issues.</param>
    public void Normalise(ref AddressCells cells, ReadOnlySpan<byte> defaultCountry, AddressTarget target, LeadDraft draft)
    {
        var full = cells.Full;
        if (full.Length != 0 && cells.Street.Length == 0)
        {
            if (cells.City.Length == 0 || full.IndexOf((byte)',') >= 0 || cells.Postcode.Length == 0)
            {
                SplitFull(full, ref cells);
            }
            else
            {
                cells.Street = full;
            }
        }
        else if (ShortText.Contains(cells.Street, (byte)',') && cells.Street[0] != ',' && EndsInStateAndZip(cells.Street))
        {
            // The whole address stands in the street's column.
            var street = cells.Street;
            cells.Street = default;
            SplitFull(street, ref cells);
        }

        SplitCity(ref cells);
        var country = Place(ref cells, defaultCountry, target, draft);
        var american = country.SequenceEqual("US"u8) || (country.Length == 0 && defaultCountry.SequenceEqual("US"u8));
        Street(in cells, american, target, draft);
        if (!target.IsMain)
        {
            return;
        }

        var text = draft.Text;
        var start = text.Length;
        if (cells.City.Length != 0 && !CellText.IsNothing(cells.City))
        {
            if (american)
            {
                CityNormaliser.Append(cells.City, text);
            }
            else
            {
                CellText.AppendSingleSpaced(cells.City, text);
            }

            draft.Keep(LeadSlot.City, start);
        }
    }

    private void Street(in AddressCells cells, bool american, AddressTarget target, LeadDraft draft)
    {
        var street = CellText.IsNothing(cells.Street) ? default : cells.Street;
        var number = CellText.IsNothing(cells.HouseNumber) ? default : CellText.WithoutFraction(cells.HouseNumber);
        if (number.Length != 0 && street.Length != 0 && !(street.StartsWith(number) && (street.Length == number.Length || !CellText.IsDigit(street[number.Length]))))
        {
            var joined = scratch.Length;
            scratch.Append(number);
            scratch.Append((byte)' ');
            scratch.Append(street);
            street = scratch.Slice(joined, scratch.Length - joined);
        }

        var text = draft.Text;
        var start = text.Length;
        if (!american)
        {
            if (street.Length != 0)
            {
                CellText.AppendSingleSpaced(street, text);
                draft.Keep(target.Street, start);
            }

            if (target.IsMain && !CellText.IsNothing(cells.Unit))
            {
                start = text.Length;
                CellText.AppendSingleSpaced(cells.Unit, text);
                draft.Keep(LeadSlot.Unit, start);
            }

            return;
        }

        if (target.IsMain && cells.Unit.Length != 0 && !CellText.IsNothing(cells.Unit))
        {
            Unit(cells.Unit, draft);
        }

        if (street.Length != 0)
        {
            American(street, target, draft);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Unit(ReadOnlySpan<byte> cell, LeadDraft draft)
    {
        cell = CellText.WithoutFraction(cell);
        cell = AddressTokens.WithoutDots(cell, scratch);
        Span<AddressToken> tokens = stackalloc AddressToken[AddressTokens.Max];
        var count = AddressTokens.Split(cell, tokens);
        var start = draft.Text.Length;
        if (count < 0)
        {
            CellText.AppendSingleSpaced(cell, draft.Text);
        }
        else
        {
            AddressUnits.AppendUnit(cell, tokens[..count], draft.Text);
        }

        if (draft.Text.Length > start)
        {
            draft.Keep(LeadSlot.Unit, start);
        }
    }

    private void American(ReadOnlySpan<byte> street, AddressTarget target, LeadDraft draft)
    {
        var text = draft.Text;
        var start = text.Length;
        var keepUnit = target.IsMain && !draft.Has(LeadSlot.Unit);
        if (PlainStreet.TryAppend(street, text, out var unitAt))
        {
            draft.Keep(target.Street, start, unitAt);
            if (keepUnit && text.Length > unitAt)
            {
                draft.Keep(LeadSlot.Unit, unitAt);
            }

            draft.Issues &= target.IsMain ? ~(LeadIssue.PoBox | LeadIssue.StreetUnrecognised) : ~LeadIssue.None;
            return;
        }

        AmericanAny(street, target, keepUnit, draft);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AmericanAny(ReadOnlySpan<byte> street, AddressTarget target, bool keepUnit, LeadDraft draft)
    {
        var text = draft.Text;
        var start = text.Length;
        street = AddressTokens.WithoutDots(street, scratch);
        Span<AddressToken> tokens = stackalloc AddressToken[AddressTokens.Max];
        var count = AddressTokens.Split(street, tokens);
        if (count <= 0)
        {
            if (count < 0)
            {
                CellText.AppendSingleSpaced(street, text);
                draft.Keep(target.Street, start);
            }

            return;
        }

        var words = AddressSplitter.StreetOnly(street, tokens[..count]);
        var hasUnit = AddressUnits.TryFindUnit(street, words, out var unitStart, out var unitEnd);
        if (hasUnit)
        {
            if (keepUnit)
            {
                AddressUnits.AppendUnit(street, words[unitStart..unitEnd], text);
                draft.Keep(LeadSlot.Unit, start);
                start = text.Length;
            }

            // What stands behind the unit belongs to the street all the same: 12 Apt 4 Main St.
            words[unitEnd..].CopyTo(words[unitStart..]);
            words = words[..^(unitEnd - unitStart)];
        }

        var box = AddressForms.PoBox(street, words, out var boxLength);
        var boxWords = box > 0 ? words.Slice(box, boxLength) : default;
        if (box > 0 && box + boxLength == words.Length)
        {
            words = words[..box];
        }
        else
        {
            boxWords = default;
        }

        var traits = StreetWriter.Append(street, words, text, out var loose);
        if (text.Length == start)
        {
            return;
        }

        draft.Keep(target.Street, start);
        if (!target.IsMain)
        {
            return;
        }

        if (!hasUnit && keepUnit && (loose.Length != 0 || boxWords.Length != 0))
        {
            start = text.Length;
            if (loose.Length != 0)
            {
                text.Append("# "u8);
                WordCase.AppendUpper(AddressTokens.Text(street, loose), text);
            }
            else
            {
                StreetWriter.Append(street, boxWords, text, out _);
            }

            draft.Keep(LeadSlot.Unit, start);
        }

        draft.Issues &= ~(LeadIssue.PoBox | LeadIssue.StreetUnrecognised);
        if ((traits & StreetTraits.PoBox) != 0)
        {
            draft.Issues |= LeadIssue.PoBox;
        }
        else if (traits == StreetTraits.None)
        {
            draft.Issues |= LeadIssue.StreetUnrecognised;
        }
    }

    /// <summary>A town's cell that holds more: Springfield, IL 62701.</summary>
    private static void SplitCity(ref AddressCells cells)
    {
        var comma = ShortText.Contains(cells.City, (byte)',') ? cells.City.IndexOf((byte)',') : -1;
        if (comma <= 0)
        {
            return;
        }

        var rest = CellText.Trim(cells.City[(comma + 1)..]);
        var space = rest.LastIndexOf((byte)' ');
        var zip = space > 0 && rest.Length - space - 1 is 5 or 10 && CellText.IsDigit(rest[space + 1]) ? rest[(space + 1)..] : default;
        var state = zip.Length != 0 ? CellText.Trim(rest[..space]) : rest;
        if (UsStates.Find(state, out var code, out _) == UsStates.Country.None || code.Length == 0)
        {
            return;
        }

        cells.City = CellText.Trim(cells.City[..comma]);
        cells.State = cells.State.Length == 0 ? state : cells.State;
        cells.Postcode = cells.Postcode.Length == 0 ? zip : cells.Postcode;
    }

    private static bool EndsInStateAndZip(ReadOnlySpan<byte> street)
    {
        var space = street.LastIndexOf((byte)' ');
        if (space < 0 || street.Length - space - 1 is not (5 or 10) || !CellText.IsDigit(street[space + 1]) || !CellText.IsDigit(street[^1]))
        {
            return false;
        }

        var before = street[..space].TrimEnd(" ,"u8);
        var word = before.LastIndexOfAny((byte)' ', (byte)',');
        return word > 0 && UsStates.Find(before[(word + 1)..], out var code, out _) == UsStates.Country.UnitedStates && code.Length != 0;
    }

    /// <summary>Takes a whole address apart into the cells that are still empty.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void SplitFull(ReadOnlySpan<byte> full, ref AddressCells cells)
    {
        var plain = AddressTokens.WithoutDots(full, scratch);
        Span<AddressToken> tokens = stackalloc AddressToken[AddressTokens.Max];
        var count = AddressTokens.Split(plain, tokens);
        if (count <= 0)
        {
            cells.Street = full;
            return;
        }

        var parts = AddressSplitter.Split(plain, tokens[..count]);
        cells.Street = Joined(plain, tokens[parts.Street]);
        cells.City = cells.City.Length == 0 ? Joined(plain, tokens[parts.City]) : cells.City;
        cells.State = cells.State.Length == 0 ? Joined(plain, tokens[parts.State]) : cells.State;
        cells.Postcode = cells.Postcode.Length == 0 ? Joined(plain, tokens[parts.Postcode]) : cells.Postcode;
        cells.Country = cells.Country.Length == 0 ? Joined(plain, tokens[parts.Country]) : cells.Country;
    }

    private static ReadOnlySpan<byte> Joined(ReadOnlySpan<byte> text, scoped ReadOnlySpan<AddressToken> tokens) =>
        tokens.Length == 0 ? default : text[tokens[0].Start..(tokens[^1].Start + tokens[^1].Length)];
}
