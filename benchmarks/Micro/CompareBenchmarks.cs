using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Platform.Domain.Leads.Matching;

namespace Platform.Benchmarks.Micro;

/// <summary>
/// Comparisons of last names, time a pair: ours against the textbook's way, written in <see cref="Textbook"/>, as no package for it is to be had. A third of the pairs is a name and
/// its misspelling.
/// </summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class CompareBenchmarks
{
    private const int Pairs = 4096;
    private const int Limit = 2;
    private const double Rounding = 1e-9;

    private readonly (byte[] One, byte[] Other)[] pairs = new (byte[], byte[])[Pairs];

    /// <summary>Makes the pairs, and holds both ways against each other.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        string[] starts = ["an", "ber", "car", "dal", "el", "fer", "gar", "hol", "john", "kim", "lind", "mac", "nor", "o'b", "pet", "rob", "sand", "thom", "wal", "zim"];
        string[] ends = ["son", "ström", "man", "er", "ez", "ton", "ley", "field", "a", "ski", "berg", "sen", "smith", "wood", "ard"];
        var random = new Random(1);
        for (var pair = 0; pair < Pairs; pair++)
        {
            var one = Name(random, starts, ends);
            var other = pair % 3 == 0 ? Misspelt(random, one) : Name(random, starts, ends);
            pairs[pair] = (System.Text.Encoding.UTF8.GetBytes(one), System.Text.Encoding.UTF8.GetBytes(other));
            if (Math.Abs(TextSimilarity.JaroWinkler(pairs[pair].One, pairs[pair].Other) - Textbook.JaroWinkler(pairs[pair].One, pairs[pair].Other)) > Rounding
                || TextSimilarity.Distance(pairs[pair].One, pairs[pair].Other, Limit) != Math.Min(Limit + 1, Textbook.Distance(pairs[pair].One, pairs[pair].Other)))
            {
                throw new InvalidOperationException($"The two ways do not agree on {one} and {other}.");
            }
        }
    }

    /// <summary>Bit-parallel.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Pairs), BenchmarkCategory("Jaro–Winkler")]
    public double JaroWinkler()
    {
        var sum = 0.0;
        foreach (var (one, other) in pairs)
        {
            sum += TextSimilarity.JaroWinkler(one, other);
        }

        return sum;
    }

    /// <summary>Two arrays of flags, all positions of the window.</summary>
    [Benchmark(OperationsPerInvoke = Pairs), BenchmarkCategory("Jaro–Winkler")]
    public double JaroWinklerTextbook()
    {
        var sum = 0.0;
        foreach (var (one, other) in pairs)
        {
            sum += Textbook.JaroWinkler(one, other);
        }

        return sum;
    }

    /// <summary>In a band.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Pairs), BenchmarkCategory("Damerau–Levenshtein")]
    public int Distance()
    {
        var sum = 0;
        foreach (var (one, other) in pairs)
        {
            sum += TextSimilarity.Distance(one, other, Limit);
        }

        return sum;
    }

    /// <summary>The whole matrix.</summary>
    [Benchmark(OperationsPerInvoke = Pairs), BenchmarkCategory("Damerau–Levenshtein")]
    public int DistanceTextbook()
    {
        var sum = 0;
        foreach (var (one, other) in pairs)
        {
            sum += Textbook.Distance(one, other);
        }

        return sum;
    }

    private static string Name(Random random, string[] starts, string[] ends) => starts[random.Next(starts.Length)] + ends[random.Next(ends.Length)];

    private static string Misspelt(Random random, string name)
    {
        var at = random.Next(name.Length - 1);
        return random.Next(3) switch
        {
            0 => name.Remove(at, 1),
            1 => name.Insert(at, "e"),
            _ => $"{name[..at]}{name[at + 1]}{name[at]}{name[(at + 2)..]}",
        };
    }
}
