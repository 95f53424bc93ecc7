using System.Text;
using Platform.Domain.Leads.Mapping;

namespace Platform.Domain.Leads.Normalisation;

/// <summary>What only a column as a whole can tell, and no single cell.</summary>
/// <param name="DayFirst">Columns whose dates are written day before month.</param>
/// <param name="LastNameFirst">Columns whose whole names are written family name first without a comma.</param>
/// <param name="Country">The country that most rows' addresses are in when it is not the default one, else <see langword="null"/>.</param>
public sealed record ColumnHints(IReadOnlySet<int> DayFirst, IReadOnlySet<int> LastNameFirst, string? Country)
{
    /// <summary>No hints: dates month first, names given name first, the default country.</summary>
    public static ColumnHints None { get; } = new(new HashSet<int>(), new HashSet<int>(), null);

    /// <summary>Reads the hints from a sample of the file's records.</summary>
    /// <param name="mapping">What each column is.</param>
    /// <param name="sample">Records of the file, cell by cell.</param>
    public static ColumnHints FromSample(IReadOnlyList<ColumnMapping> mapping, IReadOnlyList<IReadOnlyList<string>> sample)
    {
        var dayFirst = new HashSet<int>();
        var lastFirst = new HashSet<int>();
        string? country = null;
        foreach (var column in mapping)
        {
            var cells = sample.Where(r => column.Column < r.Count).Select(r => r[column.Column].Trim()).Where(c => c.Length != 0).ToList();
            switch (column.Field)
            {
                case LeadField.BirthDate or LeadField.CreatedAt or LeadField.UpdatedAt or LeadField.LastSaleDate when IsDayFirst(cells):
                    dayFirst.Add(column.Column);
                    break;
                case LeadField.FullName when IsLastNameFirst(cells):
                    lastFirst.Add(column.Column);
                    break;
                case LeadField.State when MostAre(cells, c => IsState(c, UsStates.Country.Australia) && !IsState(c, UsStates.Country.UnitedStates)):
                    country = "AU";
                    break;
                case LeadField.State when MostAre(cells, c => IsState(c, UsStates.Country.Canada)):
                    country = "CA";
                    break;
                default:
                    break;
            }
        }

        return new ColumnHints(dayFirst, lastFirst, country);
    }

    /// <summary>A first number over 12 decides, unless there are as many second ones.</summary>
    private static bool IsDayFirst(List<string> cells)
    {
        var day = 0;
        var month = 0;
        foreach (var parts in cells.Select(c => c.Split('/', '.', '-', ' ')).Where(p => p.Length >= 3 && p[0].Length <= 2))
        {
            if (int.TryParse(parts[0], out var first) && int.TryParse(parts[1], out var second))
            {
                day += first is > 12 and <= 31 && second <= 12 ? 1 : 0;
                month += second is > 12 and <= 31 && first <= 12 ? 1 : 0;
            }
        }

        return day > month;
    }

    /// <summary>Among names of two or three words without a comma, the second is a frequent given name much more often than the first.</summary>
    private static bool IsLastNameFirst(List<string> cells)
    {
        var firstGiven = 0;
        var secondGiven = 0;
        foreach (var words in cells.Where(c => !c.Contains(',', StringComparison.Ordinal)).Select(c => c.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(w => w.Length is 2 or 3))
        {
            var first = GivenNames.Contains(Encoding.UTF8.GetBytes(words[0]));
            var second = GivenNames.Contains(Encoding.UTF8.GetBytes(words[1]));
            firstGiven += first && !second ? 1 : 0;
            secondGiven += second && !first ? 1 : 0;
        }

        return secondGiven >= 3 && secondGiven > firstGiven * 3;
    }

    private static bool MostAre(List<string> cells, Func<string, bool> test) => cells.Count >= 5 && cells.Count(test) * 2 > cells.Count;

    private static bool IsState(string cell, UsStates.Country country) => UsStates.Find(Encoding.UTF8.GetBytes(cell), out _, out _) == country;
}
