namespace Platform.Domain.Leads.Golden;

/// <summary>A row of a cluster that is being merged.</summary>
internal readonly struct ClusterMember(LeadBatch batch, int place)
{
    public LeadIssue Issues => batch.Issues[place];

    public ValueStatus EmailStatus => batch.EmailStatus[place];

    public ValueStatus PhoneStatus => batch.PhoneStatus[place];

    public LeadSignals Signals => batch.Signals[place];

    public ReadOnlySpan<byte> Value(LeadSlot slot) => batch.Value(place, slot);

    /// <summary>When the row was changed as yyyyMMddHHmmss, parts that are not known as 0, so that a known date is newer than none.</summary>
    public long Date { get; } = Read(batch.Value(place, LeadSlot.RecordDate));

    private static long Read(ReadOnlySpan<byte> date)
    {
        var number = 0L;
        var digits = 0;
        foreach (var letter in date)
        {
            if (letter is >= (byte)'0' and <= (byte)'9' && digits < 14)
            {
                number = (number * 10) + (letter - '0');
                digits++;
            }
        }

        for (; digits is > 0 and < 14; digits++)
        {
            number *= 10;
        }

        return number;
    }
}
