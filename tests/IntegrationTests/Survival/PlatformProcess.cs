using System.Diagnostics;
using System.Globalization;
using Platform.IntegrationTests.Hosting;

namespace Platform.IntegrationTests.Survival;

/// <summary>The real program as a process of its own, to be killed.</summary>
internal sealed class PlatformProcess : IAsyncDisposable
{
    private const string Listening = "Platform listens on ";

    private readonly Process process;
    private readonly System.Text.StringBuilder said;

    private PlatformProcess(Process process, Uri address, System.Text.StringBuilder said)
    {
        this.process = process;
        this.said = said;
        Address = address;
    }

    /// <summary>What it has written so far; all of it once it has ended.</summary>
    public string Said
    {
        get
        {
            lock (said)
            {
                return said.ToString();
            }
        }
    }

    public Uri Address { get; }

    /// <summary>Starts the program and waits until it listens.</summary>
    public static Task<PlatformProcess> StartAsync(string dataDirectory, params (string Key, string Value)[] settings) => StartAsync(dataDirectory, new Dictionary<string, string>(), settings);

    /// <summary>Starts the program with some environment variables and waits until it listens.</summary>
    public static async Task<PlatformProcess> StartAsync(string dataDirectory, IReadOnlyDictionary<string, string> environment, params (string Key, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Platform.WebApi.dll"));
        start.ArgumentList.Add($"--Platform:DataDirectory={dataDirectory}");
        start.ArgumentList.Add("--urls=http://127.0.0.1:0");
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        foreach (var (key, value) in settings)
        {
            start.ArgumentList.Add($"--{key}={value}");
        }

        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new System.Text.StringBuilder();
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException($"The server ended before it listened:\n{said}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new PlatformProcess(process, await address.Task.WaitAsync(TimeSpan.FromSeconds(120)), said);

        void Hear(string? line)
        {
            lock (said)
            {
                said.AppendLine(line);
            }

            if (line?.Contains(Listening, StringComparison.Ordinal) == true)
            {
                address.TrySetResult(new Uri(line[(line.IndexOf(Listening, StringComparison.Ordinal) + Listening.Length)..].Trim()));
            }
        }
    }

    /// <summary>Waits until it has written a text.</summary>
    public async Task SaysAsync(string text, TimeSpan patience)
    {
        using var timeout = new CancellationTokenSource(patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!Said.Contains(text, StringComparison.Ordinal))
        {
            await timer.WaitForNextTickAsync(timeout.Token);
        }
    }

    /// <summary>A client of this process that acts for the account.</summary>
    public HttpClient ClientFor(TestAccount account) => TestAccount.ClientFor(Address, account.ApiToken);

    /// <summary><c>kill -9</c>.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary><c>kill -TERM</c>; gives the exit code.</summary>
    public async Task<int> TerminateAsync(TimeSpan patience)
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        await process.WaitForExitAsync().WaitAsync(patience);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }
}
