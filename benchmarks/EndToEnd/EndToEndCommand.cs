using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Application.LeadFiles.Refining;
using Platform.Application.Ports;
using Platform.Infrastructure;

namespace Platform.Benchmarks.EndToEnd;

/// <summary>Refines a file on disk, result files and all, and prints what each stage took. The first run is cold, the others are warm.</summary>
internal static class EndToEndCommand
{
    public const string Usage = "end-to-end FILE [--out DIR] [--runs N] [--threads N] [--peer \"NAME=COMMAND {file}\"]...   refines FILE and prints time by stage, processor time, peak memory and throughput; with peers, runs all in turn and prints ratios";

    /// <summary>Runs up to which each is printed; of more only the first and the fastest of the others.</summary>
    private const int Shown = 5;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var input, .. var rest])
        {
            throw new ArgumentException("end-to-end needs a FILE.");
        }

        string? output = null;
        var runs = 1;
        var threads = Environment.ProcessorCount;
        var peers = new List<Peer>();
        for (var i = 0; i < rest.Length; i++)
        {
            switch (rest[i])
            {
                case "--out": output = rest[++i]; break;
                case "--runs": runs = int.Parse(rest[++i], CultureInfo.InvariantCulture); break;
                case "--threads": threads = int.Parse(rest[++i], CultureInfo.InvariantCulture); break;
                case "--peer": peers.Add(Peer.Parse(rest[++i], Path.GetFullPath(input))); break;
                default: throw new ArgumentException($"Unknown argument {rest[i]}.");
            }
        }

        if (peers.Count > 0)
        {
            await PeerComparison.RunAsync(Path.GetFullPath(input), peers, runs, threads);
            return 0;
        }

        await using var services = new ServiceCollection().AddRefinery(new ConfigurationBuilder().Build()).BuildServiceProvider();
        var refinery = services.GetRequiredService<RefineryWarmUp>();
        var memory = services.GetRequiredService<IProcessMemory>();
        var scratch = Directory.CreateTempSubdirectory("refinery-").FullName;
        try
        {
            var directory = Directory.CreateDirectory(output ?? Path.Combine(scratch, "out")).FullName;
            var fastest = new Measured("", TimeSpan.MaxValue);
            for (var run = 1; run <= runs; run++)
            {
                // Cutting off files that stand there already is work of the file system that a server, which writes new ones, does not have.
                Directory.Delete(directory, recursive: true);
                Directory.CreateDirectory(directory);
                var job = new RefiningJob("benchmark", input, scratch, RefiningOutputs.In(directory), RefiningOptions.Default)
                {
                    DegreeOfParallelism = threads,
                };
                if (await RunOnceAsync(refinery, memory, job, run) is not { } measured)
                {
                    return 1;
                }

                fastest = run > 1 && measured.Elapsed < fastest.Elapsed ? measured : fastest;
                if (run == 1 || runs <= Shown)
                {
                    Console.Write(measured.Text);
                }
            }

            if (runs > Shown)
            {
                Console.Write("fastest of the others: " + fastest.Text);
            }
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }

        return 0;
    }

    private static async Task<Measured?> RunOnceAsync(RefineryWarmUp refinery, IProcessMemory memory, RefiningJob job, int run)
    {
        var allocatedBefore = GC.GetTotalAllocatedBytes();
        var clock = Stopwatch.StartNew();
        var work = new StageTimes(clock);
        var result = await refinery.RefineBesideAsync(job, work, CancellationToken.None);
        var elapsed = clock.Elapsed;
        if (!result.IsSuccess)
        {
            Console.Error.WriteLine(result.Error!.Message);
            return null;
        }

        var report = result.Value;
        memory.GiveBack(report.Summary.Rows);
        var size = new FileInfo(job.InputPath).Length / 1e6;
        var text = new StringBuilder();
        Print(text, $"run {run}: {report.Summary.Rows:N0} rows, {size:0.0} MB in {elapsed.TotalSeconds:0.000} s ({report.Summary.Rows / elapsed.TotalSeconds:N0} rows/s, {size / elapsed.TotalSeconds:0} MB/s)");
        Print(text, $"  {"stage",-10}{"wall",12}{"processor",15}");
        foreach (var (name, wall, processor) in work.Stages())
        {
            Print(text, $"  {name,-10}{wall,9:0.0} ms{processor,12:0.0} ms");
        }

        using var process = Process.GetCurrentProcess();
        var (accepted, review, duplicates, rejected) = (report.Summary.Accepted, report.Summary.Review, report.Summary.Duplicates, report.Summary.Rejected);
        Print(text, $"  accepted {accepted:N0}, review {review:N0}, duplicates {duplicates:N0}, rejected {rejected:N0}; clusters {report.Clusters.Count:N0}");
        Print(text, $"  peak memory {process.PeakWorkingSet64 / 1e6:0} MB, allocated {(GC.GetTotalAllocatedBytes() - allocatedBefore) / 1e6:0} MB, collections {GC.CollectionCount(0)}/{GC.CollectionCount(1)}/{GC.CollectionCount(2)}, paused for {GC.GetTotalPauseDuration().TotalMilliseconds:0} ms");
        return new Measured(text.ToString(), elapsed);
    }

    private static void Print(StringBuilder text, FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>What is printed of a run, and how long it took.</summary>
    private sealed record Measured(string Text, TimeSpan Elapsed);

    /// <summary>
    /// Wall-clock time, and processor time of all threads, by stage of the progress. Unlike the first the second says something on a machine that others use too.
    /// </summary>
    private sealed class StageTimes(Stopwatch clock) : IProgress<RefiningProgress>
    {
        private readonly List<(string Name, TimeSpan Wall, TimeSpan Processor)> starts = [];

        public void Report(RefiningProgress value)
        {
            if (starts.Count == 0 || starts[^1].Name != value.Stage)
            {
                starts.Add((value.Stage, clock.Elapsed, Environment.CpuUsage.TotalTime));
            }
        }

        public IEnumerable<(string Name, double Wall, double Processor)> Stages() =>
        [
            .. starts.Zip(starts.Skip(1), (stage, next) => (stage.Name, (next.Wall - stage.Wall).TotalMilliseconds, (next.Processor - stage.Processor).TotalMilliseconds)),
            ("all", (starts[^1].Wall - starts[0].Wall).TotalMilliseconds, (starts[^1].Processor - starts[0].Processor).TotalMilliseconds),
        ];
    }
}
