namespace Platform.Benchmarks.Accuracy;

/// <summary>A file with its truth removed, and the truth.</summary>
/// <param name="Name">Name in the table.</param>
/// <param name="Header">Headers.</param>
/// <param name="Rows">Cells.</param>
/// <param name="Truth">By row: the entity.</param>
/// <param name="Target">Cluster-pair F1 to reach, fixed beforehand.</param>
internal sealed record BenchmarkSet(string Name, string[] Header, List<string[]> Rows, string[] Truth, double Target);

/// <summary>The public sets and the generated lists.</summary>
internal static class BenchmarkSets
{
    public static IEnumerable<(string Name, Func<BenchmarkSet> Load)> All(string data, IEnumerable<string> leads)
    {
        yield return ("febrl1", () => Febrl("febrl1", Path.Combine(data, "febrl", "dataset1.csv"), 0.998));
        yield return ("febrl2", () => Febrl("febrl2", Path.Combine(data, "febrl", "dataset2.csv"), 0.998));
        yield return ("fake_1000", () => WithTruth("fake_1000", Path.Combine(data, "splink", "fake_1000.csv"), "cluster", 0.92));
        yield return ("fake_20000", () => WithTruth("fake_20000", Path.Combine(data, "splink", "fake_20000.csv"), "group", 0.85));
        yield return ("RLdata500", () => WithTruth("RLdata500", Path.Combine(data, "rldata", "RLdata500.csv"), "ent_id", 0.97));
        yield return ("fodors_zagat", () => Restaurants(Path.Combine(data, "fodors_zagat"), 0.98));
        yield return ("csv_example", () => WithTruth("csv_example", Path.Combine(data, "dedupe_csv_example", "csv_example_input_with_true_ids.csv"), "True Id", 0.88));
        foreach (var folder in leads)
        {
            foreach (var file in Directory.EnumerateFiles(folder, "leads_*.csv").Order(StringComparer.Ordinal))
            {
                var size = Path.GetFileNameWithoutExtension(file)["leads_".Length..];
                yield return ($"leads {size} {Path.GetFileName(folder.TrimEnd('/'))}", () => Leads(file, size, size.Length > 6 ? 0.965 : 0.975));
            }
        }
    }

    private static BenchmarkSet WithTruth(string name, string path, string column, double target)
    {
        var (header, rows) = DelimitedText.Read(path);
        return Without(name, header, rows, Array.IndexOf(header, column), target);
    }

    private static BenchmarkSet Febrl(string name, string path, double target)
    {
        var (header, rows) = DelimitedText.Read(path);
        var trimmed = rows.ConvertAll(row => Array.ConvertAll(row, cell => cell.Trim()));
        var truth = trimmed.Select(row => row[0].Split('-')[1]).ToArray();
        return new BenchmarkSet(name, header[1..], trimmed.ConvertAll(row => row[1..]), truth, target);
    }

    private static BenchmarkSet Restaurants(string folder, double target)
    {
        var links = DelimitedText.Read(Path.Combine(folder, "truth_fodors_zagats.csv")).Rows.ToDictionary(row => row[0], row => row[1]);
        var (header, fodors) = DelimitedText.Read(Path.Combine(folder, "fodors.csv"), '\'', true);
        var (_, zagats) = DelimitedText.Read(Path.Combine(folder, "zagats.csv"), '\'', true);
        var truth = fodors.Select(row => links.TryGetValue(row[0], out var other) ? "z" + other : "f" + row[0]).Concat(zagats.Select(row => "z" + row[0])).ToArray();
        return new BenchmarkSet("fodors_zagat", header[1..], fodors.Concat(zagats).Select(row => row[1..]).ToList(), truth, target);
    }

    private static BenchmarkSet Leads(string path, string size, double target)
    {
        var (header, rows) = DelimitedText.Read(path);
        var truth = DelimitedText.Read(Path.Combine(Path.GetDirectoryName(path)!, $"truth_{size}.csv")).Rows.ToDictionary(row => row[0], row => row[1]);
        return new BenchmarkSet($"leads {size} {Path.GetFileName(Path.GetDirectoryName(path))}", header, rows, rows.Select(row => truth[row[0]]).ToArray(), target);
    }

    private static BenchmarkSet Without(string name, string[] header, List<string[]> rows, int column, double target) =>
        new(name, Drop(header, column), rows.ConvertAll(row => Drop(row, column)), rows.Select(row => row[column]).ToArray(), target);

    private static string[] Drop(string[] cells, int column) => [.. cells[..column], .. cells[(column + 1)..]];
}
