using System.Globalization;
using System.Runtime.InteropServices;

namespace Platform.Infrastructure.Memory;

/// <summary>The files of the program, as far as they are in the memory of the process.</summary>
internal static class ProgramFiles
{
    private const int DoNotNeed = 4;
    private const int PageOut = 21;

    /// <summary>Where in the memory of the process files of its program are, as /proc/self/maps has it; empty where there is no Linux.</summary>
    public static IReadOnlySet<string> Shown() => OperatingSystem.IsLinux() ? File.ReadLines("/proc/self/maps").Where(IsProgram).ToHashSet() : [];

    /// <summary>
    /// Lets go of what the system shows to the process as it lies on disk, which are assemblies and libraries: of what starting a server has read in them little is read again. Of what was written to nothing is
    /// let go. What can only be read stays in the system's cache for as long as that has room, and is read again from there; of what could be written to, the system finds the pages that were not, and takes
    /// them for other things as when memory is short, if the user that the process runs as may write to the file.
    /// </summary>
    /// <param name="shown">
    /// What was <see cref="Shown"/> some time before: a file that is loaded just now may be shown for a moment only, and then other memory be where it was.
    /// </param>
    public static void LetGo(IReadOnlySet<string> shown)
    {
        if (shown.Count == 0)
        {
            return;
        }

        // 7f62a4a00000-7f62a4b53000 r-xp 00000000 fe:00 395873   /opt/platform/System.Private.CoreLib.dll, and then line by line what there is of it in memory.
        var unchanged = "";
        foreach (var line in File.ReadLines("/proc/self/smaps"))
        {
            if (line.Split(' ', 3) is [_, [_, var writable, _, 'p' or 's'], _])
            {
                unchanged = writable == '-' && shown.Contains(line) ? line : "";
                if (writable == 'w' && shown.Contains(line))
                {
                    LetGo(line, PageOut);
                }
            }
            else if (unchanged.Length > 0 && line.StartsWith("Anonymous:", StringComparison.Ordinal) && line.AsSpan("Anonymous:".Length).Trim() is "0 kB")
            {
                LetGo(unchanged, DoNotNeed);
            }
        }
    }

    // Only copies of a process's own: what is written to a shared one belongs into the file.
    private static bool IsProgram(string line) =>
        line.Split(' ', 3) is [_, [_, '-', _, _] or [_, 'w', _, 'p'], _]
        && (line.EndsWith(".dll", StringComparison.Ordinal) || line.EndsWith(".so", StringComparison.Ordinal) || line.Contains(".so.", StringComparison.Ordinal));

    private static void LetGo(string shown, int advice)
    {
        var range = shown[..shown.IndexOf(' ', StringComparison.Ordinal)].Split('-');
        var start = Address(range[0]);

        // Nothing depends on its success, and what is as it lies on disk is not lost.
        _ = Advise(start, (nuint)(Address(range[1]) - start), advice);
    }

    private static nint Address(string digits) => nint.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary><c>madvise(2)</c>.</summary>
    [DllImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Advise(nint start, nuint length, int advice);
}
