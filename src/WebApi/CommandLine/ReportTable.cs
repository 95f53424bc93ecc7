using System.Globalization;
using System.Text.Json;

namespace Platform.WebApi.CommandLine;

/// <summary>Prints a report as tables for a terminal.</summary>
internal sealed class ReportTable(TextWriter output)
{
    private const int MostIssues = 12;

    public void Print(JsonElement report)
    {
        var summary = report.GetProperty("summary");
        var rows = summary.GetProperty("rows").GetInt64();
        output.WriteLine();
        output.WriteLine($"  {"rows",-24}{Number(rows),12}");
        foreach (var status in new[] { "accepted", "review", "duplicates", "rejected" })
        {
            var count = summary.GetProperty(status).GetInt64();
            output.WriteLine($"    {status,-22}{Number(count),12}{Share(count, rows),9}");
        }

        Section("column", "understood as", "sure");
        foreach (var column in report.GetProperty("mapping").EnumerateArray().Where(c => Text(c, "field") != "none"))
        {
            Line(Text(column, "header"), Understood(column), Percent(column, "confidence", "0 %"));
        }

        Section("field", "filled before", "usable after");
        foreach (var field in report.GetProperty("fill_rates").EnumerateArray())
        {
            Line(Text(field, "field"), Percent(field, "before"), Percent(field, "after"));
        }

        Section("issue", "", "rows");
        foreach (var issue in report.GetProperty("issues").EnumerateArray().Take(MostIssues))
        {
            Line(Text(issue, "code"), "", Number(issue.GetProperty("rows").GetInt64()));
        }

        if (report.TryGetProperty("against", out var against))
        {
            Section("earlier file", "leads known", "rows known");
            foreach (var file in against.EnumerateArray())
            {
                Line(Text(file, "file"), Number(file.GetProperty("known_clusters").GetInt64()), Number(file.GetProperty("known_rows").GetInt64()));
            }
        }

        var scores = report.GetProperty("scores").GetProperty("bands").EnumerateArray()
            .Select(b => $"{Text(b, "band").ToUpperInvariant()} {Number(b.GetProperty("rows").GetInt64())}");
        var clusters = report.GetProperty("clusters");
        var sizes = clusters.GetProperty("sizes").EnumerateArray().Select(s => (Size: s.EnumerateObject().First().Value.GetInt64(), Count: s.EnumerateObject().Last().Value.GetInt64()));
        var timings = report.GetProperty("timings").EnumerateArray().Select(t => $"{Text(t, "stage")} {t.GetProperty("milliseconds").GetDouble().ToString("N0", CultureInfo.InvariantCulture)}");
        output.WriteLine();
        output.WriteLine($"  clusters           {Number(clusters.GetProperty("count").GetInt64())}: {string.Join(", ", sizes.Select(s => $"{Number(s.Count)} of {s.Size}"))}");
        output.WriteLine($"  scores by band     {string.Join(", ", scores)}");
        output.WriteLine($"  milliseconds       {string.Join(", ", timings)}");
    }

    private void Section(string first, string second, string last)
    {
        output.WriteLine();
        Line(first, second, last);
        output.WriteLine($"  {new string('-', 70)}");
    }

    private void Line(string first, string second, string last) => output.WriteLine($"  {Cut(first, 30),-32}{second,-24}{last,14}");

    private static string Understood(JsonElement column)
    {
        var role = column.TryGetProperty("role", out var r) && r.ValueKind == JsonValueKind.String && r.GetString() is { Length: > 0 } name and not ("none" or "main") ? $" ({name})" : "";
        return Text(column, "field") + role;
    }

    private static string Text(JsonElement element, string member) => element.GetProperty(member).GetString() ?? "";

    private static string Percent(JsonElement element, string member, string format = "0.0 %") => element.GetProperty(member).GetDouble().ToString(format, CultureInfo.InvariantCulture);

    private static string Share(long part, long whole) => whole == 0 ? "" : ((double)part / whole).ToString("0.0 %", CultureInfo.InvariantCulture);

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";
}
