using System.Diagnostics;
using System.Globalization;

namespace Platform.Benchmarks.Accounts;

/// <summary>
/// Times sign-in, refresh and an authorised read against ASP.NET Core's <c>MapIdentityApi</c> at the same hash cost. The two servers are asked in turn, so that whatever else
/// the machine does meets both alike.
/// </summary>
internal static class AccountsCommand
{
    public const string Usage = "accounts [--calls N] [--iterations N]   sign-in, refresh and authorised read against ASP.NET Core's MapIdentityApi";

    private const string Email = "ada@example.com";
    private const string Password = "violet tractor under eleven moons";
    private const int WarmUp = 20;

    public static async Task<int> RunAsync(string[] args)
    {
        var (calls, iterations) = (200, 210_000);
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--calls": calls = int.Parse(args[++i], CultureInfo.InvariantCulture); break;
                case "--iterations": iterations = int.Parse(args[++i], CultureInfo.InvariantCulture); break;
                default: throw new ArgumentException($"Unknown argument {args[i]}.");
            }
        }

        var directory = Directory.CreateTempSubdirectory("accounts-").FullName;
        try
        {
            await using var platform = await PlatformAccountServer.StartAsync(directory, Email, Password, iterations);
            await using var identity = await IdentityApiServer.StartAsync(directory, Email, Password, iterations);
            Console.WriteLine($"PBKDF2-HMAC-SHA512, {iterations:N0} rounds; {calls:N0} calls each, in turn; milliseconds");
            Console.WriteLine("                      platform            MapIdentityApi      ratio of");
            Console.WriteLine("                      median     p95      median     p95      medians");
            await CompareAsync("sign-in", calls, platform.SignInAsync, identity.SignInAsync);
            await CompareAsync("refresh", calls, platform.RefreshAsync, identity.RefreshAsync);
            await CompareAsync("authorised read", calls, platform.ReadAsync, identity.ReadAsync);
            return 0;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task CompareAsync(string operation, int calls, Func<Task> ours, Func<Task> theirs)
    {
        var (our, their) = (new double[calls], new double[calls]);
        for (var i = -WarmUp; i < calls; i++)
        {
            var (a, b) = (await TimeAsync(ours), await TimeAsync(theirs));
            if (i >= 0)
            {
                (our[i], their[i]) = (a, b);
            }
        }

        Array.Sort(our);
        Array.Sort(their);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{operation,-18}{our[calls / 2],10:0.00}{our[calls * 95 / 100],8:0.00}{their[calls / 2],12:0.00}{their[calls * 95 / 100],8:0.00}{our[calls / 2] / their[calls / 2],13:0.00}"));
    }

    private static async Task<double> TimeAsync(Func<Task> call)
    {
        var started = Stopwatch.GetTimestamp();
        await call();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
