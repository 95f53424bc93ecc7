using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Application.LeadFiles.Refining;
using Platform.Infrastructure;

namespace Platform.Benchmarks.Accuracy;

/// <summary>
/// Refines every set with truth as the server would, from the file on disk to the refined file on disk, and compares the clusters that stand in the
/// refined file with the truth, pair by pair.
/// </summary>
internal static class AccuracyCommand
{
    public const string Usage = "accuracy [--data DIR] [--leads DIR]... [--only NAME] [--verbose]   cluster-pair precision, recall and F1 of the refined file on every set with truth";

    public static async Task<int> RunAsync(string[] args)
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

        await using var services = new ServiceCollection().AddRefinery(new ConfigurationBuilder().Build()).BuildServiceProvider();
        var scratch = Directory.CreateTempSubdirectory("accuracy-").FullName;
        try
        {
            var measured = 0;
            var reached = true;
            Write($"{"set",-16}{"rows",9}{"pairs",9}{"precision",11}{"recall",9}{"F1",9}{"minimum",9}{"blocking",10}{"compared",12}{"seconds",9}");
            foreach (var (name, load) in BenchmarkSets.All(data, leads, scratch))
            {
                if (only is null || name.Contains(only, StringComparison.OrdinalIgnoreCase))
                {
                    measured++;
                    reached &= await MeasureAsync(services.GetRequiredService<LeadFilePipeline>(), load(), scratch, verbose);
                }
            }

            return measured > 0 && reached ? 0 : 1;
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static async Task<bool> MeasureAsync(LeadFilePipeline pipeline, BenchmarkSet set, string scratch, bool verbose)
    {
        var work = Directory.CreateDirectory(Path.Combine(scratch, "work")).FullName;
        var outputs = RefiningOutputs.In(Directory.CreateDirectory(Path.Combine(scratch, "out")).FullName);
        var clock = Stopwatch.StartNew();
        var refined = await pipeline.RefineAsync(new RefiningJob(set.Name, set.Path, work, outputs, set.Options), new Silent(), CancellationToken.None);
        if (refined.Error is { } error)
        {
            Write($"{set.Name,-16} {error.Message}");
            return false;
        }

        var seconds = clock.Elapsed.TotalSeconds;
        var report = refined.Value;
        var file = RefinedFile.Read(outputs.Refined, set.Truth.Length);
        var score = PairScore.Of(file.Clusters, set.Truth);
        var reached = score.F1 >= set.Minimum && score.Precision >= set.MinimumPrecision;
        Write($"{set.Name,-16}{set.Truth.Length,9}{score.TruePairs,9}{score.Precision,11:0.0000}{score.Recall,9:0.0000}{score.F1,9:0.0000}{set.Minimum,9:0.000}{report.Matching.BlockingRecall,10:0.000}{report.Matching.PairsCompared,12}{seconds,9:0.00}{(reached ? "" : "  BELOW")}");
        if (verbose)
        {
            AccuracyDetails.Print(set, report, file, outputs.Refined);
        }

        return reached;
    }

    internal static void Write(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));

    private sealed class Silent : IProgress<RefiningProgress>
    {
        public void Report(RefiningProgress value)
        {
        }
    }
}
