using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace Platform.WebApi.CommandLine;

/// <summary><c>files list|show|wait|download</c>: lead files on a running server.</summary>
internal sealed class FilesVerb : Command
{
    private static readonly (string Member, string Name)[] Results =
    [
        ("processed_file_url", "refined.csv"), ("rejected_file_url", "rejected.csv"), ("golden_file_url", "golden.csv"), ("report_url", "report.json"),
    ];

    private readonly ServerConnection connection = new();
    private readonly Argument<string> id = new("ID") { Description = "Identifier of the file." };
    private readonly Option<bool> json = JsonOutput.Option();
    private readonly Option<int> limit = new("--limit") { DefaultValueFactory = _ => 50, Description = "At most so many, the newest first; 1 to 200." };
    private readonly Option<DirectoryInfo?> directory = new("--output", "-o") { Description = "Directory of the results; the identifier of the file when it is not said." };

    public FilesVerb()
        : base("files", "Lead files on a running server.")
    {
        Add(Verb("list", "Lists the project's files.", ListAsync, limit));
        Add(Verb("show", "Shows the state of a file.", ShowAsync, id));
        Add(Verb("wait", "Waits until a file has ended, with its progress; exit code 1 when it failed.", WaitAsync, id));
        Add(Verb("download", "Downloads what a file was refined to: refined.csv, rejected.csv, golden.csv, report.json.", DownloadAsync, id, directory));
    }

    private Command Verb(string name, string description, Func<PlatformClient, ParseResult, CancellationToken, Task<int>> act, params Symbol[] symbols)
    {
        var verb = new Command(name, description);
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument)
            {
                verb.Add(argument);
            }
            else
            {
                verb.Add((Option)symbol);
            }
        }

        verb.Add(json);
        connection.AddTo(verb);
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = connection.Open(parsed);
            return await act(client, parsed, cancellationToken);
        });
        return verb;
    }

    private async Task<int> ListAsync(PlatformClient client, ParseResult parsed, CancellationToken cancellationToken)
    {
        var page = await client.FilesAsync(parsed.GetValue(limit), cancellationToken);
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(json))
        {
            output.WriteJson(page);
            return PlatformCommandLine.Done;
        }

        foreach (var file in page.GetProperty("items").EnumerateArray())
        {
            await output.WriteLineAsync(Line(file));
        }

        return PlatformCommandLine.Done;
    }

    private async Task<int> ShowAsync(PlatformClient client, ParseResult parsed, CancellationToken cancellationToken) =>
        await ShowAsync(parsed, await client.FileAsync(parsed.GetRequiredValue(id), cancellationToken));

    private async Task<int> WaitAsync(PlatformClient client, ParseResult parsed, CancellationToken cancellationToken)
    {
        var file = await client.EndOfAsync(parsed.GetRequiredValue(id), new ProgressDisplay(parsed.InvocationConfiguration.Error, live: !Console.IsErrorRedirected), cancellationToken);
        await ShowAsync(parsed, file);
        return file.GetProperty("status").GetString() == "PROCESSED" ? PlatformCommandLine.Done : PlatformCommandLine.Failed;
    }

    private async Task<int> DownloadAsync(PlatformClient client, ParseResult parsed, CancellationToken cancellationToken)
    {
        var file = await client.FileAsync(parsed.GetRequiredValue(id), cancellationToken);
        if (file.GetProperty("status").GetString() is not "PROCESSED" and var status)
        {
            throw new CommandFailedException($"The file is {status}; there is something to download when it is PROCESSED.");
        }

        var target = Directory.CreateDirectory(parsed.GetValue(directory)?.FullName ?? parsed.GetRequiredValue(id)).FullName;
        var paths = new Dictionary<string, string>();
        foreach (var (member, name) in Results)
        {
            paths[name] = Path.Combine(target, name);
            await client.DownloadAsync(file.GetProperty(member).GetString()!, paths[name], cancellationToken);
        }

        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(json))
        {
            output.WriteJson(paths);
        }
        else
        {
            await output.WriteLineAsync(string.Join(Environment.NewLine, paths.Values));
        }

        return PlatformCommandLine.Done;
    }

    private async Task<int> ShowAsync(ParseResult parsed, JsonElement file)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(json))
        {
            output.WriteJson(file);
            return PlatformCommandLine.Done;
        }

        await output.WriteLineAsync(Line(file));
        if (file.GetProperty("summary") is { ValueKind: JsonValueKind.Object } summary)
        {
            await output.WriteLineAsync(string.Join(", ", summary.EnumerateObject().Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Name} {m.Value.GetInt64():N0}"))));
        }

        if (file.GetProperty("error") is { ValueKind: JsonValueKind.Object } error)
        {
            await output.WriteLineAsync($"{error.GetProperty("message").GetString()} ({error.GetProperty("code").GetString()})");
        }

        return PlatformCommandLine.Done;
    }

    private static string Line(JsonElement file) => string.Create(
        CultureInfo.InvariantCulture,
        $"{file.GetProperty("file_upload_identifier").GetString()}  {file.GetProperty("status").GetString(),-10}  {file.GetProperty("progress").GetProperty("percent").GetDouble(),3:0} %  {file.GetProperty("created_at").GetDateTimeOffset():yyyy-MM-dd HH:mm:ss}Z  {file.GetProperty("file_name").GetString()}");
}
