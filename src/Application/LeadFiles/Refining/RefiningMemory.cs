namespace Platform.Application.LeadFiles.Refining;

/// <summary>The memory that refining finds and leaves behind.</summary>
public static class RefiningMemory
{
    // Rows from which on a file leaves memory behind that is worth a moment in which nothing else runs.
    private const long LargeFile = 1 << 18;

    // As large as so many rows.
    private const long LargeInput = 32 << 20;

    /// <summary>
    /// Gives the system back what the server has in memory and does not need to refine a large file: what is left of requests and of its own start. Everything stands still for some hundredths of a second.
    /// </summary>
    /// <param name="bytes">Size of the file that is to be refined.</param>
    public static void MakeRoom(long bytes)
    {
        if (bytes >= LargeInput)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            ProgramFiles.LetGo();
        }
    }

    /// <summary>
    /// Gives the system back what is left of a large file, which is most of the memory of the process and would stay until the next one has taken as much again. Everything stands still meanwhile, most of it
    /// while the system takes the memory: to be called when nobody waits for the file any more.
    /// </summary>
    /// <param name="rows">Rows of the file that was refined.</param>
    public static void GiveBack(long rows)
    {
        if (rows >= LargeFile)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }
}
