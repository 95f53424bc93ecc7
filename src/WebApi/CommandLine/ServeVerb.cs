using System.CommandLine;
using Platform.WebApi.Hosting;

namespace Platform.WebApi.CommandLine;

/// <summary><c>serve</c>: runs the server until it is told to stop.</summary>
internal sealed class ServeVerb : ServerCommand
{
    public ServeVerb(string[] settings)
        : base("serve", "Runs the server; brings the database to the present schema first. This is what happens without a command, too.") =>
        SetAction((_, _) => ServeAsync(settings));

    public static async Task<int> ServeAsync(string[] settings)
    {
        if (PlatformHost.IsAskedForItsApi)
        {
            await using var described = PlatformHost.CreateDescribed();
            await described.RunAsync();
            return PlatformCommandLine.Done;
        }

        await using var app = PlatformHost.Create(settings);
        await PlatformHost.MigrateAsync(app);
        await app.RunAsync();
        return PlatformCommandLine.Done;
    }
}
