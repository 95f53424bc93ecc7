namespace Platform.Domain.Leads.Golden;

/// <summary>A row of a cluster that is being merged.</summary>
/// <param name="batch">The batch that holds the row.</param>
/// <param name="row">0-based row within the batch.</param>
public readonly struct ClusterMember(LeadBatch batch, int row)
{
    // Digits of a date with all its parts, and its length: yyyy-MM-ddTHH:mm:ss.
    private const int DateDigits = 14;
    private const int WholeDate = 19;

    /// <summary>The slots that have a value, see <see cref="LeadBatch.Present"/>.</summary>
    internal uint Present { get; } = batch.Present(row);

    internal LeadIssue Issues => batch.Issues(row);

    internal ValueStatus EmailStatus => batch.EmailStatus(row);

    internal ValueStatus PhoneStatus => batch.PhoneStatus(row);

    internal LeadSignals Signals => batch.Signals(row);

    /// <summary>
    /// The slots by which the row has something to say of a field: <see cref="Present"/>, but an e-mail address or a telephone number that is invalid is something, too.
    /// </summary>
    internal uint Telling
    {
        get
        {
            const uint Contacts = (1u << (int)LeadSlot.Email) | (1u << (int)LeadSlot.EmailSuggestion) | (1u << (int)LeadSlot.Phone);
            return (Present & ~Contacts)
                | (EmailStatus == ValueStatus.Missing ? 0 : 1u << (int)LeadSlot.Email)
                | (PhoneStatus == ValueStatus.Missing ? 0 : 1u << (int)LeadSlot.Phone);
        }
    }

    /// <summary>When the row was changed as yyyyMMddHHmmss, parts that are not known as 0, so that a known date is newer than none.</summary>
    internal long Date
    {
        get
        {
            var date = Value(LeadSlot.RecordDate);
            return date.Length == WholeDate ? (Pair(date, 0) * 1_00_00_00_00_00_00) + (Pair(date, 2) * 1_00_00_00_00_00) + (Pair(date, 5) * 1_00_00_00_00)
                    + (Pair(date, 8) * 1_00_00_00) + (Pair(date, 11) * 1_00_00) + (Pair(date, 14) * 1_00) + Pair(date, 17)
                : PartOfDate(date);
        }
    }

    internal ReadOnlySpan<byte> Value(LeadSlot slot) => batch.Value(row, slot);

    // The number that two digits are.
    private static long Pair(ReadOnlySpan<byte> date, int at) => (date[at] * 10) + date[at + 1] - (11 * '0');

    private static long PartOfDate(ReadOnlySpan<byte> date)
    {
        var number = 0L;
        var digits = 0;
        foreach (var letter in date)
        {
            if (letter is >= (byte)'0' and <= (byte)'9' && digits < DateDigits)
            {
                number = (number * 10) + (letter - '0');
                digits++;
            }
        }

        for (; digits is > 0 and < DateDigits; digits++)
        {
            number *= 10;
        }

        return number;
    }
}
