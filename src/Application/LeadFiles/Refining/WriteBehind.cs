using Microsoft.Win32.SafeHandles;
using Platform.Application.Ports;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>
/// Has a file that is written from its beginning to its end brought to the disk while it is written, and the system's copy of what is there let go of. Else a large file takes as much memory again as it has
/// bytes, all of which the system has to look for and to clear first, and pushes out what others have in it. A disk that does not keep up is left alone: nobody waits for it here.
/// </summary>
/// <param name="file">The file, open for writing.</param>
/// <param name="advice">Tells the system.</param>
/// <param name="clock">Tells whether the disk keeps up.</param>
internal sealed class WriteBehind(SafeFileHandle file, IFileAdvice advice, TimeProvider clock)
{
    /// <summary>Bytes that the system is told of at once; a shorter file is left to it.</summary>
    public const long Step = 8 << 20;

    /// <summary>Bytes at the end that are not let go of: most of them are on their way still, and a file that is no longer is read again soon.</summary>
    public const long Kept = 16 << 20;

    // A disk that keeps up takes on a gigabyte in less than half of a second.
    private const double BytesPerSecond = 2L << 30;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.1);

    private const long Page = 4096;

    // Where the next step begins; beyond any file when there is none any more.
    private long next;
    private long waited;

    /// <summary>Tells that the file is written up to a position, but for stretches that other threads are about to fill. May be called by several threads at once.</summary>
    /// <param name="position">The position in bytes.</param>
    public void Written(long position)
    {
        var start = Volatile.Read(ref next);
        var end = position & -Page;
        if (end - start < Step || Interlocked.CompareExchange(ref next, end, start) != start)
        {
            return;
        }

        var began = clock.GetTimestamp();
        var begins = advice.TryWriteOut(file, start, end - start);
        if (end > Kept)
        {
            var first = Math.Max(start - Kept, 0);
            advice.LetGo(file, first, end - Kept - first);
        }

        var wait = TimeSpan.FromTicks(Interlocked.Add(ref waited, clock.GetElapsedTime(began).Ticks));
        if (!begins || wait > Patience + TimeSpan.FromSeconds(end / BytesPerSecond))
        {
            Volatile.Write(ref next, long.MaxValue);
        }
    }
}
