using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace Platform.IntegrationTests.Documentation;

/// <summary>A snippet that runs, as a process of its own.</summary>
internal sealed class SnippetProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process process;
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();
    private readonly StringBuilder errors = new();

    private SnippetProcess(Process process) => this.process = process;

    /// <summary>Starts a program.</summary>
    public static SnippetProcess Start(string directory, IReadOnlyDictionary<string, string> environment, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var snippet = new SnippetProcess(new Process { StartInfo = start });
        snippet.process.OutputDataReceived += (_, line) => snippet.Hear(line.Data);
        snippet.process.ErrorDataReceived += (_, line) => snippet.Complain(line.Data);
        snippet.process.Start();
        snippet.process.BeginOutputReadLine();
        snippet.process.BeginErrorReadLine();
        return snippet;
    }

    /// <summary>Runs a script as somebody does who pastes it, except that it ends at the first command that fails.</summary>
    public static async Task<string> BashAsync(string directory, IReadOnlyDictionary<string, string> environment, string script)
    {
        using var bash = Start(directory, environment, "bash", "-c", $"set -euo pipefail\n{script}\n");
        return await bash.EndAsync();
    }

    /// <summary>A port of this machine that nobody listens on now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits for its end, which has to be a good one, and gives what it printed.</summary>
    public async Task<string> EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var output = new StringBuilder();
        await foreach (var line in lines.Reader.ReadAllAsync(patience.Token))
        {
            output.Append(line).Append('\n');
        }

        await process.WaitForExitAsync(patience.Token);
        process.ExitCode.Should().Be(0, $"it printed:\n{output}\nand complained:\n{Complaints}");
        return output.ToString();
    }

    /// <summary>The next line that it prints and that begins so.</summary>
    public async Task<string> LineAsync(string beginning)
    {
        using var patience = new CancellationTokenSource(Patience);
        await foreach (var line in lines.Reader.ReadAllAsync(patience.Token))
        {
            if (line.StartsWith(beginning, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"It ended without a line {beginning}…; it complained:\n{Complaints}");
    }

    /// <summary>Waits until something listens on the port.</summary>
    public async Task ListensOnAsync(int port)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port, patience.Token);
                return;
            }
            catch (SocketException) when (!process.HasExited)
            {
                await timer.WaitForNextTickAsync(patience.Token);
            }
            catch (SocketException)
            {
                throw new InvalidOperationException($"It ended before it listened; it complained:\n{Complaints}");
            }
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
    }

    private string Complaints
    {
        get
        {
            lock (errors)
            {
                return errors.ToString();
            }
        }
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            lines.Writer.Complete();
        }
        else
        {
            lines.Writer.TryWrite(line);
        }
    }

    private void Complain(string? line)
    {
        lock (errors)
        {
            errors.AppendLine(line);
        }
    }
}
