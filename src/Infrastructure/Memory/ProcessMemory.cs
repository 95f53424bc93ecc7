using Platform.Application.Ports;

namespace Platform.Infrastructure.Memory;

/// <summary>Gives back memory of the collector, of the C library and of the files of the program.</summary>
internal sealed class ProcessMemory : IProcessMemory
{
    // Rows from which on a file leaves memory behind that is worth a moment in which nothing else runs.
    private const long LargeFile = 1 << 18;

    // As large as so many rows.
    private const long LargeInput = 32 << 20;

    public void MakeRoom(long bytes)
    {
        if (bytes >= LargeInput)
        {
            var shown = ProgramFiles.Shown();
            Collect();
            NativeHeap.Trim();
            ProgramFiles.LetGo(shown);
        }
    }

    public void GiveBack(long rows)
    {
        if (rows >= LargeFile)
        {
            Collect();
        }
    }

    private static void Collect() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}
