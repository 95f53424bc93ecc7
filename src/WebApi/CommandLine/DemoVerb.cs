using System.CommandLine;
using Platform.WebApi.Demo;

namespace Platform.WebApi.CommandLine;

/// <summary><c>demo [FILE] [--keep]</c>: the main job end to end.</summary>
internal sealed class DemoVerb : ServerCommand
{
    private readonly Argument<FileInfo> file = new("FILE")
    {
        Description = "A lead file (CSV, XLSX, gzip, zip); without it the shipped sample of 10,000 leads is taken.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> keep = new("--keep") { Description = "Leaves the server running at the end, until Ctrl+C." };

    public DemoVerb(string[] settings)
        : base("demo", "Starts a server in a directory of its own, makes an account, hands a file in over HTTP, receives the callback and prints the report.")
    {
        file.AcceptExistingOnly();
        Add(file);
        Add(keep);
        SetAction((parsed, _) => DemoCommand.RunAsync(parsed.GetValue(file)?.FullName, parsed.GetValue(keep), settings, parsed.InvocationConfiguration.Output));
    }
}
