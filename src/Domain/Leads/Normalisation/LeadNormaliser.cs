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
    private readonly SeenDomains domains = new();
    private readonly byte[] country = Encoding.ASCII.GetBytes((options.Hints.Country ?? options.DefaultCountry).ToUpperInvariant());

    /// <summary>Country of the numbers of the record at hand that do not tell theirs.</summary>
    private readonly byte[] dialled = new byte[2];
    private readonly int year = options.Today.Year;
    private readonly DateOnly today = options.Today;
    private AddressNormaliser? addresses;

    /// <summary>Fills a cleared draft from one record. Whatever the bytes are, it does not throw.</summary>
    /// <param name="cells">The record.</param>
    /// <param name="draft">Cleared, with at least <see cref="LeadSlots.FirstExtra"/> plus the number of extras slots.</param>
    public void Normalise(in RecordView cells, LeadDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        scratch.Clear();
        Name(in cells, draft);
        Company(in cells, draft);
        Addresses(in cells, draft);
        foreach (var column in plan.Emails)
        {
            EmailNormaliser.Normalise(Clean(in cells, column), domains, draft);
        }

        var home = draft.Has(LeadSlot.Country) ? draft[LeadSlot.Country] : country;
        (home.Length == 2 ? home : "US"u8).CopyTo(dialled);
        foreach (var column in plan.Phones)
        {
            PhoneNormaliser.Normalise(Clean(in cells, column), dialled, draft);
        }

        Identity(in cells, draft);
        Extras(in cells, draft);
        if (plan.HasSignals)
        {
            Signals(in cells, draft);
        }

        Judge(in cells, draft);
    }

    private void Name(in RecordView cells, LeadDraft draft)
    {
        var first = FirstOf(in cells, plan.FirstName);
        var last = FirstOf(in cells, plan.LastName);
        if (first.Length != 0 && plan.LastName.Length == 0 && plan.FullName.Length == 0)
        {
            // A single name column that the header calls a first name may hold whole names.
            PersonNameNormaliser.NormaliseFull(first, false, draft);
            return;
        }

        PersonNameNormaliser.NormaliseParts(first, FirstOf(in cells, plan.MiddleName), last, FirstOf(in cells, plan.NameSuffix), draft);
        if (plan.FullName.Length == 0 || draft.Has(LeadSlot.LastName) || (draft.Issues & LeadIssue.NameIsCompany) != 0)
        {
            return;
        }

        WholeName(in cells, draft);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WholeName(in RecordView cells, LeadDraft draft)
    {
        Span<byte> given = stackalloc byte[128];
        foreach (var column in plan.FullName)
        {
            var full = Clean(in cells, column);
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

    private void Company(in RecordView cells, LeadDraft draft)
    {
        foreach (var column in plan.Company)
        {
            var cell = Clean(in cells, column);
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

    private void Addresses(in RecordView cells, LeadDraft draft)
    {
        if (!plan.Main.HasAny)
        {
            return;
        }

        addresses ??= new AddressNormaliser(scratch);
        var main = Read(in cells, plan.Main);
        var hasMain = main.Street.Length + main.Full.Length + main.City.Length + main.Postcode.Length != 0;
        if (plan.Second is null)
        {
            addresses.Normalise(ref main, country, new AddressTarget(LeadSlot.Street, LeadSlot.Postcode, true), draft);
            return;
        }

        var second = Read(in cells, plan.Second);
        if (!hasMain)
        {
            addresses.Normalise(ref second, country, new AddressTarget(LeadSlot.Street, LeadSlot.Postcode, true), draft);
            return;
        }

        addresses.Normalise(ref main, country, new AddressTarget(LeadSlot.Street, LeadSlot.Postcode, true), draft);
        addresses.Normalise(ref second, country, new AddressTarget(LeadSlot.MailingStreet, LeadSlot.MailingPostcode, false), draft);
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

    private AddressCells Read(in RecordView cells, AddressColumns columns)
    {
        var address = new AddressCells
        {
            Full = FirstOf(in cells, columns.FullAddress),
            HouseNumber = FirstOf(in cells, columns.HouseNumber),
            Street = FirstOf(in cells, columns.Street),
            Unit = FirstOf(in cells, columns.Unit),
            City = FirstOf(in cells, columns.City),
            State = FirstOf(in cells, columns.State),
            Postcode = FirstOf(in cells, columns.Postcode),
            Country = FirstOf(in cells, columns.Country),
        };

        // A second line of the street is its unit where there is no column for that.
        if (address.Unit.Length == 0 && columns.Street.Length > 1 && address.Street.Length != 0)
        {
            var line = Clean(in cells, columns.Street[1]);
            address.Unit = line.SequenceEqual(address.Street) ? default : line;
        }

        return address;
    }

    private void Extras(in RecordView cells, LeadDraft draft)
    {
        for (var i = 0; i < extras.Count; i++)
        {
            var cell = Clean(in cells, extras[i].Column);
            if (!CellText.IsNothing(cell))
            {
                var start = draft.Text.Length;
                ExtraNormaliser.Append(cell, extras[i].Kind, Order(extras[i].Column), year, draft.Text);
                draft.Keep(LeadSlots.FirstExtra + i, start);
            }
        }
    }

    /// <summary>What only the whole row can tell.</summary>
    private void Judge(in RecordView cells, LeadDraft draft)
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

            if (IsEmpty(in cells))
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

    private static bool IsEmpty(in RecordView cells)
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<byte> Clean(in RecordView cells, int column)
    {
        var cell = cells[column];

        // Of printable characters only spaces at the ends and a leading apostrophe need care.
        return cells.IsTidy || (cells.IsPrintable && (cell.Length == 0 || (cell[0] > '\'' && cell[^1] != ' '))) ? cell : CellText.Clean(cell, scratch);
    }

    /// <summary>The first of the columns that has something in it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<byte> FirstOf(in RecordView cells, int[] columns) => columns.Length switch
    {
        0 => default,
        1 => Clean(in cells, columns[0]),
        _ => FirstOfAny(in cells, columns),
    };

    private ReadOnlySpan<byte> FirstOfAny(in RecordView cells, int[] columns)
    {
        foreach (var column in columns)
        {
            var cell = Clean(in cells, column);
            if (cell.Length != 0)
            {
                return cell;
            }
        }

        return default;
    }
}
