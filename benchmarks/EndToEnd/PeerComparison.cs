using System.Globalization;

namespace Platform.Benchmarks.EndToEnd;

/// <summary>A program to compare with.</summary>
/// <param name="Name">Name in the table.</param>
/// <param name="Command">Program and arguments; <c>{file}</c> and <c>{directory}</c> stand for the lead file and where it lies.</param>
internal sealed record Peer(string Name, IReadOnlyList<string> Command)
{
    /// <summary>Reads <c>NAME=COMMAND</c>. Words are separated by spaces.</summary>
    public static Peer Parse(string text, string file)
    {
        var split = text.IndexOf('=');
        if (split <= 0 || split == text.Length - 1)
        {
            throw new ArgumentException($"--peer takes \"NAME=COMMAND {{file}}\", not '{text}'.");
        }

        var words = text[(split + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new Peer(text[..split], [.. words.Select(word => word.Replace("{file}", file, StringComparison.Ordinal).Replace("{directory}", Path.GetDirectoryName(file), StringComparison.Ordinal))]);
    }
}

/// <summary>
/// Runs this program and its peers in turn on one file, each from its start to its end in a process of its own, and prints what each took and how many times as much as
/// this one that is. On a machine that others use too the processor time says more than the wall-clock time.
/// </summary>
internal static class PeerComparison
{
    public static async Task RunAsync(string file, IReadOnlyList<Peer> peers, int rounds, int threads)
    {
        var self = new Peer("this, everything", [Environment.ProcessPath!, .. ProgramArguments(), "end-to-end", file, "--threads", threads.ToString(CultureInfo.InvariantCulture)]);
        var costs = peers.Prepend(self).ToDictionary(peer => peer.Name, _ => new List<ProgramCost>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var peer in peers.Prepend(self))
            {
                costs[peer.Name].Add(await ChildProcess.RunAsync(peer.Command));
            }
        }

        var ours = Median(costs[self.Name]);
        Write($"{"from start to end, median of " + rounds,-36}{"wall s",9}{"processor s",13}{"peak MB",9}   times ours: wall, processor, memory");
        foreach (var (name, measured) in costs)
        {
            var cost = Median(measured);
            Write($"{name,-36}{cost.Wall.TotalSeconds,9:0.00}{cost.Processor.TotalSeconds,13:0.00}{cost.PeakBytes / 1e6,9:0}   {cost.Wall / ours.Wall,16:0.00}{cost.Processor / ours.Processor,11:0.00}{(double)cost.PeakBytes / ours.PeakBytes,8:0.00}");
        }
    }

    /// <summary>Under <c>dotnet</c> the assembly is the first argument; a program of its own needs none.</summary>
    private static IEnumerable<string> ProgramArguments() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];

    /// <summary>Of each figure by itself.</summary>
    private static ProgramCost Median(List<ProgramCost> costs)
    {
        var middle = costs.Count / 2;
        return new ProgramCost(costs.Select(cost => cost.Wall).Order().ElementAt(middle), costs.Select(cost => cost.Processor).Order().ElementAt(middle), costs.Select(cost => cost.PeakBytes).Order().ElementAt(middle));
    }

    private static void Write(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
