using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;
using Platform.Client;
using Platform.WebApi.CommandLine;
using Platform.WebApi.Hosting;

namespace Platform.WebApi.Demo;

/// <summary>
/// <c>demo [FILE] [--keep]</c>: the main job end to end, as a customer sees it. Starts the server on the embedded default in a data directory
/// of its own, makes an account, hands a file in over HTTP, shows progress, receives and verifies the callback, prints the report.
/// </summary>
internal static class DemoCommand
{
    private const string Email = "demo@example.com";
    private const string Name = "Demo Customer";
    private const string Sample = "leads-10000.csv";
    private static readonly TimeSpan MailPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan CallbackPatience = TimeSpan.FromMinutes(2);

    /// <summary>Runs the demo.</summary>
    /// <param name="file">The lead file; null for the shipped sample.</param>
    /// <param name="keep">Whether the server goes on at the end.</param>
    /// <param name="settings">Settings for the server, as <c>--Workers:Count=1</c>.</param>
    /// <param name="output">Where it tells what happens.</param>
    /// <returns>0 when the file was processed and the callback verified.</returns>
    /// <exception cref="CommandFailedException">It was not.</exception>
    public static async Task<int> RunAsync(string? file, bool keep, IReadOnlyList<string> settings, TextWriter output)
    {
        file ??= Path.Combine(AppContext.BaseDirectory, "samples", Sample);
        var time = PlatformCommandLine.Clock;
        var data = Path.GetFullPath(Path.Combine("data", "demo-" + time.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)));
        await using var customer = await CustomerSide.StartAsync(file, CancellationToken.None);
        await using var server = PlatformHost.Create([.. Settings(data, customer), .. settings]);
        await PlatformHost.MigrateAsync(server);
        if (server.Configuration["urls"] == PlatformHost.DefaultUrl)
        {
            // Nobody said where. Looked for as late as can be: between looking and listening somebody else may take it.
            server.Urls.Add($"http://127.0.0.1:{FreePort()}");
        }

