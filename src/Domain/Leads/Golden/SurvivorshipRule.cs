using System.Collections.Immutable;

namespace Platform.Domain.Leads.Golden;

/// <summary>What makes one of several values for the same thing the better one.</summary>
public enum SurvivorshipCriterion : byte
{
    /// <summary>A valid value before a risky one before an invalid one; an address without doubts before one with.</summary>
    Valid,

    /// <summary>More of it is there: a name before an initial, an address with more of its parts.</summary>
    Complete,

    /// <summary>More rows of the cluster have it.</summary>
    Frequent,

    /// <summary>The row was changed (or created) later.</summary>
    Newest,

    /// <summary>More letters.</summary>
    Longest,
}

/// <summary>
/// How the values of one field, or of fields that only make sense together, are chosen among the rows of a cluster. The criteria are
/// applied one after the other, each to the rows that the one before left equal; the primary, then the first row, wins what is left.
/// </summary>
/// <param name="Name">The field's name in the report and the docs.</param>
/// <param name="Slots">The slots taken together from one row; the first one decides what counts as the same value.</param>
/// <param name="Issues">The issues that belong to these slots and come along with their values.</param>
/// <param name="Criteria">The criteria in their order.</param>
public sealed record SurvivorshipRule(
    string Name,
    ImmutableArray<LeadSlot> Slots,
    LeadIssue Issues,
    ImmutableArray<SurvivorshipCriterion> Criteria)
{
    /// <summary>The slots, a bit each.</summary>
    internal uint SlotBits { get; } = Slots.Aggregate(0u, (all, slot) => all | (1u << (int)slot));

    /// <summary>The slots (see <see cref="ClusterMember.Telling"/>) of which one with a value makes a row have a value; a country alone is none.</summary>
    internal uint Telling { get; } = Slots.Where(slot => slot != LeadSlot.Country).Aggregate(0u, (all, slot) => all | (1u << (int)slot));

    /// <summary>
    /// The rules of every field. Names are chosen part by part. An e-mail address must be usable first, then borne out by several rows, then
    /// recent. People move and change numbers, so the newest telephone number and address win over the more frequent one, and an address is
    /// always that of one row, never put together from two.
    /// </summary>
    public static ImmutableArray<SurvivorshipRule> All { get; } =
    [
        new("first_name", [LeadSlot.FirstName], LeadIssue.NamePlaceholder | LeadIssue.NameTwoPeople,
            [SurvivorshipCriterion.Complete, SurvivorshipCriterion.Frequent, SurvivorshipCriterion.Newest, SurvivorshipCriterion.Longest]),
        new("middle_name", [LeadSlot.MiddleName], LeadIssue.None,
            [SurvivorshipCriterion.Complete, SurvivorshipCriterion.Frequent, SurvivorshipCriterion.Longest]),
        new("last_name", [LeadSlot.LastName], LeadIssue.None,
            [SurvivorshipCriterion.Complete, SurvivorshipCriterion.Frequent, SurvivorshipCriterion.Newest, SurvivorshipCriterion.Longest]),
        new("name_suffix", [LeadSlot.NameSuffix], LeadIssue.None,
            [SurvivorshipCriterion.Frequent, SurvivorshipCriterion.Newest]),
        new("company", [LeadSlot.Company], LeadIssue.NameIsCompany,
            [SurvivorshipCriterion.Frequent, SurvivorshipCriterion.Newest, SurvivorshipCriterion.Longest]),
        new("email", [LeadSlot.Email, LeadSlot.EmailSuggestion],
            LeadIssue.EmailInvalid | LeadIssue.EmailTypo | LeadIssue.EmailDisposable | LeadIssue.EmailRole | LeadIssue.EmailPlaceholder,
            [SurvivorshipCriterion.Valid, SurvivorshipCriterion.Frequent, SurvivorshipCriterion.Newest]),
        new("phone", [LeadSlot.Phone],
            LeadIssues.DoubtfulPhone | LeadIssue.PhoneExtensionRemoved,
            [SurvivorshipCriterion.Valid, SurvivorshipCriterion.Newest, SurvivorshipCriterion.Frequent]),
        new("address",
            [LeadSlot.Street, LeadSlot.Unit, LeadSlot.City, LeadSlot.State, LeadSlot.Postcode, LeadSlot.Country],
            LeadIssues.DoubtfulAddress | LeadIssue.AddressMissing | LeadIssue.AddressIncomplete | LeadIssue.StreetUnrecognised
            | LeadIssue.PoBox | LeadIssue.PostcodeZeroRestored | LeadIssue.CountryUnknown,
            [SurvivorshipCriterion.Valid, SurvivorshipCriterion.Complete, SurvivorshipCriterion.Newest, SurvivorshipCriterion.Frequent]),
        new("birth_date", [LeadSlot.BirthDate], LeadIssue.BirthDateInvalid,
            [SurvivorshipCriterion.Frequent, SurvivorshipCriterion.Longest, SurvivorshipCriterion.Newest]),
        new("identifier", [LeadSlot.Identifier], LeadIssue.None,
            [SurvivorshipCriterion.Frequent, SurvivorshipCriterion.Newest]),
        new("record_date", [LeadSlot.RecordDate], LeadIssue.None, [SurvivorshipCriterion.Newest]),
    ];
}
