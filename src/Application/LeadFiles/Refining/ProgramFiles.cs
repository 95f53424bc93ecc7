using System.Globalization;
using System.Runtime.InteropServices;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>The files of the program, as far as they are in the memory of the process.</summary>
internal static partial class ProgramFiles
{
    private const int DoNotNeed = 4;

    /// <summary>
    /// Lets go of the assemblies that the system shows to the process as they lie on disk, which are most of those of packages: of what starting a server has read in them next to nothing is read again.
    /// They stay in the system's cache for as long as it has room, and what is read again comes from there. Of those that code runs from (the framework's) and of all that was written to nothing is let go.
    /// Does nothing where there is no Linux.
    /// </summary>
    public static void LetGo()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        foreach (var line in File.ReadLines("/proc/self/maps"))
        {
            // 7f62a4a00000-7f62a4b53000 r--s 00000000 fe:00 395873   /opt/platform/Quartz.dll
            if (line.EndsWith(".dll", StringComparison.Ordinal) && line.Split(' ', 3) is [var range, "r--s", _] && range.Split('-') is [var first, var end])
            {
                // Nothing depends on its success, and what is shared and only read is not lost.
                var start = Address(first);
                _ = Advise(start, (nuint)(Address(end) - start), DoNotNeed);
            }
        }
    }

    private static nint Address(string digits) => nint.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary><c>madvise(2)</c>.</summary>
    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint start, nuint length, int advice);
}
