using System.Globalization;
using System.Text;

namespace Platform.Benchmarks.Generation;

/// <summary>
/// Writes a messy US lead list with known answers: the same bytes for the same number of rows and seed, on every machine.
/// </summary>
/// <remarks>
/// Of a thousand records about 845 are somebody for the first time, 150 somebody once more (changed, see <see cref="Changes"/>), and 5 cannot
/// be read: cut short, with a separator too many, with a quote in the middle, empty. The last record opens a quote that nothing closes.
/// The truth has one line a record: <c>row</c> (1-based, as in <c>lead_row</c>), <c>person</c> (the same number for the same person; empty
/// where the record cannot be read), <c>changes</c>, <c>fault</c> (the issue code of an unreadable record), <c>email_status</c> and
/// <c>phone_status</c> (empty where two answers could be defended).
/// </remarks>
internal sealed class LeadList
{
    private const ulong PlanStream = 2;
    private const ulong RowStream = 3;
    private const int Unreadable = -1;

    private static readonly string[] Faults = ["too_few_fields", "too_many_fields", "malformed_quote", "empty_row"];

    private readonly ulong seed;
    private readonly Population population;
    private readonly (int Group, int Member, int Copy)[] plan;

    /// <param name="rows">Number of records, at least 10.</param>
    /// <param name="seed">Different seeds give different lists.</param>
    public LeadList(int rows, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 10);
        this.seed = seed;
        population = new Population(seed);
        plan = Plan(rows);
    }

    /// <summary>Writes the list (UTF-8, comma-separated, lines ended by CR LF) and the truth about it (lines ended by LF).</summary>
    public void Write(Stream leads, Stream truth)
    {
        using var list = new StreamWriter(leads, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\r\n" };
        using var answers = new StreamWriter(truth, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        WriteRecord(list, Handwriting.Header);
        answers.WriteLine("row,person,changes,fault,email_status,phone_status");
        var cells = new string[Handwriting.Header.Length];
        var people = Numbering();
        for (var row = 0; row < plan.Length; row++)
        {
            var (group, member, copy) = plan[row];
            var r = new Prng(seed, RowStream, (ulong)row);
            var person = population.Group(group)[Math.Max(member, 0)];
            var (written, changes) = copy == 0 ? (person, []) : Changes.Apply(r, person);
            var worth = Handwriting.Write(r, written, row + 1, cells);
            var number = (row + 1).ToString(CultureInfo.InvariantCulture);
            if (row == plan.Length - 1)
            {
                list.Write(string.Join(',', cells.Select((cell, i) => (i == 3 ? "\"" : "") + Bare(cell))));
                answers.WriteLine($"{number},,,unterminated_quote,,");
            }
            else if (member == Unreadable)
            {
                var fault = r.Pick(Faults);
                WriteUnreadable(list, r, cells, fault);
                answers.WriteLine($"{number},,,{fault},,");
            }
            else
            {
                WriteRecord(list, cells);
                answers.WriteLine($"{number},{(people[group] + member + 1).ToString(CultureInfo.InvariantCulture)},{string.Join(';', changes)},,{worth.EmailStatus},{worth.PhoneStatus}");
            }

            if (r.Chance(1))
            {
                list.WriteLine();
            }
        }
    }

    // Group by group until the people are enough, then repeats of random ones, then records that cannot be read; shuffled.
    private (int Group, int Member, int Copy)[] Plan(int rows)
    {
        var r = new Prng(seed, PlanStream);
        var all = new (int Group, int Member, int Copy)[rows];
        var (repeats, unreadable) = (rows * 150L / 1000, rows * 5L / 1000);
        var people = rows - (int)(repeats + unreadable);
        var (count, group) = (0, 0);
        for (; count < people; group++)
        {
            for (var member = 0; member < population.Group(group).Count && count < people; member++)
            {
                all[count++] = (group, member, 0);
            }
        }

        while (count < people + repeats)
        {
            var who = all[r.Below(people)];
            var times = r.Chance(740) ? 1 : r.Chance(720) ? 2 : r.Between(3, 5);
            for (var copy = 1; copy <= times && count < people + repeats; copy++)
            {
                all[count++] = (who.Group, who.Member, copy);
            }
        }

        for (; count < rows; count++)
        {
            all[count] = (group + count, Unreadable, 0);
        }

        for (var i = rows - 1; i > 0; i--)
        {
            var j = r.Below(i + 1);
            (all[i], all[j]) = (all[j], all[i]);
        }

        return all;
    }

    // The number of the first person of each group.
    private int[] Numbering()
    {
        var sizes = new int[plan.Max(p => p.Group) + 2];
        foreach (var (group, member, _) in plan)
        {
            sizes[group + 1] = Math.Max(sizes[group + 1], member + 1);
        }

        for (var i = 1; i < sizes.Length; i++)
        {
            sizes[i] += sizes[i - 1];
        }

        return sizes;
    }

    private static void WriteUnreadable(StreamWriter list, Prng r, string[] cells, string fault)
    {
        switch (fault)
        {
            case "too_few_fields":
                WriteRecord(list, cells.AsSpan(0, r.Between(3, 20)));
                break;
            case "too_many_fields":
                // A separator in the street that nobody quoted. The last cell is filled: an empty one too many would be no fault but a habit of some programs.
                list.Write($"{string.Join(',', cells.Take(8).Select(Bare))},{Bare(cells[8])}, Rear,");
                cells[^1] = "see file";
                WriteRecord(list, cells.AsSpan(9));
                break;
            case "malformed_quote":
                // On one line: behind the wrong quote nothing tells that a line break is still inside of a cell.
                cells[^1] = cells[^1].ReplaceLineEndings(" ");
                list.Write($"{cells[0]},\"{Bare(cells[1].Trim())}\" {Bare(cells[2].Trim())},");
                WriteRecord(list, cells.AsSpan(2));
                break;
            default:
                list.WriteLine(new string(',', cells.Length - 1));
                break;
        }
    }

    private static void WriteRecord(StreamWriter list, ReadOnlySpan<string> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0)
            {
                list.Write(',');
            }

            list.Write(Quoted(cells[i]));
        }

        list.WriteLine();
    }

    private static string Bare(string cell) => string.Concat(cell.Where(c => c is not (',' or '"' or '\r' or '\n')));

    private static string Quoted(string cell) => cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
