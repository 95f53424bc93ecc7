using System.Globalization;
using Platform.Infrastructure;
using Platform.WebApi.Hosting;

// The server says the same on every machine. (Globalization-invariant mode would do it too, but the SQL Server driver refuses to work in it.)
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

try
{
    var app = PlatformHost.Create(args);
    await PlatformHost.MigrateAsync(app);
    await app.RunAsync();
    return 0;
}
catch (InvalidSettingException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}
