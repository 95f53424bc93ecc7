using System.Runtime.CompilerServices;
using System.Text;
using Platform.Domain.Leads.Mapping;

namespace Platform.Domain.Leads.Normalisation;

/// <summary>
/// Turns the raw cells of a record into normalised values, as planned once from the mapping. One instance a thread: it holds scratch
/// memory, and allocates nothing per record.
/// </summary>
/// <param name="mapping">What each column of the file is.</param>
/// <param name="extras">Columns kept for matching beyond the fixed slots, in the order of their slots.</param>
/// <param name="options">What is known beyond the record.</param>
[SkipLocalsInit]
public sealed partial class LeadNormaliser(IReadOnlyList<ColumnMapping> mapping, IReadOnlyList<ExtraSlot> extras, NormalisationOptions options)
{
    private readonly NormalisationPlan plan = new(mapping, options);
    private readonly ByteArena scratch = new(1024);
    private readonly byte[] country = Encoding.ASCII.GetBytes((options.Hints.Country ?? options.DefaultCountry).ToUpperInvariant());
    private readonly int year = options.Today.Year;
    private readonly DateOnly today = options.Today;
    private AddressNormaliser? addresses;

    /// <summary>Fills a cleared draft from one record. Whatever the bytes are, it does not throw.</summary>
    /// <param name="cells">The record.</param>
    /// <param name="draft">Cleared, with at least <see cref="LeadSlots.FirstExtra"/> plus the number of extras slots.</param>
    public void Normalise(IRecordCells cells, LeadDraft draft)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(draft);
        scratch.Clear();
        Name(cells, draft);
        Company(cells, draft);
        Addresses(cells, draft);
        foreach (var column in plan.Emails)
        {
            EmailNormaliser.Normalise(Clean(cells[column]), draft);
        }

        var home = draft.Has(LeadSlot.Country) ? draft[LeadSlot.Country] : country;
        Span<byte> dialled = stackalloc byte[2];
        (home.Length == 2 ? home : "US"u8).CopyTo(dialled);
        foreach (var column in plan.Phones)
        {
            PhoneNormaliser.Normalise(Clean(cells[column]), dialled, draft);
        }

        Identity(cells, draft);
        Extras(cells, draft);
        if (plan.HasSignals)
        {
            Signals(cells, draft);
        }

