using System.Diagnostics;
using System.Globalization;
using System.Text;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Matching;

namespace Platform.Benchmarks.Accuracy;

/// <summary>Prints cluster-pair precision, recall and F1 on every set with truth beside the target.</summary>
internal static class AccuracyCommand
{
    public static int Run(string[] args)
    {
        var data = "data";
        string? only = null;
        var verbose = false;
        var leads = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--data": data = args[++i]; break;
                case "--leads": leads.Add(args[++i]); break;
                case "--only": only = args[++i]; break;
                case "--verbose": verbose = true; break;
                default: throw new ArgumentException($"Unknown argument {args[i]}.");
            }
        }

        Console.WriteLine($"{"set",-22}{"rows",9}{"pairs",9}{"P",8}{"R",8}{"F1",8}{"target",8}{"ms",8}  found/expected");
        var reached = true;
        foreach (var (name, load) in BenchmarkSets.All(data, leads))
        {
            if (only is null || name.Contains(only, StringComparison.Ordinal))
            {
                reached &= Measure(load(), verbose);
            }
        }

        return reached ? 0 : 1;
    }

    private static bool Measure(BenchmarkSet set, bool verbose)
    {
        var table = DirectLoader.Load(set);
        var clock = Stopwatch.StartNew();
        var result = new LeadMatcher().Match(table, new MatchOptions(), null, CancellationToken.None);
        var milliseconds = clock.ElapsedMilliseconds;
        var score = PairScore.Of(result.Cluster, set.Truth);
        var diagnostics = result.Diagnostics;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{set.Name,-22}{table.Count,9}{score.TruePairs,9}{score.Precision,8:0.0000}{score.Recall,8:0.0000}{score.F1,8:0.0000}{set.Target,8:0.000}{milliseconds,8}  prior {diagnostics.Prior:0.0e+0} t {diagnostics.Threshold:0.000} compared {diagnostics.PairsCompared} recall {diagnostics.BlockingRecall:0.000} {(score.F1 >= set.Target ? "" : "BELOW")}"));
        if (verbose)
        {
            Console.WriteLine("  extra " + string.Join(", ", table.Extras.Select(extra => $"{extra.Name} {extra.Kind}")));
            Explain(set, table, result);
        }

        return score.F1 >= set.Target;
    }

    private static void Explain(BenchmarkSet set, LeadTable table, MatchResult result)
    {
        foreach (var key in result.Diagnostics.Blocking)
        {
            Console.WriteLine($"  key {key}");
        }

        foreach (var comparison in result.Diagnostics.Comparisons)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {comparison.Name} {(comparison.Used ? "" : "(not used)")}"));
            foreach (var level in comparison.Levels)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"      {level.Name,-36} m {level.M:0.0000} u {level.U:0.0e+00} {level.Bits,6:0.0}  h {level.Household:0.0000} w {level.Workplace:0.0000}"));
            }
        }

        ShowErrors(set, table, result);
    }

    private static void ShowErrors(BenchmarkSet set, LeadTable table, MatchResult result)
    {
        var shown = 0;
        var arena = new ByteArena();
        for (var row = 0; row < table.Count && shown < 25; row++)
        {
            var primary = result.Primary[row];
            if (set.Truth[row] != set.Truth[primary])
            {
                shown++;
                arena.Clear();
                result.AppendReasons(row, arena);
                Console.WriteLine($"  WRONG {result.Probability[row]:0.000} {Encoding.UTF8.GetString(arena.Written)}\n      {string.Join('|', set.Rows[row])}\n      {string.Join('|', set.Rows[primary])}");
            }
        }

        shown = 0;
        var first = new Dictionary<string, int>();
        for (var row = 0; row < table.Count && shown < 25; row++)
        {
            if (!first.TryAdd(set.Truth[row], row) && result.Cluster[first[set.Truth[row]]] != result.Cluster[row])
            {
                shown++;
                Console.WriteLine($"  MISSED {(result.Uncertain(row) ? "review" : "")}\n      {string.Join('|', set.Rows[row])}\n      {string.Join('|', set.Rows[first[set.Truth[row]]])}");
            }
        }
    }
}
