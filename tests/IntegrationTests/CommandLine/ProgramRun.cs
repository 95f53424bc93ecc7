using System.Diagnostics;
using System.Text.Json;
using Platform.WebApi.Hosting;

namespace Platform.IntegrationTests.CommandLine;

/// <summary>The program run once, as a process of its own, as an operator does.</summary>
/// <param name="ExitCode">What it ended with.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Errors">Its standard error.</param>
internal sealed record ProgramRun(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Its standard output as JSON.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>Runs it in a directory.</summary>
    public static Task<ProgramRun> OfAsync(string directory, params string[] words) => OfAsync(directory, new Dictionary<string, string>(), "", words);

    /// <summary>Runs it in a directory with environment variables and standard input.</summary>
    public static async Task<ProgramRun> OfAsync(string directory, IReadOnlyDictionary<string, string> environment, string input, params string[] words)
    {
        using var process = Start(directory, environment, words);
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return new ProgramRun(process.ExitCode, await output, await errors);
        }
        finally
        {
            End(process);
        }
    }

    /// <summary>Starts it, for a test that talks with it while it runs.</summary>
    public static Process Start(string directory, IReadOnlyDictionary<string, string> environment, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(PlatformHost).Assembly.Location, .. words])
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Ends it if it still runs.</summary>
    public static void End(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
