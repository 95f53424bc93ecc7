using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Platform.Application.Ports;

namespace Platform.Infrastructure.Storage;

/// <summary>Advice as Linux takes it; other systems are told nothing.</summary>
internal sealed class FileAdvice : IFileAdvice
{
    private const int KeepSize = 1;
    private const uint Write = 2;
    private const int DoNotNeed = 4;

    // The calls take 64-bit positions where pointers have as many bits.
    private static readonly bool IsTaken = OperatingSystem.IsLinux() && Environment.Is64BitProcess;

    public bool TryReserve(SafeFileHandle file, long start, long length) => IsTaken && Allocate(file, KeepSize, start, length) == 0;

    public bool TryWriteOut(SafeFileHandle file, long start, long length) => IsTaken && Synchronise(file, start, length, Write) == 0;

    public void LetGo(SafeFileHandle file, long start, long length)
    {
        if (IsTaken)
        {
            _ = Advise(file, start, length, DoNotNeed);
        }
    }

    /// <summary><c>fallocate(2)</c>.</summary>
    [DllImport("libc", EntryPoint = "fallocate")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Allocate(SafeFileHandle file, int mode, long start, long length);

    /// <summary><c>sync_file_range(2)</c>.</summary>
    [DllImport("libc", EntryPoint = "sync_file_range")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Synchronise(SafeFileHandle file, long start, long length, uint flags);

    /// <summary><c>posix_fadvise(2)</c>.</summary>
    [DllImport("libc", EntryPoint = "posix_fadvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Advise(SafeFileHandle file, long start, long length, int advice);
}
