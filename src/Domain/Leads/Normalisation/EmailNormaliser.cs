using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Platform.Domain.Leads.Normalisation;

/// <summary>
/// Reads e-mail addresses: the syntax is that of <see cref="EmailSyntax"/>. Whether the domain takes mail is not asked: that would be I/O.
/// </summary>
[SkipLocalsInit]
internal static class EmailNormaliser
{
    /// <summary>What a cell with one address and nothing around it is made of.</summary>
    private static readonly SearchValues<byte> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-+@"u8);

    private static readonly SearchValues<byte> Separators = SearchValues.Create(" ;,|/\""u8);

    /// <summary>Mailboxes of a role and not of a person (after RFC 2142 and what business lists hold).</summary>
    private const string Roles =
        "abuse accounting accounts accountspayable accountsreceivable admin administration administrator all ap ar billing bookings booking business career careers compliance "
        + "contact contactus contact-us customercare customerservice customersupport cs editor editorial email enquiries enquiry events everyone facilities feedback finance "
        + "frontdesk front-desk general hello help helpdesk hostmaster hr humanresources info information inquiries inquiry investors it jobs legal list mail mailer-daemon "
        + "main manager management marketing media membership news newsletter no-reply no_reply noreply nobody notifications office operations ops orders order owner owners "
        + "partners partnerships payroll personnel postmaster pr press privacy procurement purchasing quotes realestate receipts reception receptionist recruiting recruitment "
        + "registrar rentals reservations returns root rsvp sale sales schedule scheduling secretary security service services shipping shop spam staff store subscribe support "
        + "sysadmin team tech techsupport unsubscribe usenet uucp vendor vendors volunteer web webmaster website welcome donotreply do-not-reply";

    /// <summary>What is typed into a required field by those who have or give no address.</summary>
    private const string MadeUpLocals =
        "noemail no-email no_email no.email nomail no-mail noaddress none noone no na n.a nil null unknown notprovided not.provided notavailable refused declined donotemail "
        + "asdf asdfasdf asdfgh qwerty qwe xxx xxxx abc123test test testtest test1 test123 testing tester fake fakeemail nothing nope noname";

    private const int MadeUp = 0;
    private const int Role = 1;

    private static readonly WordTable Locals = new(
        MadeUpLocals.Split(' ').Select(word => KeyValuePair.Create(word, MadeUp)).Concat(Roles.Split(' ').Select(word => KeyValuePair.Create(word, Role))));

    /// <summary>
    /// Reads a cell with one or several addresses into the draft. The first valid address becomes <see cref="LeadSlot.Email"/>, else the
    /// first risky one; the next usable one <see cref="LeadSlot.Email2"/>. Call it again for every further e-mail column.
    /// </summary>
    /// <param name="cell">The cell, cleaned and trimmed.</param>
    /// <param name="seen">What is known of the domains of addresses before this one.</param>
    /// <param name="draft">Takes the address, its status, its issues and <see cref="LeadFacts.FreeMail"/>. An address that cannot be used leaves
    /// only its status and issue, and those only as long as there is no better one; a mistyped one is kept for matching.</param>
    public static void Normalise(ReadOnlySpan<byte> cell, SeenDomains seen, LeadDraft draft)
    {
        if (IsPlain(cell, out var plainAt))
        {
            var start = draft.Text.Length;
            WordCase.AppendLowerAscii(cell, draft.Text);
            WellFormed(start, plainAt, seen, draft);
            return;
        }

        if (CellText.IsNothing(cell))
        {
            return;
        }

        if (cell.IndexOfAnyExcept(Plain) < 0 && CellText.IsLetter(cell[^1]))
        {
            One(cell, seen, draft);
            return;
        }

        while (cell.Length != 0)
        {
            var end = EndOfAddress(cell);
            var piece = Unwrap(cell[..end]);
            cell = end < cell.Length ? CellText.Trim(cell[(end + 1)..]) : default;
            if (!CellText.IsNothing(piece))
            {
                One(piece, seen, draft);
            }
        }
    }

    private static void One(ReadOnlySpan<byte> piece, SeenDomains seen, LeadDraft draft)
    {
        if (!EmailSyntax.IsWellFormed(piece, out _))
        {
            Note(ValueStatus.Invalid, LeadIssue.EmailInvalid, draft);
            KeepMistyped(piece, draft);
            return;
        }

        var text = draft.Text;
        var start = text.Length;
        WordCase.AppendLower(piece, text);
        var address = text.Slice(start, text.Length - start);
        var at = address.LastIndexOf((byte)'@');
        if (address.Length != piece.Length && !EmailSyntax.IsWellFormed(address, out at))
        {
            // A letter whose lower case is longer can carry an address over the limit.
            text.Truncate(start);
            Note(ValueStatus.Invalid, LeadIssue.EmailInvalid, draft);
            return;
        }

        WellFormed(start, at, seen, draft);
    }

