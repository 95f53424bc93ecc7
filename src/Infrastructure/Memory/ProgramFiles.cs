using System.Globalization;
using System.Runtime.InteropServices;

namespace Platform.Infrastructure.Memory;

/// <summary>The files of the program, as far as they are in the memory of the process.</summary>
internal static class ProgramFiles
{
    private const int DoNotNeed = 4;

    /// <summary>
    /// Lets go of what the system shows to the process as it lies on disk, which are assemblies and libraries: of what starting a server has read in them little is read again. They stay in the system's cache
    /// for as long as it has room, and what is read again comes from there. Of what may be written to, or was, nothing is let go. Does nothing where there is no Linux.
    /// </summary>
    public static void LetGo()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        // 7f62a4a00000-7f62a4b53000 r-xp 00000000 fe:00 395873   /opt/platform/System.Private.CoreLib.dll, and then line by line what there is of it in memory.
        (nint First, nint End)? unchanged = null;
        foreach (var line in File.ReadLines("/proc/self/smaps"))
        {
            if (line.Split(' ', 3) is [var range, [_, var writing, _, _], _] && range.Split('-') is [var first, var end])
            {
                unchanged = writing == '-' && IsProgram(line) ? (Address(first), Address(end)) : null;
            }
            else if (unchanged is { } file && line.StartsWith("Anonymous:", StringComparison.Ordinal) && line.AsSpan("Anonymous:".Length).Trim() is "0 kB")
            {
                // Nothing depends on its success, and what is as it lies on disk is not lost.
                _ = Advise(file.First, (nuint)(file.End - file.First), DoNotNeed);
            }
        }
    }

    private static bool IsProgram(string line) =>
        line.EndsWith(".dll", StringComparison.Ordinal) || line.EndsWith(".so", StringComparison.Ordinal) || line.Contains(".so.", StringComparison.Ordinal);

    private static nint Address(string digits) => nint.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary><c>madvise(2)</c>.</summary>
    [DllImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Advise(nint start, nuint length, int advice);
}
