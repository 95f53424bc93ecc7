using Microsoft.Win32.SafeHandles;

namespace Platform.Application.Ports;

/// <summary>What the system is told of a large file while it is written. Nothing depends on whether it listens but time and memory.</summary>
public interface IFileAdvice
{
    /// <summary>
    /// Reserves space on the disk for a stretch of a file, whose length stays as it is. Without, ext4 looks for space while it brings the bytes to the disk, and whoever writes on to that file waits for it
    /// meanwhile: of a large file a fifth of the time.
    /// </summary>
    /// <param name="file">The file, open for writing.</param>
    /// <param name="start">Where the stretch begins.</param>
    /// <param name="length">Its bytes.</param>
    /// <returns>Whether it is reserved. If not, for want of space or because the file system cannot, writing tells.</returns>
    bool TryReserve(SafeFileHandle file, long start, long length);

    /// <summary>Has the system begin to bring what was written of a stretch to the disk, instead of some seconds later. Does not wait for it, unless the disk has as much to do as it takes on.</summary>
    /// <param name="file">The file, open for writing.</param>
    /// <param name="start">Where the stretch begins.</param>
    /// <param name="length">Its bytes.</param>
    /// <returns>Whether it begins. If not, the system has no such call or the file system does not know it.</returns>
    bool TryWriteOut(SafeFileHandle file, long start, long length);

    /// <summary>Lets go of the system's copy of a stretch in memory, as far as it is on the disk: that memory takes what is written next, where it would be looked for, and cleared, otherwise.</summary>
    /// <param name="file">The file.</param>
    /// <param name="start">Where the stretch begins; what the system keeps as a whole, and is in it in part, stays.</param>
    /// <param name="length">Its bytes.</param>
    void LetGo(SafeFileHandle file, long start, long length);
}
