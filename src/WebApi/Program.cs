using System.Globalization;
using Platform.Infrastructure;
using Platform.WebApi.Demo;
using Platform.WebApi.Hosting;

// The server says the same on every machine. (Globalization-invariant mode would do it too, but the SQL Server driver refuses to work in it.)
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

try
{
    return args switch
    {
        ["demo", .. var words] => await DemoCommand.RunAsync(words, Console.Out),
        ["serve", .. var settings] => await ServeAsync(settings),
        _ => await ServeAsync(args),
    };
}
catch (InvalidSettingException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}

static async Task<int> ServeAsync(string[] settings)
{
    await using var app = PlatformHost.Create(settings);
    await PlatformHost.MigrateAsync(app);
    await app.RunAsync();
    return 0;
}
