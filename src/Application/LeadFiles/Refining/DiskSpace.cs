using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>
/// Space on the disk that is reserved before it is written to. Without, ext4 looks for space while it brings the bytes to the disk, and whoever writes on to that file waits for it meanwhile: of a large file a
/// fifth of the time. Linux does so where the file system can; where it cannot nothing is lost.
/// </summary>
internal static class DiskSpace
{
    private const int KeepSize = 1;

    /// <summary>Reserves space for a stretch of a file, whose length stays as it is.</summary>
    /// <param name="file">The file, open for writing.</param>
    /// <param name="start">Where the stretch begins.</param>
    /// <param name="length">Its bytes.</param>
    /// <returns>Whether it is reserved. If not, for want of space or because the file system cannot, writing tells.</returns>
    public static bool TryReserve(SafeFileHandle file, long start, long length) =>
        OperatingSystem.IsLinux() && Environment.Is64BitProcess && Allocate(file, KeepSize, start, length) == 0;

    /// <summary><c>fallocate(2)</c>.</summary>
    [DllImport("libc", EntryPoint = "fallocate")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Allocate(SafeFileHandle file, int mode, long start, long length);
}
