using Platform.Application.LeadFiles.Refining;

namespace Platform.Benchmarks.Accuracy;

/// <summary>A lead file as a customer would hand it in, and the truth about its records.</summary>
/// <param name="Name">Name in the table.</param>
/// <param name="Path">The file.</param>
/// <param name="Truth">By record of the file: the entity it is of.</param>
/// <param name="Minimum">Cluster-pair F1 to reach, fixed beforehand.</param>
/// <param name="MinimumPrecision">Cluster-pair precision to reach, 0 where none was fixed.</param>
internal sealed record BenchmarkSet(string Name, string Path, string[] Truth, double Minimum, double MinimumPrecision = 0)
{
    /// <summary>What the customer says about the file; nothing, unless the table says so.</summary>
    public RefiningOptions Options { get; init; } = RefiningOptions.Default;
}

/// <summary>
/// The public sets and the generated lists. A file is taken as it is but for the column that holds the answer, which is taken out; the two halves of
/// Fodors–Zagat are put one behind the other.
/// </summary>
internal static class BenchmarkSets
{
    /// <summary>The sets that are there.</summary>
    /// <param name="data">Directory of the public sets.</param>
    /// <param name="leads">Directories of generated lists: <c>leads-N.csv</c> with <c>leads-N.truth.csv</c>, or <c>leads_N.csv</c> with <c>truth_N.csv</c>.</param>
    /// <param name="scratch">Where files without their answers are written.</param>
    public static IEnumerable<(string Name, Func<BenchmarkSet> Load)> All(string data, IEnumerable<string> leads, string scratch)
    {
        if (Directory.Exists(data))
        {
            yield return ("febrl1", () => Febrl("febrl1", Path.Combine(data, "febrl", "dataset1.csv")));
            yield return ("febrl2", () => Febrl("febrl2", Path.Combine(data, "febrl", "dataset2.csv")));
            yield return ("fake_1000", () => WithoutAnswer("fake_1000", Path.Combine(data, "splink", "fake_1000.csv"), "cluster", 0.92, scratch));
            yield return ("fake_20000", () => WithoutAnswer("fake_20000", Path.Combine(data, "splink", "fake_20000.csv"), "group", 0.85, scratch));
            yield return ("RLdata500", () => WithoutAnswer("RLdata500", Path.Combine(data, "rldata", "RLdata500.csv"), "ent_id", 0.97, scratch));
            yield return ("Fodors–Zagat", () => Restaurants(Path.Combine(data, "fodors_zagat"), scratch));
            yield return ("csv_example", () => WithoutAnswer("csv_example", Path.Combine(data, "dedupe_csv_example", "csv_example_input_with_true_ids.csv"), "True Id", 0.88, scratch));
        }

        foreach (var file in leads.SelectMany(folder => Directory.EnumerateFiles(folder, "leads?*.csv")).Where(file => !file.EndsWith(".truth.csv", StringComparison.Ordinal)))
        {
            var size = Path.GetFileNameWithoutExtension(file)["leads_".Length..];
            yield return ($"leads {size}", () => Leads(file, size));
        }
    }

    private static BenchmarkSet Febrl(string name, string path) =>
        new(name, path, [.. DelimitedText.Read(path).Rows.Select(row => row[0].Split('-')[1])], 0.998);

    private static BenchmarkSet WithoutAnswer(string name, string path, string column, double minimum, string scratch)
    {
        var (header, rows) = DelimitedText.Read(path);
        var answer = Array.IndexOf(header, column);
        var target = Path.Combine(scratch, name + ".csv");
        File.WriteAllLines(target, rows.Prepend(header).Select(row => string.Join(',', row.Where((_, at) => at != answer).Select(DelimitedText.Quoted))));
        return new BenchmarkSet(name, target, [.. rows.Select(row => row[answer])], minimum);
    }

    private static BenchmarkSet Restaurants(string folder, string scratch)
    {
        var (first, second) = (Path.Combine(folder, "fodors.csv"), Path.Combine(folder, "zagats.csv"));
        var links = DelimitedText.Read(Path.Combine(folder, "truth_fodors_zagats.csv")).Rows.ToDictionary(row => row[0], row => row[1]);
        var fodors = DelimitedText.Read(first, '\'', backslash: true).Rows.Select(row => links.TryGetValue(row[0], out var other) ? "z" + other : "f" + row[0]);
        var zagats = DelimitedText.Read(second, '\'', backslash: true).Rows.Select(row => "z" + row[0]);
        var target = Path.Combine(scratch, "restaurants.csv");
        File.WriteAllLines(target, File.ReadLines(first).Concat(File.ReadLines(second).Skip(1)));
        return new BenchmarkSet("Fodors–Zagat", target, [.. fodors, .. zagats], 0.98);
    }

    private static BenchmarkSet Leads(string path, string size)
    {
        var folder = Path.GetDirectoryName(path)!;
        var answers = Path.Combine(folder, $"truth_{size}.csv");
        answers = File.Exists(answers) ? answers : Path.ChangeExtension(path, ".truth.csv");
        var isLarge = int.TryParse(size, out var rows) && rows >= 1_000_000;

        // One line a record, in the order of the file; a record without an entity is of nobody else.
        var truth = File.ReadLines(answers).Skip(1).Select((line, row) => line.Split(',')[1] is { Length: > 0 } entity ? entity : $"nobody {row}");
        return new BenchmarkSet($"leads {size}", path, [.. truth], isLarge ? 0.965 : 0.975, 0.97);
    }
}
