using BenchmarkDotNet.Attributes;
using CsvHelper;

namespace Platform.Benchmarks.Micro;

/// <summary>Every cell of a list, found and unquoted; time a record. Ours also counts lines and checks widths, quotes and encoding, which the peer does not.</summary>
public class ParseBenchmarks : IDisposable
{
    private SampleList list = null!;

    /// <summary>Writes the list.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        list = new SampleList();
        if (Ours() != CsvHelperSpans())
        {
            throw new InvalidOperationException("The parsers do not agree on the list.");
        }
    }

    /// <summary>Deletes it.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        list.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The reader of the refinery; the bytes of all cells.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = SampleList.Rows)]
    public long Ours()
    {
        var bytes = 0L;
        foreach (var run in list.Text.Batches(CancellationToken.None))
        {
            using var cursor = list.Text.Open(run);
            while (cursor.Read())
            {
                for (var column = 0; column < cursor.Count; column++)
                {
                    bytes += cursor[column].Length;
                }
            }
        }

        return bytes;
    }

    /// <summary>CsvHelper 34, as spans.</summary>
    [Benchmark(OperationsPerInvoke = SampleList.Rows)]
    public long CsvHelperSpans()
    {
        var bytes = 0L;
        using var file = File.OpenRead(list.Path);
        using var reader = CsvReader.Create(file, new CsvReaderOptions { HasHeader = true });
        while (reader.Read())
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                bytes += reader.GetSpan(column).Length;
            }
        }

        return bytes;
    }

    /// <summary>CsvHelper 34, a string a cell.</summary>
    [Benchmark(OperationsPerInvoke = SampleList.Rows)]
    public long CsvHelperStrings()
    {
        var letters = 0L;
        using var file = File.OpenRead(list.Path);
        using var reader = CsvReader.Create(file, new CsvReaderOptions { HasHeader = true });
        while (reader.Read())
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                letters += System.Text.Encoding.UTF8.GetString(reader.GetSpan(column)).Length;
            }
        }

        return letters;
    }
}
