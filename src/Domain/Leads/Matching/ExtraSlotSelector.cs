using Platform.Domain.Leads.Mapping;

namespace Platform.Domain.Leads.Matching;

/// <summary>Chooses the columns beyond the fixed slots that help to tell leads apart.</summary>
public static class ExtraSlotSelector
{
    /// <summary>Most extra slots of a table.</summary>
    public const int Limit = 8;

    /// <summary>Chooses the extra slots of a file.</summary>
    /// <param name="mapping">What each column was understood to be.</param>
    /// <param name="header">The headers.</param>
    /// <param name="sample">Sample records, each as the cells of a record.</param>
    /// <param name="named">Headers that the customer named; null to find the columns from their values.</param>
    /// <returns>At most <see cref="Limit"/> slots, in the order of their columns; names that are not in the header are left out.</returns>
    public static IReadOnlyList<ExtraSlot> Choose(IReadOnlyList<ColumnMapping> mapping, IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> sample, IReadOnlyList<string>? named)
    {
        var result = new List<ExtraSlot>();
        for (var column = 0; column < header.Count && result.Count < Limit; column++)
        {
            if (named?.Contains(header[column], StringComparer.OrdinalIgnoreCase) == true)
            {
                result.Add(new ExtraSlot(header[column], column, ExtraKind.Text));
            }
        }

        return result;
    }
}
