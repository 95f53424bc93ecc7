using System.Runtime.CompilerServices;

namespace Platform.Domain.Leads.Normalisation;

/// <summary>State, postcode and country, which tell each other's form.</summary>
internal sealed partial class AddressNormaliser
{
    /// <summary>State, postcode and country, which tell each other's form.</summary>
    private static ReadOnlySpan<byte> Place(ref AddressCells cells, ReadOnlySpan<byte> defaultCountry, AddressTarget target, LeadDraft draft)
    {
        if (TryPlainPlace(in cells, defaultCountry, target, draft))
        {
            return "US"u8;
        }

        return AnyPlace(ref cells, defaultCountry, target, draft);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ReadOnlySpan<byte> AnyPlace(ref AddressCells cells, ReadOnlySpan<byte> defaultCountry, AddressTarget target, LeadDraft draft)
    {
        var text = draft.Text;
        var issues = LeadIssue.None;
        ReadOnlySpan<byte> country = default;
        if (cells.Country.Length != 0 && !CellText.IsNothing(cells.Country))
        {
            country = CountryTable.Find(cells.Country);
            issues |= country.Length == 0 ? LeadIssue.CountryUnknown : LeadIssue.None;
        }

        var stateCell = CellText.IsNothing(cells.State) ? default : cells.State;
        var stateCountry = UsStates.Find(stateCell, out var stateCode, out var state);
        var given = country.Length != 0;
        if (!given)
        {
            country = stateCountry switch
            {
                UsStates.Country.UnitedStates when defaultCountry.SequenceEqual("US"u8) || defaultCountry.SequenceEqual("CA"u8) => "US"u8,
                UsStates.Country.Canada when defaultCountry.SequenceEqual("US"u8) || defaultCountry.SequenceEqual("CA"u8) => "CA"u8,
                UsStates.Country.Australia => "AU"u8,
                _ => default,
            };
        }

        var postcode = cells.Postcode.Trim(" ,.;'\""u8);
        postcode = CellText.IsNothing(postcode) ? default : postcode;
        var start = text.Length;
        var form = PostcodeForm.Other;
        var mayBeAmerican = country.Length == 0 ? defaultCountry.SequenceEqual("US"u8) && (stateCell.Length == 0 || stateCell.Length == 2) : country.SequenceEqual("US"u8);
        if (postcode.Length != 0)
        {
            form = PostcodeNormaliser.Append(postcode, mayBeAmerican, text);
            if (form == PostcodeForm.ZipRestored && state >= 0 && stateCountry == UsStates.Country.UnitedStates && !UsStates.Matches(text.Slice(start, 5), state))
            {
                // A digit is missing, and not the zero.
                text.Truncate(start);
                form = PostcodeNormaliser.Append(postcode, false, text);
            }

            if (country.Length == 0)
            {
                country = form switch
                {
                    PostcodeForm.Canadian => "CA"u8,
                    PostcodeForm.British => "GB"u8,
                    PostcodeForm.Zip or PostcodeForm.ZipRestored when mayBeAmerican => "US"u8,
                    _ => default,
                };
            }

            draft.Keep(target.Postcode, start);
            if (country.SequenceEqual("US"u8))
            {
                issues |= JudgeZip(text.Slice(start, text.Length - start), form, state, stateCountry);
            }
        }

        if (country.SequenceEqual("US"u8) && stateCell.Length != 0 && stateCountry != UsStates.Country.UnitedStates)
        {
            issues |= LeadIssue.StateUnknown;
        }

        if (country.Length == 0 && stateCell.Length == 0 && postcode.Length == 0 && cells.Street.Length != 0 && !defaultCountry.SequenceEqual("US"u8))
        {
            country = defaultCountry;
        }

        if (target.IsMain)
        {
            if (stateCell.Length != 0)
            {
                State(stateCell, stateCode, country, draft);
            }

            if (country.Length != 0)
            {
                draft.Set(LeadSlot.Country, country);
            }

            draft.Issues = (draft.Issues & ~PartIssues) | issues;
        }

        return country;
    }

    /// <summary>The short way for a state of the United States in two letters, and a ZIP code of five digits or none, without a country.</summary>
    private static bool TryPlainPlace(in AddressCells cells, ReadOnlySpan<byte> defaultCountry, AddressTarget target, LeadDraft draft)
    {
        if (cells.Country.Length != 0 || cells.State.Length != 2 || cells.Postcode.Length is not (0 or 5)
            || !defaultCountry.SequenceEqual("US"u8)
            || UsStates.Find(cells.State, out var code, out var state) != UsStates.Country.UnitedStates
            || (cells.Postcode.Length != 0 && !CellText.AllDigits(cells.Postcode)))
        {
            return false;
        }

        var issues = LeadIssue.None;
        if (cells.Postcode.Length != 0)
        {
            draft.Set(target.Postcode, cells.Postcode);
            issues = JudgeZip(cells.Postcode, PostcodeForm.Zip, state, UsStates.Country.UnitedStates);
        }

        if (target.IsMain)
        {
            draft.Set(LeadSlot.State, code);
            draft.Set(LeadSlot.Country, "US"u8);
            draft.Issues = (draft.Issues & ~PartIssues) | issues;
        }

        return true;
    }

    private static void State(ReadOnlySpan<byte> cell, ReadOnlySpan<byte> code, ReadOnlySpan<byte> country, LeadDraft draft)
    {
        if (code.Length != 0 && (country.SequenceEqual("US"u8) || country.SequenceEqual("CA"u8)))
        {
            draft.Set(LeadSlot.State, code);
            return;
        }

        var start = draft.Text.Length;
        if (cell.Length <= 3)
        {
            WordCase.AppendUpper(cell, draft.Text);
        }
        else
        {
            CellText.AppendSingleSpaced(cell, draft.Text);
        }

        draft.Keep(LeadSlot.State, start);
    }

    private static LeadIssue JudgeZip(ReadOnlySpan<byte> zip, PostcodeForm form, int state, UsStates.Country stateCountry)
    {
        if (form is not (PostcodeForm.Zip or PostcodeForm.ZipRestored) || !UsStates.IsAssigned(zip))
        {
            return LeadIssue.PostcodeInvalid;
        }

        var issues = form == PostcodeForm.ZipRestored ? LeadIssue.PostcodeZeroRestored : LeadIssue.None;
        return stateCountry == UsStates.Country.UnitedStates && !UsStates.Matches(zip, state) ? issues | LeadIssue.PostcodeStateMismatch : issues;
    }
}
