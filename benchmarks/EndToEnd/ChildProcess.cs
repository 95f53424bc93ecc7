using System.Diagnostics;
using System.Globalization;

namespace Platform.Benchmarks.EndToEnd;

/// <summary>What a program cost from its start to its end.</summary>
/// <param name="Wall">Wall-clock time.</param>
/// <param name="Processor">Processor time of the program and of those that it started and waited for.</param>
/// <param name="PeakBytes">Largest resident memory, as last seen in its <c>VmHWM</c>; that of the program itself.</param>
internal readonly record struct ProgramCost(TimeSpan Wall, TimeSpan Processor, long PeakBytes);

/// <summary>Runs programs one at a time and measures them from outside, all in the same way, by what Linux keeps in <c>/proc</c> (proc(5)).</summary>
internal static class ChildProcess
{
    private const double TicksASecond = 100;

    /// <summary>How often the memory is looked at. <c>VmHWM</c> remembers, so only what a program takes in its last moments can be missed.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    /// <summary>Runs a program to its end.</summary>
    /// <param name="command">The program and its arguments; no shell is between.</param>
    /// <exception cref="InvalidOperationException">It ended with another status than 0; the message has what it said.</exception>
    /// <exception cref="PlatformNotSupportedException">There is no <c>/proc</c>.</exception>
    public static async Task<ProgramCost> RunAsync(IReadOnlyList<string> command)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new PlatformNotSupportedException("Peers are measured by /proc, which only Linux has.");
        }

        var before = ProcessorOfChildren();
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var ended = process.WaitForExitAsync();
        var peak = 0L;
        while (await Task.WhenAny(ended, Task.Delay(Look)) != ended)
        {
            peak = Math.Max(peak, PeakOf(process.Id));
        }

        var wall = clock.Elapsed;
        return process.ExitCode == 0
            ? new ProgramCost(wall, ProcessorOfChildren() - before, peak)
            : throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}: {string.Concat(await said).Trim()}");
    }

    /// <summary>Fields 16 and 17 of <c>/proc/self/stat</c>: what children that have ended took, with theirs.</summary>
    private static TimeSpan ProcessorOfChildren()
    {
        var stat = File.ReadAllText("/proc/self/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromSeconds((long.Parse(fields[13], CultureInfo.InvariantCulture) + long.Parse(fields[14], CultureInfo.InvariantCulture)) / TicksASecond);
    }

    private static long PeakOf(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line["VmHWM:".Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            // It ended between two looks.
            return 0;
        }
    }
}
