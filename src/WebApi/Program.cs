using System.Globalization;
using Platform.WebApi.CommandLine;

// The server says the same on every machine. (Globalization-invariant mode would do it too, but the SQL Server driver refuses to work in it.)
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

return await PlatformCommandLine.RunAsync(args, Console.Out, Console.Error);
