using System.Globalization;

namespace Platform.Benchmarks.Generation;

/// <summary><c>generate ROWS SEED DIRECTORY</c>: writes <c>leads-ROWS.csv</c> and <c>leads-ROWS.truth.csv</c>.</summary>
internal static class GenerateCommand
{
    public const string Usage = "generate ROWS SEED DIRECTORY   writes leads-ROWS.csv and leads-ROWS.truth.csv, the same for the same seed";

    public static int Run(ReadOnlySpan<string> args)
    {
        if (args.Length != 3 || !int.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out var rows) || rows < 10
            || !ulong.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
        {
            Console.Error.WriteLine($"usage: {Usage}");
            return 2;
        }

        Directory.CreateDirectory(args[2]);
        var path = Path.Combine(args[2], $"leads-{rows.ToString(CultureInfo.InvariantCulture)}");
        using var leads = File.Create($"{path}.csv");
        using var truth = File.Create($"{path}.truth.csv");
        new LeadList(rows, seed).Write(leads, truth);
        Console.WriteLine($"{path}.csv and {path}.truth.csv");
        return 0;
    }
}
