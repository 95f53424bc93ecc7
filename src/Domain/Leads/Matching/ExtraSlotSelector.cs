using Platform.Domain.Leads.Mapping;

namespace Platform.Domain.Leads.Matching;

/// <summary>
/// Chooses the columns beyond the fixed slots that help to tell leads apart, by their values: neither counters nor constants nor sentences, and nothing that belongs to the record rather than to
/// the lead (its source, stage, score, amounts, when it was made). A column that gets past this and says nothing does no harm: the model finds its levels as likely for matches as for
/// strangers.
/// </summary>
public static class ExtraSlotSelector
{
    /// <summary>Most extra slots of a table.</summary>
    public const int Limit = Comparisons.Limit - Comparisons.Fixed;

    /// <summary>Share of the records that must have a value.</summary>
    private const double LeastFilled = 0.1;

    /// <summary>Bits that a column must tell where nothing else tells leads apart, and where contact details do.</summary>
    private const double LeastBits = 1;
    private const double LeastBitsBesideContacts = 5;

    /// <summary>Fields that a lead is known by.</summary>
    private static readonly LeadField[] Contacts =
        [LeadField.FullName, LeadField.LastName, LeadField.Email, LeadField.Phone, LeadField.Street, LeadField.FullAddress, LeadField.BirthDate, LeadField.Identifier];

    /// <summary>Words of headers of columns that describe the record or an offer, not who the lead is.</summary>
    private static readonly HashSet<string> RecordWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "id", "uuid", "guid", "row", "index", "created", "updated", "modified", "added", "imported", "submitted", "received", "timestamp", "time", "date", "source", "campaign", "medium", "channel",
        "utm", "list", "status", "stage", "pipeline", "disposition", "score", "rating", "rank", "priority", "owner", "assigned", "agent", "rep", "tag", "tags", "note", "notes", "comment", "comments", "remark",
        "remarks", "description", "amount", "price", "budget", "cost", "revenue", "income", "salary", "balance", "value", "total", "qty", "quantity", "count", "sqft", "sq", "beds", "bedrooms", "baths",
        "bathrooms", "acres", "lot", "opt", "consent", "subscribed", "unsubscribed", "opened", "clicked", "calls", "attempts", "result", "outcome", "file", "batch", "version",
    };

    /// <summary>Chooses the extra slots of a file.</summary>
    /// <param name="mapping">What each column was understood to be.</param>
    /// <param name="header">The headers.</param>
    /// <param name="sample">Sample records, each as the cells of a record.</param>
    /// <param name="named">Headers that the customer named; null to find the columns from their values.</param>
    /// <returns>At most <see cref="Limit"/> slots, in the order of their columns; names that are not in the header are left out.</returns>
    public static IReadOnlyList<ExtraSlot> Choose(IReadOnlyList<ColumnMapping> mapping, IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> sample, IReadOnlyList<string>? named)
    {
        var fields = new ColumnMapping?[header.Count];
        foreach (var column in mapping)
        {
            fields[column.Column] = column;
        }

        var contacts = mapping.Where(column => Contacts.Contains(column.Field) && !LocalPhones(column, sample)).Select(column => column.Field).Distinct().Count();
        var candidates = new List<(ExtraSlot Slot, double Worth)>();
        for (var column = 0; column < header.Count; column++)
        {
            var wanted = named?.Contains(header[column], StringComparer.OrdinalIgnoreCase) == true;
            if (!wanted && (named is not null || !MayBeOpen(fields[column]) || Words(header[column]).Any(RecordWords.Contains)))
            {
                continue;
            }

            // All values of the sample are looked at, which takes longer than all the rest: only where they can decide.
            var profile = new ColumnProfile(sample, column);
            if (wanted && profile.Distinct > 0)
            {
                candidates.Add((new ExtraSlot(header[column], column, KindOf(profile)), double.MaxValue));
            }
            else if (!wanted && IsOpen(fields[column], profile) && Tells(profile, contacts))
            {
                candidates.Add((new ExtraSlot(header[column], column, KindOf(profile)), profile.Bits * profile.Filled));
            }
        }

        return [.. candidates.OrderByDescending(candidate => candidate.Worth).Take(Limit).Select(candidate => candidate.Slot).OrderBy(slot => slot.Column)];
    }

    private static bool LocalPhones(ColumnMapping column, IReadOnlyList<IReadOnlyList<string>> sample) => column.Field == LeadField.Phone && new ColumnProfile(sample, column.Column).IsLocalPhone;

    /// <summary>Whether perhaps no fixed slot takes the values of the column.</summary>
    private static bool MayBeOpen(ColumnMapping? column) =>
        column?.Field switch
        {
            null or LeadField.None or LeadField.Website or LeadField.Phone => true,
            LeadField.Identifier or LeadField.Company => column.Ordinal > 0,
            _ => false,
        };

    /// <summary>Whether no fixed slot takes the values of the column.</summary>
    private static bool IsOpen(ColumnMapping? column, ColumnProfile profile) => column?.Field != LeadField.Phone || profile.IsLocalPhone;

    private static bool Tells(ColumnProfile profile, int contacts)
    {
        if (profile.Filled < LeastFilled || profile.Distinct < 2 || profile.Bits < (contacts >= 3 ? LeastBitsBesideContacts : LeastBits))
        {
            return false;
        }

        return !(profile.IsProse || profile.IsMoment || profile.IsAmount || profile.IsUuid || profile.IsCounter);
    }

    private static ExtraKind KindOf(ColumnProfile profile) =>
        profile switch
        {
            { IsDate: true } => ExtraKind.Date,
            { IsCode: true } when profile.Distinct > 60 => ExtraKind.Code,
            { Distinct: <= 60 } => ExtraKind.Category,
            _ => ExtraKind.Text,
        };

    /// <summary>The words of a header: <c>LeadSource</c>, <c>lead_source</c> and <c>Lead Source</c> have the same.</summary>
    private static IEnumerable<string> Words(string header)
    {
        var start = 0;
        for (var i = 1; i <= header.Length; i++)
        {
            if (i == header.Length || !char.IsLetterOrDigit(header[i]) || (char.IsUpper(header[i]) && char.IsLower(header[i - 1])))
            {
                var word = header[start..i].Trim(' ', '_', '-', '.', '#', '/', '(', ')');
                start = i;
                if (word.Length > 0)
                {
                    yield return word;
                }
            }
        }
    }
}
