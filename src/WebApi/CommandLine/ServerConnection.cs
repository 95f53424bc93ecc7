using System.CommandLine;

namespace Platform.WebApi.CommandLine;

/// <summary>How commands find a running server and who they are there. The key is never part of a command line, where other users could read it.</summary>
internal sealed class ServerConnection
{
    public const string ServerVariable = "PLATFORM_SERVER";
    public const string KeyVariable = "PLATFORM_API_KEY";

    private readonly Option<Uri> server = new("--server")
    {
        Description = $"Address of the server; otherwise the environment variable {ServerVariable}, otherwise {Hosting.PlatformHost.DefaultUrl}.",
        CustomParser = result => Uri.TryCreate(result.Tokens.Single().Value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : Complain(result),
    };

    private readonly Option<FileInfo?> keyFile = new("--api-key-file") { Description = $"File that holds the API key; otherwise the environment variable {KeyVariable}." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(server);
        command.Add(keyFile);
    }

    /// <summary>A client of the server; signed in when there is a key.</summary>
    /// <exception cref="CommandFailedException">The file of the key cannot be read, or a key is needed and missing.</exception>
    public PlatformClient Open(ParseResult parsed)
    {
        var address = parsed.GetValue(server) ?? new Uri(Environment.GetEnvironmentVariable(ServerVariable) is { Length: > 0 } variable ? variable : Hosting.PlatformHost.DefaultUrl);
        var key = parsed.GetValue(keyFile) is { } file ? File.ReadAllText(file.FullName) : Environment.GetEnvironmentVariable(KeyVariable);
        return new PlatformClient(address, string.IsNullOrWhiteSpace(key) ? throw new CommandFailedException($"Set {KeyVariable} to an API key, or name a file that holds one with --api-key-file.", PlatformCommandLine.Misused) : key.Trim());
    }

    private static Uri? Complain(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError($"--server takes an http or https address, not '{result.Tokens.Single().Value}'.");
        return null;
    }
}