        await server.StartAsync();
        try
        {
            await BeCustomerAsync(server, customer, data, file, output, time);
            if (keep)
            {
                output.WriteLine();
                output.WriteLine($"The server goes on at {server.Urls.First()}; Ctrl+C ends it.");
                await server.WaitForShutdownAsync();
            }

            return PlatformCommandLine.Done;
        }
        finally
        {
            await server.StopAsync();
        }
    }

    private static async Task BeCustomerAsync(WebApplication server, CustomerSide customer, string data, string file, TextWriter output, TimeProvider time)
    {
        var stopping = server.Lifetime.ApplicationStopping;
        using var client = new PlatformClient(new Uri(server.Urls.First()));

        await SignUpAsync(client, data, output, stopping);
        customer.Expect(new WebhookVerifier(await client.WebhookSecretAsync(stopping)));

        output.WriteLine($"process-leads: {customer.UrlOf(file)}");
        var handedIn = time.GetTimestamp();
        var id = await client.ProcessLeadsAsync(customer.UrlOf(file), Email, customer.CallbackUrl, stopping);
        await FollowAsync(client, id, output, stopping);
        var state = await ReceiveCallbackAsync(customer, id, time, output, stopping);
        if (state.GetProperty("status").GetString() != "PROCESSED")
        {
            throw new CommandFailedException($"The file was not processed: {state.GetProperty("error").GetRawText()}");
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"from process-leads to the callback: {time.GetElapsedTime(handedIn).TotalSeconds:0.0} s"));
        var results = await DownloadAsync(client, state, Path.Combine(data, "out"), stopping);
        new ReportTable(output).Print(JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(results["report"], stopping)));
        if (KnownAnswers.FileFor(file) is { } answers)
        {
            output.WriteLine();
            output.WriteLine("  against the known answers");
            foreach (var line in KnownAnswers.Compare(results["processed"], answers).Lines())
            {
                output.WriteLine($"    {line}");
            }
        }

        output.WriteLine();
        foreach (var (what, path) in results)
        {
            output.WriteLine($"  {what,-12}{Path.GetRelativePath(Directory.GetCurrentDirectory(), path)}");
        }
    }

    // The guard against private addresses stays as it is; only the customer's two addresses of this demo are let through.
    private static IEnumerable<string> Settings(string data, CustomerSide customer) =>
    [
        $"--Platform:DataDirectory={data}", "--Database:Provider=Sqlite", "--Storage:Provider=Local", "--Email:Provider=pickup", "--Captcha:Provider=none",
        $"--Fetch:AllowedHosts:0={customer.Authority}", $"--Callback:AllowedHosts:0={customer.Authority}", "--Serilog:MinimumLevel:Default=Warning", "--Serilog:MinimumLevel:Override:Quartz=Error",
    ];

    private static async Task SignUpAsync(PlatformClient client, string data, TextWriter output, CancellationToken stopping)
    {
        using var mailbox = new Mailbox(Path.Combine(data, "mail"));
        var password = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        await client.RegisterAsync(Email, password, Name, stopping);
        var mail = await OrFailAsync(mailbox.ConfirmationAsync(stopping).WaitAsync(MailPatience, stopping), "The confirmation mail did not come.");
        output.WriteLine($"register: {Email}; the confirmation is in {Path.GetRelativePath(Directory.GetCurrentDirectory(), mail.File)}");
        await client.VerifyEmailAsync(mail.Token, stopping);
        await client.LoginAsync(Email, password, stopping);
        var apiKey = await client.AuthenticateAsync(Email, password, stopping);
        await client.SignInAsync(apiKey, Email, stopping);
        output.WriteLine("verify-email, login, user-authenticate, generate-token: done");
    }

    private static async Task FollowAsync(PlatformClient client, string id, TextWriter output, CancellationToken stopping)
    {
        var display = new ProgressDisplay(output, live: !Console.IsOutputRedirected);
        _ = await client.EndOfAsync(id, display, stopping);
    }

    private static async Task<JsonElement> ReceiveCallbackAsync(CustomerSide customer, string id, TimeProvider time, TextWriter output, CancellationToken stopping)
    {
        var message = await OrFailAsync(
            customer.CallbackAsync(CallbackPatience, time, stopping), $"No callback with a good signature came within {CallbackPatience}; {customer.Refused} came with a bad one.");
        var state = message.GetProperty("data");
        if (state.GetProperty("file_upload_identifier").GetString() != id)
        {
            throw new CommandFailedException("The callback is about another file.");
        }

        output.WriteLine($"callback: {message.GetProperty("type").GetString()}, signature verified");
        return state;
    }

    private static async Task<IReadOnlyDictionary<string, string>> DownloadAsync(PlatformClient client, JsonElement state, string directory, CancellationToken stopping)
    {
        Directory.CreateDirectory(directory);
        var results = new Dictionary<string, string>();
        foreach (var (what, member, name) in new[]
        {
            ("processed", "processed_file_url", "refined.csv"), ("rejected", "rejected_file_url", "rejected.csv"), ("golden", "golden_file_url", "golden.csv"), ("report", "report_url", "report.json"),
        })
        {
            results[what] = Path.Combine(directory, name);
            await client.DownloadAsync(state.GetProperty(member).GetString()!, results[what], stopping);
        }

        return results;
    }

    private static async Task<T> OrFailAsync<T>(Task<T> task, string otherwise)
    {
        try
        {
            return await task;
        }
        catch (TimeoutException)
        {
            throw new CommandFailedException(otherwise);
        }
    }

    // The usual port when nothing else has it, so that --keep leaves the server where the documents say it is.
    private static int FreePort()
    {
        var usual = new Uri(PlatformHost.DefaultUrl).Port;
        return CanListen(usual) is { } port ? port : CanListen(0)!.Value;
    }

    private static int? CanListen(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
