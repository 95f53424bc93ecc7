namespace Platform.WebApi.CommandLine;

/// <summary>The command cannot go on; the message says why, for the terminal.</summary>
internal sealed class CommandFailedException(string message, int exitCode = PlatformCommandLine.Failed) : Exception(message)
{
    /// <summary>What the program ends with.</summary>
    public int ExitCode { get; } = exitCode;
}
