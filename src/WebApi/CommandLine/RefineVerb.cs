using System.CommandLine;
using System.Text.Json;
using Platform.Application.LeadFiles.Refining;
using Platform.Infrastructure;

namespace Platform.WebApi.CommandLine;

/// <summary><c>refine FILE [-o DIR]</c>: the refinery on a local file, without a server.</summary>
internal sealed class RefineVerb : ServerCommand
{
    private readonly Argument<FileInfo> file = new("FILE") { Description = "A lead file: CSV, TSV, XLSX; gzip or zip of one." };
    private readonly Option<DirectoryInfo?> directory = new("--output", "-o") { Description = "Directory of the results; FILE-refined beside the file when it is not said." };
    private readonly Option<string[]> mapping = new("--map") { Description = "What a column is, as \"Header=field\"; none passes it through.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string[]> match = new("--match") { Description = "Headers of further columns that tell leads apart.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<double?> threshold = new("--threshold") { Description = "Match probability, 0.5 to 1, from which two rows are one lead; derived from the file when it is not said." };
    private readonly Option<string?> country = new("--country") { Description = "Two-letter country of numbers and addresses that name none; US when it is not said." };
    private readonly Option<bool> header = new("--header") { Description = "The first record names the columns; found out when neither this nor --no-header is said." };
    private readonly Option<bool> noHeader = new("--no-header") { Description = "The first record is a lead like the others." };
    private readonly Option<FileInfo[]> against = new("--against") { Description = "Refined files of earlier runs: a lead of theirs keeps its cluster id and is a duplicate.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<bool> json = JsonOutput.Option();

    public RefineVerb(string[] settings)
        : base("refine", "Refines a local file without a server: refined.csv, rejected.csv, golden.csv and report.json.")
    {
        file.AcceptExistingOnly();
        Add(file);
        Add(directory);
        Add(mapping);
        Add(match);
        Add(threshold);
        Add(country);
        Add(header);
        Add(noHeader);
        against.AcceptExistingOnly();
        Add(against);
        Add(json);
        Validators.Add(result =>
        {
            if (result.GetValue(header) && result.GetValue(noHeader))
            {
                result.AddError("--header and --no-header exclude each other.");
            }
        });
        SetAction((parsed, cancellationToken) => RunAsync(parsed, settings, cancellationToken));
    }

    private async Task<int> RunAsync(ParseResult parsed, string[] settings, CancellationToken cancellationToken)
    {
        var input = parsed.GetRequiredValue(file);
        var options = OptionsOf(parsed);
        var results = Directory.CreateDirectory(parsed.GetValue(directory)?.FullName ?? Path.Combine(input.DirectoryName!, Path.GetFileNameWithoutExtension(input.Name) + "-refined")).FullName;
        var configuration = new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().AddCommandLine(settings).Build();
        await using var services = new ServiceCollection().AddRefinery(configuration).BuildServiceProvider();

        // Results take their places only when all of them are complete: a run that is broken off leaves earlier ones as they were.
        var work = Directory.CreateDirectory(Path.Combine(results, $".{Guid.NewGuid():N}"));
        try
        {
            var unfinished = RefiningOutputs.In(work.FullName);
            var job = new RefiningJob(input.Name, input.FullName, work.FullName, unfinished, options) { Against = [.. (parsed.GetValue(against) ?? []).Select(earlier => Earlier(earlier, options))] };
            var display = new ProgressDisplay(parsed.InvocationConfiguration.Error, live: !Console.IsErrorRedirected);
            var refined = await services.GetRequiredService<RefineryWarmUp>().RefineBesideAsync(job, display, cancellationToken);
            display.End();
            if (refined.Error is { } failure)
            {
                throw new CommandFailedException($"{failure.Message} ({failure.Code})");
            }

            var outputs = RefiningOutputs.In(results);
            foreach (var (from, to) in new[] { (unfinished.Refined, outputs.Refined), (unfinished.Rejected, outputs.Rejected), (unfinished.Golden, outputs.Golden), (unfinished.Report, outputs.Report) })
            {
                File.Move(from, to, overwrite: true);
            }

            await ShowAsync(parsed, outputs, cancellationToken);
            return PlatformCommandLine.Done;
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    // The report beside a refined file says what its columns are.
    private static EarlierFile Earlier(FileInfo refined, RefiningOptions options)
    {
        var report = RefiningOutputs.In(refined.DirectoryName!).Report;
        return new EarlierFile(Path.GetRelativePath(Directory.GetCurrentDirectory(), refined.FullName), refined.FullName, File.Exists(report) ? report : null, options.DefaultCountry);
    }

    private async Task ShowAsync(ParseResult parsed, RefiningOutputs outputs, CancellationToken cancellationToken)
    {
        var report = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(outputs.Report, cancellationToken));
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(json))
        {
            output.WriteJson(new { files = outputs, report });
            return;
        }

        new ReportTable(output).Print(report);
        await output.WriteLineAsync();
        foreach (var (what, path) in new[] { ("processed", outputs.Refined), ("rejected", outputs.Rejected), ("golden", outputs.Golden), ("report", outputs.Report) })
        {
            await output.WriteLineAsync($"  {what,-12}{Path.GetRelativePath(Directory.GetCurrentDirectory(), path)}");
        }
    }

    private bool? HasHeader(ParseResult parsed) => parsed.GetValue(header) ? true : parsed.GetValue(noHeader) ? false : null;

    // By way of the JSON that the API takes, so that both refuse the same in the same words.
    private RefiningOptions OptionsOf(ParseResult parsed)
    {
        var columns = new Dictionary<string, string>();
        foreach (var column in parsed.GetValue(mapping) ?? [])
        {
            var split = column.LastIndexOf('=');
            columns[split > 0 ? column[..split] : throw new CommandFailedException($"--map takes \"Header=field\", not '{column}'.", PlatformCommandLine.Misused)] = column[(split + 1)..];
        }

        var asked = new { mapping = columns, match = parsed.GetValue(match) is { Length: > 0 } headers ? headers : null, threshold = parsed.GetValue(threshold), default_country = parsed.GetValue(country), has_header = HasHeader(parsed) };
        var options = RefiningOptions.Parse(JsonSerializer.SerializeToElement(asked));
        return options.Error is null ? options.Value : throw new CommandFailedException(options.Error.Message, PlatformCommandLine.Misused);
    }
}
