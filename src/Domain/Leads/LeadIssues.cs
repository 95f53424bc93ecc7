using System.Numerics;

namespace Platform.Domain.Leads;

/// <summary>
/// What each <see cref="LeadIssue"/> is called, what it means, and what it does to the status of a row. This is the one place that decides.
/// </summary>
/// <remarks>
/// <para>
/// <b>Rejected</b> (<see cref="MakesRejected"/>): the row is empty, or it has neither a way to reach the lead
/// (<see cref="LeadIssue.NoContact"/>) nor anything to tell it apart from others (<see cref="LeadIssue.NoIdentity"/>). Malformed records
/// are rejected by their <see cref="RecordFault"/>.
/// </para>
/// <para>
/// <b>Review</b> (<see cref="NeedsReview"/>): an uncertain match, or <i>every</i> way in which the lead could be reached is in doubt. An invalid e-mail
/// address beside a valid telephone number is an issue to be listed and no reason for a person to look; the same address as the
/// only contact is. In doubt are: an e-mail address that is invalid, disposable or probably mistyped; a telephone number
/// that is invalid; a postal address whose ZIP code belongs to another state, or whose state or postcode cannot be read.
/// </para>
/// <para>
/// Never a reason by themselves: role addresses (a business list consists of them), two people in a name (owner lists consist of them),
/// a company instead of a person, a removed extension, a restored leading zero, PO boxes, an address at a domain reserved for examples (lists for trying things out consist of them), a missing name or birth date, missing parts
/// that nothing contradicts.
/// </para>
/// </remarks>
public static class LeadIssues
{
    /// <summary>Number of different issues; issue <c>i</c> is flag <c>1 &lt;&lt; i</c>.</summary>
    public const int Count = 35;

    /// <summary>Issues that put the e-mail address in doubt.</summary>
    public const LeadIssue DoubtfulEmail = LeadIssue.EmailInvalid | LeadIssue.EmailTypo | LeadIssue.EmailDisposable;

    /// <summary>Issues that put the telephone number in doubt.</summary>
    public const LeadIssue DoubtfulPhone =
        LeadIssue.PhoneInvalid | LeadIssue.PhoneWrongLength | LeadIssue.PhoneUnknownAreaCode | LeadIssue.PhoneFictional;

    /// <summary>Issues that put the postal address in doubt.</summary>
    public const LeadIssue DoubtfulAddress = LeadIssue.PostcodeStateMismatch | LeadIssue.StateUnknown | LeadIssue.PostcodeInvalid;

    /// <summary>Whether a row with these issues and statuses should be looked at by a person. See the remarks on <see cref="LeadIssues"/>.</summary>
    /// <param name="issues">The row's issues.</param>
    /// <param name="email">Status of its e-mail address.</param>
    /// <param name="phone">Status of its telephone number.</param>
    /// <param name="hasAddress">Whether it has a street and with it a town or a postcode.</param>
    public static bool NeedsReview(LeadIssue issues, ValueStatus email, ValueStatus phone, bool hasAddress)
    {
        if ((issues & LeadIssue.UncertainMatch) != 0)
        {
            return true;
        }

        if ((issues & (DoubtfulEmail | DoubtfulPhone | DoubtfulAddress)) == 0)
        {
            return false;
        }

        var emailSound = email is ValueStatus.Valid or ValueStatus.Risky && (issues & DoubtfulEmail) == 0;
        var phoneSound = phone == ValueStatus.Valid;
        var addressSound = hasAddress && (issues & DoubtfulAddress) == 0;
        return !emailSound && !phoneSound && !addressSound;
    }

    /// <summary>Whether nothing in a row with these issues is of use. See the remarks on <see cref="LeadIssues"/>.</summary>
    public static bool MakesRejected(LeadIssue issues) =>
        (issues & LeadIssue.EmptyRow) != 0
        || (issues & (LeadIssue.NoContact | LeadIssue.NoIdentity)) == (LeadIssue.NoContact | LeadIssue.NoIdentity);

    /// <summary>Appends the codes of all flags that are set, in the order of the flags, separated by <c>;</c>.</summary>
    public static void AppendCodes(LeadIssue issues, ByteArena output)
    {
        var rest = (ulong)issues;
        while (rest != 0)
        {
            output.Append(Code((LeadIssue)(1UL << BitOperations.TrailingZeroCount(rest))));
            rest &= rest - 1;
            if (rest != 0)
            {
                output.Append((byte)';');
            }
        }
    }

