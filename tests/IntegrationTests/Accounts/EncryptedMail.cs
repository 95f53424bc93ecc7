using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Platform.IntegrationTests.Hosting;
using Platform.IntegrationTests.Survival;

namespace Platform.IntegrationTests.Accounts;

/// <summary>
/// Mail by a server that wants STARTTLS and signing in. The platform runs as a process of its own, because the machine's trusted certificates are read once a process:
/// <c>SSL_CERT_FILE</c> is how an operator with a certificate authority of their own names it.
/// </summary>
public sealed class EncryptedMail : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("platform-test-").FullName;

    [Fact]
    public async Task Is_sent_after_STARTTLS_and_signing_in()
    {
        using var certificate = Certificate("localhost");
        await using var smtp = new SmtpStandIn(certificate: certificate);
        await using var server = await StartAsync(smtp, certificate, SmtpStandIn.Credentials.Split(':')[1]);
        await RegisterAsync(server);

        var talk = await NextAsync(smtp);

        var (encrypted, signedIn, mail) = (Index(talk, "(encrypted)"), Index(talk, $"(signs in as {SmtpStandIn.Credentials})"), Index(talk, "MAIL FROM:<no-reply@platform.example>"));
        talk.Should().StartWith(talk.TakeWhile(l => l.StartsWith("EHLO", StringComparison.Ordinal)).Append("STARTTLS"), "nothing is said in the clear");
        encrypted.Should().BeGreaterThan(0);
        signedIn.Should().BeGreaterThan(encrypted);
        mail.Should().BeGreaterThan(signedIn);
        talk.Should().Contain("RCPT TO:<zoe@example.com>").And.Contain("Subject: Confirm your address");
    }

    [Fact]
    public async Task Is_kept_back_when_the_password_is_not_taken()
    {
        using var certificate = Certificate("localhost");
        await using var smtp = new SmtpStandIn(certificate: certificate);
        await using var server = await StartAsync(smtp, certificate, "wrong");
        await RegisterAsync(server);

        var talk = await NextAsync(smtp);

        talk.Should().Contain("(signs in as mailer:wrong)").And.NotContain(l => l.StartsWith("DATA", StringComparison.Ordinal) || l.StartsWith("Subject", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("localhost", false)]
    [InlineData("mail.example.com", true)]
    public async Task Says_nothing_to_a_server_whose_certificate_is_not_trusted_or_for_another_name(string name, bool trusted)
    {
        using var certificate = Certificate(name);
        await using var smtp = new SmtpStandIn(certificate: certificate);
        await using var server = await StartAsync(smtp, trusted ? certificate : null, SmtpStandIn.Credentials.Split(':')[1]);
        await RegisterAsync(server);

        var talk = await NextAsync(smtp);

        talk.Should().Contain("STARTTLS").And.NotContain(l => l.StartsWith("(signs in", StringComparison.Ordinal) || l.StartsWith("MAIL", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);

    private static int Index(IReadOnlyList<string> talk, string line) => talk.ToList().FindIndex(l => l.StartsWith(line, StringComparison.Ordinal));

    private static async Task<IReadOnlyList<string>> NextAsync(SmtpStandIn smtp)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return await smtp.Conversations.Reader.ReadAsync(patience.Token);
    }

    private static async Task RegisterAsync(PlatformProcess server)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        (await http.PostAsJsonAsync("/api/register", new { email = "zoe@example.com", password = TestAccount.GoodPassword, name = "Zoë Müller" })).EnsureSuccessStatusCode();
    }

    private static X509Certificate2 Certificate(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        return request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
    }

    private async Task<PlatformProcess> StartAsync(SmtpStandIn smtp, X509Certificate2? trusted, string password)
    {
        var environment = new Dictionary<string, string>();
        if (trusted is not null)
        {
            environment["SSL_CERT_FILE"] = Path.Combine(directory, "ca.pem");
            await File.WriteAllTextAsync(environment["SSL_CERT_FILE"], trusted.ExportCertificatePem());
        }

        return await PlatformProcess.StartAsync(
            directory,
            environment,
            ("Email:Provider", "smtp"),
            ("Email:From", "Platform <no-reply@platform.example>"),
            ("Email:Smtp:Host", "localhost"),
            ("Email:Smtp:Port", smtp.Port.ToString(CultureInfo.InvariantCulture)),
            ("Email:Smtp:User", SmtpStandIn.Credentials.Split(':')[0]),
            ("Email:Smtp:Password", password));
    }
}
