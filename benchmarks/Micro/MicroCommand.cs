using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Platform.Benchmarks.Micro;

/// <summary>The inner loops one by one, each with its peers in the same run where there are any.</summary>
internal static class MicroCommand
{
    public const string Usage = "micro [parse] [normalise] [compare]   the inner loops by BenchmarkDotNet, with ratios to their peers";

    private static readonly Dictionary<string, Type> Kinds = new()
    {
        ["parse"] = typeof(ParseBenchmarks),
        ["normalise"] = typeof(NormaliseBenchmarks),
        ["compare"] = typeof(CompareBenchmarks),
    };

    public static int Run(string[] args)
    {
        var wanted = args.Length == 0 ? [.. Kinds.Keys] : args;
        if (wanted.FirstOrDefault(name => !Kinds.ContainsKey(name)) is { } unknown)
        {
            Console.Error.WriteLine($"No benchmarks are called {unknown}. usage: {Usage}");
            return 2;
        }

        // In this process: what is built is what runs, and nothing has to be restored for it.
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddExporter(MarkdownExporter.Console)
            .AddLogger(ConsoleLogger.Default)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "platform-benchmarks"))
            .WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(40));
        var summaries = wanted.Select(name => BenchmarkRunner.Run(Kinds[name], config)).ToList();
        return summaries.TrueForAll(summary => !summary.HasCriticalValidationErrors && summary.Reports.All(report => report.Success)) ? 0 : 1;
    }
}
