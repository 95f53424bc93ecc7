namespace Platform.Application.Ports;

/// <summary>The memory that this process has from the system, which refining a large file takes a lot of.</summary>
public interface IProcessMemory
{
    /// <summary>
    /// Gives the system back what the server has in memory and does not need to refine a large file: what is left of requests and of its own start. Everything stands still for some hundredths of a second.
    /// </summary>
    /// <param name="bytes">Size of the file that is to be refined; nothing is done for a small one.</param>
    void MakeRoom(long bytes);

    /// <summary>
    /// Gives the system back what is left of a large file, which is most of the memory of the process and would stay until the next one has taken as much again. Everything stands still meanwhile, most of it
    /// while the system takes the memory: to be called when nobody waits for the file any more.
    /// </summary>
    /// <param name="rows">Rows of the file that was refined; nothing is done for a small one.</param>
    void GiveBack(long rows);
}
