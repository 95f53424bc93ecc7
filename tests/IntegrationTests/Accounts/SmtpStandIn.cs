using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Channels;

namespace Platform.IntegrationTests.Accounts;

/// <summary>
/// A mail server that takes mail on loopback (RFC 5321, the least of it), can refuse the first attempts for now, and knows no address that begins with <c>nobody</c>. With a certificate it takes mail only after STARTTLS
/// (RFC 3207) and signing in (RFC 4954, LOGIN).
/// </summary>
internal sealed class SmtpStandIn : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task serving;
    private readonly X509Certificate2? certificate;
    private int refusals;

    public SmtpStandIn(int refusals = 0, X509Certificate2? certificate = null)
    {
        this.refusals = refusals;
        this.certificate = certificate;
        listener.Start();
        serving = ServeAsync();
    }

    /// <summary>User name and password that are let in.</summary>
    public const string Credentials = "mailer:open sesame ünlocked";

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
        try
        {
            await using var plain = client.GetStream();
            if (await TalkAsync(plain, lines, secure: false) == Next.Encrypt)
            {
                await using var encrypted = new SslStream(plain);
                await encrypted.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stop.Token);
                lines.Add("(encrypted)");
                await TalkAsync(encrypted, lines, secure: true);
            }
        }
        catch (Exception e) when (e is IOException or AuthenticationException)
        {
            // The client has hung up, or does not trust the certificate; what it said counts.
        }

        return lines;
    }

    private async Task<Next> TalkAsync(Stream stream, List<string> lines, bool secure)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { AutoFlush = true, NewLine = "\r\n" };
        var signedIn = certificate is null;
        if (!secure)
        {
            await writer.WriteLineAsync("220 stand-in");
        }

        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            lines.Add(line);
            var verb = line.Split(' ')[0].ToUpperInvariant();
            switch (verb)
            {
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return Next.HangUp;
                case "STARTTLS" when certificate is not null && !secure:
                    await writer.WriteLineAsync("220 go on");
                    return Next.Encrypt;
                case "EHLO" when certificate is not null:
                    await writer.WriteLineAsync(secure ? "250-stand-in\r\n250 AUTH LOGIN" : "250-stand-in\r\n250 STARTTLS");
                    break;
                case "AUTH" when secure:
                    signedIn = await SignInAsync(line, reader, writer, lines);
                    break;
                case "MAIL" when !signedIn:
                    await writer.WriteLineAsync("530 sign in first");
                    break;
                case "MAIL" when Interlocked.Decrement(ref refusals) >= 0:
                    await writer.WriteLineAsync("451 try again later");
                    break;
                case "RCPT" when line.Contains("<nobody", StringComparison.Ordinal):
                    await writer.WriteLineAsync("550 no such mailbox");
                    break;
                default:
                    await writer.WriteLineAsync(verb == "DATA" ? await ContentAsync(reader, writer, lines) : "250 fine");
                    break;
            }
        }

        return Next.HangUp;
    }

    private async Task<bool> SignInAsync(string line, StreamReader reader, StreamWriter writer, List<string> lines)
    {
        var user = line.Split(' ').ElementAtOrDefault(2);
        if (user is null)
        {
            await writer.WriteLineAsync("334 VXNlcm5hbWU6");
            user = await reader.ReadLineAsync(stop.Token);
        }

        await writer.WriteLineAsync("334 UGFzc3dvcmQ6");
        var password = await reader.ReadLineAsync(stop.Token);
        var sent = $"{Encoding.UTF8.GetString(Convert.FromBase64String(user!))}:{Encoding.UTF8.GetString(Convert.FromBase64String(password!))}";
        lines.Add($"(signs in as {sent})");
        await writer.WriteLineAsync(sent == Credentials ? "235 welcome" : "535 no");
        return sent == Credentials;
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

    private enum Next
    {
        HangUp,
        Encrypt,
    }
}
