using System.Diagnostics;
using System.Globalization;

namespace Platform.Benchmarks.Links;

/// <summary>
/// Times a request for 1,000 links, from the HTTP request to the committed rows and the answer, against signing the very same tokens and nothing else. The two take turns, so that
/// whatever else the machine does meets both alike.
/// </summary>
internal static class LinksCommand
{
    public const string Usage = "links [--rounds N] [--links N]   links a second through the server on SQLite (and PostgreSQL, if PLATFORM_TEST_POSTGRESQL is set) against signing their tokens alone";

    private const string PostgreSqlVariable = "PLATFORM_TEST_POSTGRESQL";
    private const int WarmUp = 3;

    public static async Task<int> RunAsync(string[] args)
    {
        var (rounds, links) = (20, 1000);
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--rounds": rounds = int.Parse(args[++i], CultureInfo.InvariantCulture); break;
                case "--links": links = int.Parse(args[++i], CultureInfo.InvariantCulture); break;
                default: throw new ArgumentException($"Unknown argument {args[i]}.");
            }
        }

        Console.WriteLine($"{rounds:N0} requests for {links:N0} links each, in turn with signing the same tokens; medians");
        Console.WriteLine("database         request ms    signing ms    links/s    tokens/s   ratio of times");
        await MeasureAsync("Sqlite", null, rounds, links);
        if (Environment.GetEnvironmentVariable(PostgreSqlVariable) is { Length: > 0 } connection)
        {
            await MeasureAsync("PostgreSql", connection, rounds, links);
        }

        return 0;
    }

    private static async Task MeasureAsync(string provider, string? connection, int rounds, int links)
    {
        await using var server = await LinkServer.StartAsync(provider, connection);
        var (requests, signings) = (new double[rounds], new double[rounds]);
        for (var i = -WarmUp; i < rounds; i++)
        {
            var started = Stopwatch.GetTimestamp();
            var tokens = await server.GenerateAsync(links);
            var request = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            var claims = tokens.Select(LinkServer.ClaimsOf).ToArray();
            started = Stopwatch.GetTimestamp();
            var signed = server.Sign(claims);
            var signing = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            if (!signed.SequenceEqual(tokens))
            {
                throw new InvalidOperationException("Signing alone gave other tokens than the request.");
            }

            if (i >= 0)
            {
                (requests[i], signings[i]) = (request, signing);
            }
        }

        Array.Sort(requests);
        Array.Sort(signings);
        var (median, alone) = (requests[rounds / 2], signings[rounds / 2]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{provider,-15}{median,12:0.0}{alone,14:0.0}{links * 1000 / median,11:N0}{links * 1000 / alone,12:N0}{median / alone,17:0.0}"));
    }
}
