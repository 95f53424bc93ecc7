namespace Platform.Application.LeadFiles.Refining;

/// <summary>The memory that refining leaves behind.</summary>
public static class RefiningMemory
{
    // Rows from which on a file leaves memory behind that is worth a moment in which nothing else runs.
    private const long LargeFile = 1 << 18;

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
