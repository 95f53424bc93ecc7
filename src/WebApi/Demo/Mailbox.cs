using System.Text.RegularExpressions;
using System.Threading.Channels;

namespace Platform.WebApi.Demo;

/// <summary>Reads the <c>.eml</c> files that the server writes instead of sending mail.</summary>
internal sealed partial class Mailbox : IDisposable
{
    private readonly string directory;
    private readonly FileSystemWatcher watcher;
    private readonly Channel<bool> arrivals = Channel.CreateUnbounded<bool>();

    public Mailbox(string directory)
    {
        this.directory = Directory.CreateDirectory(directory).FullName;
        watcher = new FileSystemWatcher(directory, "*.eml");
        watcher.Created += (_, _) => arrivals.Writer.TryWrite(true);
        watcher.Renamed += (_, _) => arrivals.Writer.TryWrite(true);
        watcher.EnableRaisingEvents = true;
    }

    /// <summary>Waits for the confirmation mail; gives its file and the token of its link.</summary>
    /// <exception cref="OperationCanceledException">None came in time.</exception>
    public async Task<(string File, string Token)> ConfirmationAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            foreach (var file in Directory.EnumerateFiles(directory, "*.eml"))
            {
                if (Link().Match(await File.ReadAllTextAsync(file, cancellationToken)) is { Success: true } link)
                {
                    return (file, link.Groups["token"].Value);
                }
            }

            await arrivals.Reader.ReadAsync(cancellationToken);
        }
    }

    public void Dispose() => watcher.Dispose();

    [GeneratedRegex(@"/api/verify-email/(?<token>[A-Za-z0-9._~-]+)")]
    private static partial Regex Link();
}
