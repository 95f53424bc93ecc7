using Platform.Infrastructure;
using Platform.WebApi.Hosting;

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
