using System.Buffers;
using Platform.Application.Ports;

namespace Platform.Infrastructure.Reading;

/// <summary>The texts of the runs that were walked over last, for who opens them soon: mostly the thread that has just walked.</summary>
internal sealed class WalkedTexts : IDisposable
{
    private const int Most = 8;

    private readonly Lock gate = new();
    private readonly List<WalkedRun> runs = [];

    /// <summary>Keeps the text of a run, and forgets the oldest where there are too many.</summary>
    public void Keep(WalkedRun run)
    {
        lock (gate)
        {
            if (runs.Count == Most)
            {
                ArrayPool<byte>.Shared.Return(runs[0].Text);
                runs.RemoveAt(0);
            }

            runs.Add(run);
        }
    }

    /// <summary>The text of the whole of a run, which is the caller's to return to the shared pool from then on; empty where it is not kept any more.</summary>
    public byte[] Take(TextBatch batch)
    {
        lock (gate)
        {
            var place = runs.FindIndex(run => ReferenceEquals(run.Batch.Starts, batch.Starts) && run.Batch.Count == batch.Count);
            if (place < 0)
            {
                return [];
            }

            var text = runs[place].Text;
            runs.RemoveAt(place);
            return text;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            runs.ForEach(run => ArrayPool<byte>.Shared.Return(run.Text));
            runs.Clear();
        }
    }
}