    /// <summary>The code of one issue in snake case, as UTF-8; empty for <see cref="LeadIssue.None"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not exactly one known flag.</exception>
    public static ReadOnlySpan<byte> Code(LeadIssue issue) => issue switch
    {
        LeadIssue.None => default,
        LeadIssue.NameMissing => "name_missing"u8,
        LeadIssue.NamePlaceholder => "name_placeholder"u8,
        LeadIssue.NameTwoPeople => "name_two_people"u8,
        LeadIssue.NameIsCompany => "name_is_company"u8,
        LeadIssue.EmailInvalid => "email_invalid"u8,
        LeadIssue.EmailTypo => "email_typo"u8,
        LeadIssue.EmailDisposable => "email_disposable"u8,
        LeadIssue.EmailRole => "email_role"u8,
        LeadIssue.EmailPlaceholder => "email_placeholder"u8,
        LeadIssue.PhoneInvalid => "phone_invalid"u8,
        LeadIssue.PhoneWrongLength => "phone_wrong_length"u8,
        LeadIssue.PhoneUnknownAreaCode => "phone_unknown_area_code"u8,
        LeadIssue.PhoneFictional => "phone_fictional"u8,
        LeadIssue.PhoneExtensionRemoved => "phone_extension_removed"u8,
        LeadIssue.AddressMissing => "address_missing"u8,
        LeadIssue.AddressIncomplete => "address_incomplete"u8,
        LeadIssue.StreetUnrecognised => "street_unrecognised"u8,
        LeadIssue.PoBox => "po_box"u8,
        LeadIssue.StateUnknown => "state_unknown"u8,
        LeadIssue.PostcodeInvalid => "postcode_invalid"u8,
        LeadIssue.PostcodeZeroRestored => "postcode_zero_restored"u8,
        LeadIssue.PostcodeStateMismatch => "postcode_state_mismatch"u8,
        LeadIssue.CountryUnknown => "country_unknown"u8,
        LeadIssue.BirthDateInvalid => "birth_date_invalid"u8,
        LeadIssue.NoContact => "no_contact"u8,
        LeadIssue.EmptyRow => "empty_row"u8,
        LeadIssue.UncertainMatch => "uncertain_match"u8,
        LeadIssue.DoNotCall => "do_not_call"u8,
        LeadIssue.TooFewFields => "too_few_fields"u8,
        LeadIssue.TooManyFields => "too_many_fields"u8,
        LeadIssue.MalformedQuote => "malformed_quote"u8,
        LeadIssue.UnterminatedQuote => "unterminated_quote"u8,
        LeadIssue.InvalidEncoding => "invalid_encoding"u8,
        LeadIssue.RecordTooLong => "record_too_long"u8,
        LeadIssue.NoIdentity => "no_identity"u8,
        _ => throw new ArgumentOutOfRangeException(nameof(issue), issue, "Not exactly one known issue."),
    };

    /// <summary>One sentence that tells a customer what one issue means; empty for <see cref="LeadIssue.None"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not exactly one known flag.</exception>
    public static string Description(LeadIssue issue) => issue switch
    {
        LeadIssue.None => "",
        LeadIssue.NameMissing => "There is neither a person's name nor a company.",
        LeadIssue.NamePlaceholder => "The name is a word that stands for no name, such as test or n/a, and was left out.",
        LeadIssue.NameTwoPeople => "The name holds two people; the first one was kept.",
        LeadIssue.NameIsCompany => "A company stood in the place of a person's name and was taken as the company.",
        LeadIssue.EmailInvalid => "The e-mail address is not well formed or its domain cannot exist.",
        LeadIssue.EmailTypo => "The e-mail domain looks like a mistyped well-known one; see the suggestion.",
        LeadIssue.EmailDisposable => "The e-mail address belongs to a service of throw-away addresses.",
        LeadIssue.EmailRole => "The e-mail address belongs to a role such as info or sales and not to a person.",
        LeadIssue.EmailPlaceholder => "The e-mail address is made up: its domain is reserved for examples, or nobody has such an address.",
        LeadIssue.PhoneInvalid => "The telephone number is not one that can be dialled.",
        LeadIssue.PhoneWrongLength => "The telephone number has too few or too many digits for its country.",
        LeadIssue.PhoneUnknownAreaCode => "The area code of the telephone number is not in use.",
        LeadIssue.PhoneFictional => "The telephone number is reserved for fiction or all its digits are alike.",
        LeadIssue.PhoneExtensionRemoved => "An extension was cut off the telephone number.",
        LeadIssue.AddressMissing => "There is no postal address.",
        LeadIssue.AddressIncomplete => "The postal address lacks the street, or both the town and the postcode.",
        LeadIssue.StreetUnrecognised => "The street could not be taken apart and was kept as it stood.",
        LeadIssue.PoBox => "The address is a post office box.",
        LeadIssue.StateUnknown => "The state is not one of the country's.",
        LeadIssue.PostcodeInvalid => "The postcode does not have the form that its country uses.",
        LeadIssue.PostcodeZeroRestored => "A leading zero that a spreadsheet had taken from the ZIP code was put back.",
        LeadIssue.PostcodeStateMismatch => "The ZIP code belongs to another state.",
        LeadIssue.CountryUnknown => "The country could not be recognised.",
        LeadIssue.BirthDateInvalid => "The birth date is not a date, lies in the future or more than 120 years back.",
        LeadIssue.NoContact => "There is no e-mail address, telephone number or postal address that could be used.",
        LeadIssue.EmptyRow => "The row is empty.",
        LeadIssue.UncertainMatch => "The row may be the same as another one; the evidence does not settle it.",
        LeadIssue.DoNotCall => "The lead must not be called.",
        LeadIssue.TooFewFields => "The record has fewer fields than the header.",
        LeadIssue.TooManyFields => "The record has more fields than the header.",
        LeadIssue.MalformedQuote => "There is text between a closing quote and the next separator.",
        LeadIssue.UnterminatedQuote => "A quote is opened and never closed.",
        LeadIssue.InvalidEncoding => "The record holds bytes that are no text in the encoding of the file.",
        LeadIssue.RecordTooLong => "The record is longer than the limit.",
        LeadIssue.NoIdentity => "Nothing in the row tells this lead apart from others.",
        _ => throw new ArgumentOutOfRangeException(nameof(issue), issue, "Not exactly one known issue."),
    };
}
