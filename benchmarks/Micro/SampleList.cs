using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Application.Ports;
using Platform.Benchmarks.Generation;
using Platform.Infrastructure;

namespace Platform.Benchmarks.Micro;

/// <summary>The sound records of a generated list on disk, always the same ones, opened as the refinery opens it.</summary>
internal sealed class SampleList : IDisposable
{
    /// <summary>Records of the list, and operations of a benchmark that goes over all of them.</summary>
    public const int Rows = 20_000;

    private readonly ServiceProvider services = new ServiceCollection().AddRefinery(new ConfigurationBuilder().Build()).BuildServiceProvider();
    private readonly string directory = Directory.CreateTempSubdirectory("platform-micro-").FullName;

    public SampleList()
    {
        Path = System.IO.Path.Combine(directory, "leads.csv");
        var all = System.IO.Path.Combine(directory, "all.csv");
        using (var leads = File.Create(all))
        {
            new LeadList(Rows * 2, seed: 1).Write(leads, Stream.Null);
        }

        using (var text = Open(all))
        using (var sound = File.Create(Path))
        {
            WriteSound(text, sound);
        }

        Text = Open(Path);
    }

    public string Path { get; }

    public ILeadText Text { get; }

    private ILeadText Open(string path) =>
        services.GetRequiredService<ILeadFileReader>().OpenAsync(path, directory, hasHeader: true, CancellationToken.None).GetAwaiter().GetResult().Value;

    private static void WriteSound(ILeadText text, Stream output)
    {
        var written = 0;
        output.Write(System.Text.Encoding.UTF8.GetBytes(string.Join(',', text.Header)));
        foreach (var run in text.Batches(CancellationToken.None))
        {
            using var cursor = text.Open(run);
            while (written < Rows && cursor.Read())
            {
                if (cursor.IsPlain)
                {
                    output.WriteByte((byte)'\n');
                    output.Write(cursor.Raw);
                    written++;
                }
            }
        }

        if (written < Rows)
        {
            throw new InvalidOperationException($"Only {written} of the generated records are sound.");
        }
    }

    public void Dispose()
    {
        Text.Dispose();
        services.Dispose();
        Directory.Delete(directory, recursive: true);
    }
}
