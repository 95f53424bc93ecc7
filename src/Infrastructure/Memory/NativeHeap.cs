using System.Runtime.InteropServices;

namespace Platform.Infrastructure.Memory;

/// <summary>What the runtime and native libraries have from the C library.</summary>
internal static class NativeHeap
{
    // Of the program itself, which is where the C library is loaded already, whichever it is and whatever its file is called.
    private static readonly bool CanTrim = OperatingSystem.IsLinux() && NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "malloc_trim", out _);

    /// <summary>
    /// Gives the system back what was freed of it and is kept for later, most of it by the compiling of methods. glibc does so on demand only; other C libraries keep little and have no such function, and nothing
    /// is done.
    /// </summary>
    /// <returns>Whether memory was given back.</returns>
    public static bool Trim() => CanTrim && GiveBack(0) != 0;

    /// <summary><c>malloc_trim(3)</c>.</summary>
    [DllImport("libc", EntryPoint = "malloc_trim")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GiveBack(nuint keep);
}
