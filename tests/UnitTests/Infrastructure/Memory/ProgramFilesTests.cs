using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Platform.Infrastructure.Memory;

namespace Platform.UnitTests.Infrastructure.Memory;

public sealed class ProgramFilesTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.dll");

    public void Dispose() => File.Delete(path);

    [Fact]
    public void A_program_file_that_is_let_go_takes_no_memory_until_it_is_read_again()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var content = new byte[1 << 20];
        new Random(1).NextBytes(content);
        File.WriteAllBytes(path, content);
        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        using var view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        Read(view).Should().Equal(content);
        InMemory().Should().Be(content.Length >> 10);

        var earlier = ProgramFiles.Shown().Where(line => !line.Contains(path, StringComparison.Ordinal)).ToHashSet();
        ProgramFiles.LetGo(earlier);
        InMemory().Should().Be(content.Length >> 10, "it was not there yet");

        ProgramFiles.LetGo(ProgramFiles.Shown());

        InMemory().Should().Be(0);
        Read(view).Should().Equal(content);
    }

    [Fact]
    public void What_was_written_to_stays_even_when_it_may_only_be_read_any_more()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        File.WriteAllBytes(path, new byte[1 << 16]);
        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.CopyOnWrite);
        using var view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.CopyOnWrite);
        view.Write(5000, (byte)7);
        Protect(view.SafeMemoryMappedViewHandle.DangerousGetHandle(), 1 << 16, ReadOnly).Should().Be(0);

        ProgramFiles.LetGo(ProgramFiles.Shown());

        view.ReadByte(5000).Should().Be(7);
    }

    private const int ReadOnly = 1;

    [DllImport("libc", EntryPoint = "mprotect")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Protect(nint start, nuint length, int protection);

    private static byte[] Read(MemoryMappedViewAccessor view)
    {
        var read = new byte[view.Capacity];
        view.ReadArray(0, read, 0, read.Length);
        return read;
    }

    /// <summary>What the process has of the file in memory, in kB.</summary>
    private int InMemory()
    {
        var map = File.ReadAllText("/proc/self/smaps");
        return int.Parse(Regex.Match(map[map.IndexOf(path, StringComparison.Ordinal)..], @"Rss:\s+(\d+) kB").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
    }
}
