using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace Platform.IntegrationTests.Accounts;

/// <summary>A mail server that takes mail on loopback (RFC 5321, the least of it), and can refuse the first attempts for now.</summary>
internal sealed class SmtpStandIn : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task serving;
    private int refusals;

    public SmtpStandIn(int refusals = 0)
    {
        this.refusals = refusals;
        listener.Start();
        serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>One list of lines for each connection that has ended: commands and content.</summary>
    public Channel<IReadOnlyList<string>> Conversations { get; } = Channel.CreateUnbounded<IReadOnlyList<string>>();

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving;
        stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                Conversations.Writer.TryWrite(await TalkAsync(client));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task<IReadOnlyList<string>> TalkAsync(TcpClient client)
    {
        var lines = new List<string>();
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\r\n" };
        try
        {
            await writer.WriteLineAsync("220 stand-in");
            while (await reader.ReadLineAsync(stop.Token) is { } line)
            {
                lines.Add(line);
                var verb = line.Split(' ')[0].ToUpperInvariant();
                if (verb == "QUIT")
                {
                    await writer.WriteLineAsync("221 bye");
                    break;
                }

                await writer.WriteLineAsync(verb switch
                {
                    "MAIL" when Interlocked.Decrement(ref refusals) >= 0 => "451 try again later",
                    "DATA" => await ContentAsync(reader, writer, lines),
                    _ => "250 fine",
                });
            }
        }
        catch (IOException)
        {
            // The client has hung up; what it said counts.
        }

        return lines;
    }

    private async Task<string> ContentAsync(StreamReader reader, StreamWriter writer, List<string> lines)
    {
        await writer.WriteLineAsync("354 go on");
        while (await reader.ReadLineAsync(stop.Token) is { } line && line != ".")
        {
            lines.Add(line);
        }

        return "250 taken";
    }
}