    /// <summary>Keeps the address that was written in lower case from <paramref name="start"/> on, unless it is of no use.</summary>
    private static void WellFormed(int start, int at, SeenDomains seen, LeadDraft draft)
    {
        var text = draft.Text;
        var length = text.Length - start;
        var address = text.Slice(start, length);
        var (domainKind, isMistyped) = seen.Judge(address[(at + 1)..]);
        var (status, issues) = Judge(address[..at], domainKind);
        if (status == ValueStatus.Invalid)
        {
            text.Truncate(start);
            Note(status, issues, draft);
            return;
        }

        if (draft.Has(LeadSlot.Email) && draft[LeadSlot.Email].SequenceEqual(address))
        {
            text.Truncate(start);
            return;
        }

        if (draft.Has(LeadSlot.Email) && !(status == ValueStatus.Valid && draft.EmailStatus == ValueStatus.Risky))
        {
            if (!draft.Has(LeadSlot.Email2))
            {
                draft.Keep(LeadSlot.Email2, start);
            }

            return;
        }

        if (draft.Has(LeadSlot.Email))
        {
            draft.Move(LeadSlot.Email, LeadSlot.Email2);
            draft.Remove(LeadSlot.EmailSuggestion);
        }
        else
        {
            draft.Remove(LeadSlot.Email2);
        }

        draft.Keep(LeadSlot.Email, start);
        draft.EmailStatus = status;
        if (isMistyped)
        {
            Suggest(start, at, length, draft);
            issues |= LeadIssue.EmailTypo;
        }

        draft.Issues = (draft.Issues & ~AllIssues) | issues;
        var free = domainKind == EmailDomains.Kind.Free ? LeadFacts.FreeMail : LeadFacts.None;
        draft.Signals = draft.Signals with { Facts = (draft.Signals.Facts & ~LeadFacts.FreeMail) | free };
    }

    /// <summary>
    /// The short way for what most addresses are: letters, digits and the usual marks, one <c>@</c>, no mark beside another dot, hyphen or end where the syntax forbids it, and a
    /// top-level domain of letters. False means only that <see cref="EmailSyntax"/> is to be asked.
    /// </summary>
    internal static bool IsPlain(ReadOnlySpan<byte> piece, out int at)
    {
        at = -1;
        if (piece.Length is 0 or > ShortText.Longest)
        {
            return false;
        }

        var text = new ShortText(piece);
        var marks = text.Marks;
        var (dots, hyphens, ats) = (text.Find((byte)'.'), text.Find((byte)'-'), text.Find((byte)'@'));
        var usual = marks.Letters | marks.Digits | dots | hyphens | ats | text.Find((byte)'_');
        at = BitOperations.TrailingZeroCount(ats);
        if (usual != marks.All || !BitOperations.IsPow2(ats) || at is 0 || at > piece.Length - 5)
        {
            return false;
        }

        var domain = marks.All & ~TextMarks.Between(0, at) & ~ats;
        var ends = dots | ats;
        var besideEnds = (ends << 1) | (ends >> 1) | 1 | (1UL << (piece.Length - 1));
        var lastDot = 63 - BitOperations.LeadingZeroCount(dots & domain);
        return (dots & besideEnds) == 0
            && (hyphens & domain & besideEnds) == 0
            && (domain & ~(marks.Letters | marks.Digits | dots | hyphens)) == 0
            && lastDot > at && piece.Length - lastDot > 2
            && (TextMarks.Between(lastDot + 1, piece.Length) & ~marks.Letters) == 0;
    }

    /// <summary>Nobody can be written to at <c>ann@hrustonnet</c>, yet it tells that its row is of Ann at houston.net.</summary>
    private static void KeepMistyped(ReadOnlySpan<byte> piece, LeadDraft draft)
    {
        var at = piece.LastIndexOf((byte)'@');
        if (at <= 0 || at + 1 >= piece.Length || piece.Length > LongestMistyped || piece.Contains((byte)' ') || draft.Has(LeadSlot.Email) || draft.Has(LeadSlot.Email2))
        {
            return;
        }

        var start = draft.Text.Length;
        WordCase.AppendLower(piece, draft.Text);
        var address = draft.Text.Slice(start, draft.Text.Length - start);
        if (Locals.Find(address[..address.LastIndexOf((byte)'@')]) == MadeUp)
        {
            draft.Text.Truncate(start);
            return;
        }

        draft.Keep(LeadSlot.Email2, start);
    }

    private const int LongestMistyped = 100;

