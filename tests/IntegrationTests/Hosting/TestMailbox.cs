using System.Threading.Channels;

namespace Platform.IntegrationTests.Hosting;

/// <summary>The <c>.eml</c> files that a server writes.</summary>
public sealed class TestMailbox : IDisposable
{
    private readonly string directory;
    private readonly FileSystemWatcher watcher;
    private readonly Channel<bool> changes = Channel.CreateUnbounded<bool>();
    private readonly HashSet<string> taken = [];

    internal TestMailbox(string directory)
    {
        this.directory = Directory.CreateDirectory(directory).FullName;
        watcher = new FileSystemWatcher(directory);
        watcher.Renamed += (_, _) => changes.Writer.TryWrite(true);
        watcher.EnableRaisingEvents = true;
    }

    /// <summary>Waits for the next mail to an address whose subject holds some words, and takes it out of the way of later calls.</summary>
    public async Task<TestMail> NextAsync(string to, string subject)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            foreach (var path in Directory.GetFiles(directory, "*.eml").Order(StringComparer.Ordinal))
            {
                var mail = new TestMail(await File.ReadAllTextAsync(path, patience.Token));
                if (mail.To == to && mail.Subject.Contains(subject, StringComparison.OrdinalIgnoreCase) && taken.Add(path))
                {
                    return mail;
                }
            }

            await changes.Reader.ReadAsync(patience.Token);
        }
    }

    /// <summary>How many mails there are to an address now.</summary>
    public int Count(string to) => Directory.GetFiles(directory, "*.eml").Count(path => new TestMail(File.ReadAllText(path)).To == to);

    public void Dispose() => watcher.Dispose();
}

/// <summary>One mail.</summary>
/// <param name="Text">The whole file.</param>
public sealed record TestMail(string Text)
{
    public string To => Header("To");

    public string Subject => Header("Subject");

    /// <summary>The last part of the first address in the plain text: the token of a link.</summary>
    public string Token => Link.Split('/', '=')[^1];

    /// <summary>The first address in the plain text.</summary>
    public string Link => Text.Split("\r\n").First(line => line.StartsWith("http", StringComparison.Ordinal));

    private string Header(string name) => Text.Split("\r\n").First(line => line.StartsWith(name + ": ", StringComparison.Ordinal))[(name.Length + 2)..];
}
