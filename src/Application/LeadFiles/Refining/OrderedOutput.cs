using Microsoft.Win32.SafeHandles;
using Platform.Application.Ports;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>Lets workers through one by one in the order of their items, however they overtake each other before.</summary>
internal sealed class Turnstile
{
    private readonly object gate = new();
    private int next;

    /// <summary>Waits until all items before <paramref name="index"/> (0-based) have passed, then runs <paramref name="action"/>.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled while waiting.</exception>
    public void Pass(int index, Action action, CancellationToken cancellationToken)
    {
        Wait(index, cancellationToken);
        action();
        lock (gate)
        {
            next++;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>
    /// Waits until all items before <paramref name="index"/> have passed. From then on it is this item's turn, and nobody else's, until its
    /// <see cref="Pass"/>.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled while waiting.</exception>
    public void Wait(int index, CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.Register(Wake);
        lock (gate)
        {
            while (next != index)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Monitor.Wait(gate);
            }
        }
    }

    private void Wake()
    {
        lock (gate)
        {
            Monitor.PulseAll(gate);
        }
    }
}

/// <summary>
/// A file that several threads write to at once: each reserves the next stretch in its turn (see <see cref="Turnstile"/>) and fills
/// it when it likes.
/// </summary>
internal sealed class OrderedOutput : IDisposable
{
    // Small files are done before asking for space would pay.
    private const long SpaceAhead = 64 << 20;

    private readonly SafeFileHandle file;
    private readonly IFileAdvice advice;
    private readonly WriteBehind behind;
    private long space = SpaceAhead / 8;
    private bool hasSpaceAhead;

    /// <param name="path">The file, which is made anew.</param>
    /// <param name="advice">Tells the system of it.</param>
    /// <param name="clock">Tells whether the disk keeps up.</param>
    public OrderedOutput(string path, IFileAdvice advice, TimeProvider clock)
    {
        file = Create(path);
        this.advice = advice;
        behind = new WriteBehind(file, advice, clock);
    }

    /// <summary>Bytes reserved so far.</summary>
    public long Length { get; private set; }

    /// <summary>Reserves the next stretch of the file and returns where it starts. Not safe for several threads at once.</summary>
    public long Reserve(int length)
    {
        var start = Length;
        Length += length;
        if (Length > space)
        {
            // Of a file whose size is not known before, a stretch at a time.
            hasSpaceAhead |= advice.TryReserve(file, start, Length - start + SpaceAhead);
            space = Length + SpaceAhead;
        }

        return start;
    }

    /// <summary>Fills a reserved stretch. May be called by several threads at once.</summary>
    public void Fill(long start, ReadOnlySpan<byte> content)
    {
        if (!content.IsEmpty)
        {
            RandomAccess.Write(file, content, start);
            behind.Written(start);
        }
    }

    /// <summary>Writes what was put together to the next stretch and empties the buffer. Not safe for several threads at once.</summary>
    public void Append(CsvBuffer content)
    {
        Fill(Reserve(content.Length), content.Written);
        content.Clear();
    }

    public void Dispose()
    {
        if (hasSpaceAhead && !file.IsClosed)
        {
            // What was reserved beyond the end goes back.
            RandomAccess.SetLength(file, Length);
        }

        file.Dispose();
    }

    // Not by FileMode.Create, which cuts the file off even when it is new: ext4 takes that for an overwritten file, and closing it would wait until its bytes are on their way to the disk.
    private static SafeFileHandle Create(string path)
    {
        File.Delete(path);
        return File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
    }
}