    private const LeadIssue AllIssues =
        LeadIssue.EmailInvalid | LeadIssue.EmailTypo | LeadIssue.EmailDisposable | LeadIssue.EmailRole | LeadIssue.EmailPlaceholder;

    /// <summary>Notes an unusable address unless there is a better one or one was noted before.</summary>
    private static void Note(ValueStatus status, LeadIssue issue, LeadDraft draft)
    {
        if (draft.EmailStatus == ValueStatus.Missing)
        {
            draft.EmailStatus = status;
            draft.Issues |= issue;
        }
    }

    private static (ValueStatus Status, LeadIssue Issues) Judge(ReadOnlySpan<byte> local, EmailDomains.Kind kind)
    {
        var found = Locals.Find(local);
        if (kind == EmailDomains.Kind.MadeUp || found == MadeUp)
        {
            return (ValueStatus.Invalid, LeadIssue.EmailPlaceholder);
        }

        var issues = LeadIssue.None;
        if (kind == EmailDomains.Kind.Reserved)
        {
            issues |= LeadIssue.EmailPlaceholder;
        }

        if (kind == EmailDomains.Kind.Disposable)
        {
            issues |= LeadIssue.EmailDisposable;
        }

        if (found == Role || (ShortText.Contains(local, (byte)'+') && local.IndexOf((byte)'+') is > 0 and var plus && Locals.Find(local[..plus]) == Role))
        {
            issues |= LeadIssue.EmailRole;
        }

        return (issues == LeadIssue.None ? ValueStatus.Valid : ValueStatus.Risky, issues);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Suggest(int start, int at, int length, LeadDraft draft)
    {
        var text = draft.Text;
        Span<byte> copy = stackalloc byte[EmailSyntax.MaxLength];
        text.Slice(start, length).CopyTo(copy);
        var suggestion = text.Length;
        text.Append(copy[..(at + 1)]);
        EmailDomains.TrySuggest(copy[(at + 1)..length], text);
        draft.Keep(LeadSlot.EmailSuggestion, suggestion);
    }

    /// <summary>
    /// Where the first address of a cell ends. <c>;</c>, <c>,</c> and <c>|</c> separate, a slash and white space only between two pieces that hold an <c>@</c> each: a
    /// blank inside an address is a fault of it and no reason to take the rest.
    /// </summary>
    private static int EndOfAddress(ReadOnlySpan<byte> cell)
    {
        if (cell.IndexOfAny(Separators) < 0)
        {
            return cell.Length;
        }

        var quoted = false;
        for (var i = 0; i < cell.Length; i++)
        {
            var b = cell[i];
            if (b == '"')
            {
                quoted = !quoted && cell[(i + 1)..].IndexOf((byte)'"') >= 0;
            }
            else if (quoted)
            {
                continue;
            }
            else if (b is (byte)';' or (byte)',' or (byte)'|')
            {
                return i;
            }
            else if (b is (byte)' ' or (byte)'/' && IsWhole(cell[..i]) && cell[..i].IndexOf((byte)'<') < 0)
            {
                var next = CellText.Trim(cell[(i + 1)..]);
                var nextEnd = next.IndexOfAny(Separators);
                if (IsWhole(nextEnd < 0 ? next : next[..nextEnd]))
                {
                    return i;
                }
            }
        }

        return cell.Length;

        static bool IsWhole(ReadOnlySpan<byte> piece)
        {
            var at = piece.IndexOf((byte)'@');
            return at > 0 && at < piece.Length - 1 && piece.IndexOf((byte)' ') < 0;
        }
    }

    /// <summary>Without display name, angle brackets, mailto:, quotes around the whole, and punctuation at the ends.</summary>
    private static ReadOnlySpan<byte> Unwrap(ReadOnlySpan<byte> piece)
    {
        var open = piece.LastIndexOf((byte)'<');
        var close = piece.LastIndexOf((byte)'>');
        if (open >= 0 && close > open)
        {
            piece = piece[(open + 1)..close];
        }

        piece = CellText.Trim(piece);
        if (CellText.StartsWith(piece, "mailto:"u8))
        {
            piece = piece[7..];
            var query = piece.IndexOf((byte)'?');
            piece = query > 0 ? piece[..query] : piece;
        }
        else if (CellText.StartsWith(piece, "email:"u8))
        {
            piece = piece[6..];
        }
        else if (CellText.StartsWith(piece, "e-mail:"u8))
        {
            piece = piece[7..];
        }

        piece = piece.Trim(" '`<>()[]"u8);
        if (piece.Length > 1 && piece[0] == '"' && piece[^1] == '"')
        {
            piece = piece[1..^1].Trim(" '"u8);
        }

        return piece.TrimEnd(".,:;!"u8);
    }
}
