using System.CommandLine;
using Platform.Infrastructure;

namespace Platform.WebApi.CommandLine;

/// <summary>The verbs of the program. Without one it serves.</summary>
internal static class PlatformCommandLine
{
    /// <summary>It was done.</summary>
    public const int Done = 0;

    /// <summary>It could not be done; the reason is on standard error.</summary>
    public const int Failed = 1;

    /// <summary>The command line or a setting is wrong; what is wrong is on standard error.</summary>
    public const int Misused = 2;

    /// <summary>The clock of commands that run before any service is there.</summary>
    public static TimeProvider Clock => TimeProvider.System;

    // A server stops as its host decides; the other commands have this long to clean up after Ctrl+C.
    private static readonly TimeSpan CleaningUp = TimeSpan.FromSeconds(10);

    /// <summary>Runs the program.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="error">Where progress and complaints go.</param>
    /// <returns>The exit code: <see cref="Done"/>, <see cref="Failed"/> or <see cref="Misused"/>.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var (settings, words) = ServerSettings.Split(args);
        var parsed = Build(settings).Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });
        List<string> problems = [.. parsed.Errors.Select(e => e.Message), .. ServerSettings.Unknown(settings)];
        if (settings.Length > 0 && parsed.CommandResult.Command is not (RootCommand or ServerCommand))
        {
            problems.Add($"{parsed.CommandResult.Command.Name} takes no settings; leave out {settings[0].Split('=')[0]}.");
        }

        if (problems.Count > 0)
        {
            problems.Add("--help shows what there is.");
            await error.WriteLineAsync(string.Join(Environment.NewLine, problems));
            return Misused;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = parsed.CommandResult.Command is RootCommand or ServeVerb or DemoVerb ? null : CleaningUp,
            });
        }
        catch (InvalidSettingException e)
        {
            await error.WriteLineAsync(e.Message);
            return Misused;
        }
        catch (CommandFailedException e)
        {
            await error.WriteLineAsync(e.Message);
            return e.ExitCode;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(e.Message);
            return Failed;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Stopped before the end.");
            return Failed;
        }
    }

    private static RootCommand Build(string[] settings)
    {
        var root = new RootCommand(
            """
            Refines lead files. Without a command it serves.

            Commands that run on this machine take every setting of docs/configuration.md as --Section:Key=value, for example
            --Platform:DataDirectory=/srv/platform; files and webhooks talk to a running server.
            """)
        {
            new ServeVerb(settings), new DemoVerb(settings), new MigrateVerb(settings), new RefineVerb(settings), new UserVerb(settings), new KeyVerb(settings), new FilesVerb(), new WebhooksVerb(),
        };
        root.SetAction((_, _) => ServeVerb.ServeAsync(settings));
        return root;
    }
}

/// <summary>A command that takes settings of the server.</summary>
internal abstract class ServerCommand(string name, string description) : Command(name, description);