        Judge(cells, draft);
    }

    private void Name(IRecordCells cells, LeadDraft draft)
    {
        var first = FirstOf(cells, plan.FirstName);
        var last = FirstOf(cells, plan.LastName);
        if (first.Length != 0 && plan.LastName.Length == 0 && plan.FullName.Length == 0)
        {
            // A single name column that the header calls a first name may hold whole names.
            PersonNameNormaliser.NormaliseFull(first, false, draft);
            return;
        }

        PersonNameNormaliser.NormaliseParts(first, FirstOf(cells, plan.MiddleName), last, FirstOf(cells, plan.NameSuffix), draft);
        if (plan.FullName.Length == 0 || draft.Has(LeadSlot.LastName) || (draft.Issues & LeadIssue.NameIsCompany) != 0)
        {
            return;
        }

        Span<byte> given = stackalloc byte[128];
        foreach (var column in plan.FullName)
        {
            var full = Clean(cells[column]);
            if (full.Length == 0)
            {
                continue;
            }

            // The parts win: what they said is put back over what the whole name says.
            var length = draft.Has(LeadSlot.FirstName) && draft[LeadSlot.FirstName].Length <= given.Length ? draft[LeadSlot.FirstName].Length : 0;
            draft[LeadSlot.FirstName][..length].CopyTo(given);
            PersonNameNormaliser.NormaliseFull(full, plan.LastNameFirst.Contains(column), draft);
            if (length != 0)
            {
                draft.Set(LeadSlot.FirstName, given[..length]);
            }

            if (draft.Has(LeadSlot.LastName) || draft.Has(LeadSlot.FirstName) || draft.Has(LeadSlot.Company))
            {
                return;
            }
        }
    }

    private void Company(IRecordCells cells, LeadDraft draft)
    {
        foreach (var column in plan.Company)
        {
            var cell = Clean(cells[column]);
            if (CellText.IsNothing(cell))
            {
                continue;
            }

            var start = draft.Text.Length;
            CompanyNormaliser.Append(cell, draft.Text);
            if (draft.Text.Length > start)
            {
                draft.Keep(LeadSlot.Company, start);
                return;
            }
        }
    }

    private void Addresses(IRecordCells cells, LeadDraft draft)
    {
        if (!plan.Main.HasAny)
        {
            return;
        }

        addresses ??= new AddressNormaliser(scratch);
        var main = Read(cells, plan.Main);
        var hasMain = main.Street.Length + main.Full.Length + main.City.Length + main.Postcode.Length != 0;
        if (plan.Second is null)
        {
            addresses.Normalise(main, country, new AddressTarget(LeadSlot.Street, LeadSlot.Postcode, true), draft);
            return;
        }

        var second = Read(cells, plan.Second);
        if (!hasMain)
        {
            addresses.Normalise(second, country, new AddressTarget(LeadSlot.Street, LeadSlot.Postcode, true), draft);
            return;
        }

        addresses.Normalise(main, country, new AddressTarget(LeadSlot.Street, LeadSlot.Postcode, true), draft);
        addresses.Normalise(second, country, new AddressTarget(LeadSlot.MailingStreet, LeadSlot.MailingPostcode, false), draft);
        Compare(draft);
    }

    /// <summary>Keeps the second address only where it differs, and tells from it whether the owner lives in the property.</summary>
    private void Compare(LeadDraft draft)
    {
        if (!draft.Has(LeadSlot.MailingStreet) || !draft.Has(LeadSlot.Street))
        {
            return;
        }

        var same = Ascii.EqualsIgnoreCase(draft[LeadSlot.MailingStreet], draft[LeadSlot.Street])
            && (!draft.Has(LeadSlot.MailingPostcode) || !draft.Has(LeadSlot.Postcode) || Five(draft[LeadSlot.MailingPostcode]).SequenceEqual(Five(draft[LeadSlot.Postcode])));
        var box = draft[LeadSlot.MailingStreet].StartsWith("PO Box "u8);
        if (same)
        {
            draft.Remove(LeadSlot.MailingStreet);
            draft.Remove(LeadSlot.MailingPostcode);
        }

        // Letters to a box in the same ZIP area tell nothing about where somebody lives.
        var local = box && Five(draft[LeadSlot.MailingPostcode]).SequenceEqual(Five(draft[LeadSlot.Postcode]));
        if (plan.DerivesOccupancy && !local)
        {
            AddFacts(draft, same ? LeadFacts.OwnerOccupied : LeadFacts.AbsenteeOwner);
        }

        static ReadOnlySpan<byte> Five(ReadOnlySpan<byte> postcode) => postcode.Length > 5 ? postcode[..5] : postcode;
    }

    private AddressCells Read(IRecordCells cells, AddressColumns columns)
    {
        var address = new AddressCells
        {
            Full = FirstOf(cells, columns.FullAddress),
            HouseNumber = FirstOf(cells, columns.HouseNumber),
            Street = FirstOf(cells, columns.Street),
            Unit = FirstOf(cells, columns.Unit),
            City = FirstOf(cells, columns.City),
            State = FirstOf(cells, columns.State),
            Postcode = FirstOf(cells, columns.Postcode),
            Country = FirstOf(cells, columns.Country),
        };

        // A second line of the street is its unit where there is no column for that.
        if (address.Unit.Length == 0 && columns.Street.Length > 1 && address.Street.Length != 0)
        {
            var line = Clean(cells[columns.Street[1]]);
            address.Unit = line.SequenceEqual(address.Street) ? default : line;
        }

        return address;
    }

    private void Extras(IRecordCells cells, LeadDraft draft)
    {
        for (var i = 0; i < extras.Count; i++)
        {
            var cell = Clean(cells[extras[i].Column]);
            if (!CellText.IsNothing(cell))
            {
                var start = draft.Text.Length;
                ExtraNormaliser.Append(cell, extras[i].Kind, Order(extras[i].Column), year, draft.Text);
                draft.Keep(LeadSlots.FirstExtra + i, start);
            }
        }
    }

    /// <summary>What only the whole row can tell.</summary>
    private void Judge(IRecordCells cells, LeadDraft draft)
    {
        var issues = draft.Issues;
        var named = draft.Has(LeadSlot.LastName) || draft.Has(LeadSlot.FirstName) || draft.Has(LeadSlot.Company);
        if (plan.HasName && !named)
        {
            issues |= LeadIssue.NameMissing;
        }

        var street = draft.Has(LeadSlot.Street);
        var place = draft.Has(LeadSlot.Postcode) || draft.Has(LeadSlot.City);
        if (plan.Main.HasAny)
        {
            if (!street && !place && !draft.Has(LeadSlot.State))
            {
                issues |= LeadIssue.AddressMissing;
            }
            else if (!street || !place)
            {
                issues |= LeadIssue.AddressIncomplete;
            }
        }

        if ((draft.Signals.Facts & LeadFacts.DoNotCall) != 0)
        {
            issues |= LeadIssue.DoNotCall;
        }

        if (!draft.Has(LeadSlot.Email) && !draft.Has(LeadSlot.Phone))
        {
            if (!(street && place))
            {
                issues |= LeadIssue.NoContact;
            }

            if (IsEmpty(cells))
            {
                issues |= LeadIssue.EmptyRow;
            }
        }
        else if (draft.Has(LeadSlot.Email) && SignalNormaliser.NameMatchesEmail(draft[LeadSlot.FirstName], draft[LeadSlot.LastName], draft[LeadSlot.Email]))
        {
            AddFacts(draft, LeadFacts.NameMatchesEmail);
        }

        if ((issues & LeadIssue.NoContact) != 0 && !draft.Has(LeadSlot.Identifier) && !IsDistinct(named, place, draft))
        {
            issues |= LeadIssue.NoIdentity;
        }

        draft.Issues = issues;
    }

    /// <summary>A name with a date, a place or another value beside it, or two other values, tell a lead apart.</summary>
    private bool IsDistinct(bool named, bool place, LeadDraft draft)
    {
        var others = (place ? 1 : 0) + (draft.Has(LeadSlot.BirthDate) ? 1 : 0) + (draft.Has(LeadSlot.Street) ? 1 : 0);
        for (var i = 0; i < extras.Count; i++)
        {
            others += draft[LeadSlots.FirstExtra + i].Length != 0 ? 1 : 0;
        }

        return named ? others >= 1 : others >= 2;
    }

    private static bool IsEmpty(IRecordCells cells)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (CellText.Trim(cells[i]).Length != 0)
            {
                return false;
            }
        }

        return true;
    }

    private static void AddFacts(LeadDraft draft, LeadFacts facts) => draft.Signals = draft.Signals with { Facts = draft.Signals.Facts | facts };

    private DateOrder Order(int column) => plan.DayFirst.Contains(column) ? DateOrder.DayFirst : DateOrder.MonthFirst;

    private ReadOnlySpan<byte> Clean(ReadOnlySpan<byte> raw) => CellText.Clean(raw, scratch);

    /// <summary>The first of the columns that has something in it.</summary>
    private ReadOnlySpan<byte> FirstOf(IRecordCells cells, int[] columns)
    {
        foreach (var column in columns)
        {
            var cell = Clean(cells[column]);
            if (cell.Length != 0)
            {
                return cell;
            }
        }

        return default;
    }
}
