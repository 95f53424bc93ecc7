using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Platform.Infrastructure.Memory;

namespace Platform.UnitTests.Infrastructure.Memory;

public sealed class ProgramFilesTests : IDisposable
{
    // Beside the tests: what lies in the system's directory of temporary files may have no disk to be read again from.
    private readonly string path = Path.Combine(AppContext.BaseDirectory, $"{Guid.NewGuid():n}.dll");

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

    [Fact]
    public void Of_what_can_be_written_to_only_what_was_written_stays_in_memory()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var content = new byte[8 << 20];
        new Random(1).NextBytes(content);
        using (var written = File.Create(path))
        {
            written.Write(content);
            written.Flush(flushToDisk: true);
        }

        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.CopyOnWrite);
        using var view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.CopyOnWrite);
        Read(view).Should().Equal(content);
        content[5000] ^= 1;
        view.Write(5000, content[5000]);
        InMemory().Should().BeGreaterThan(content.Length >> 11);

        ProgramFiles.LetGo(ProgramFiles.Shown());

        // Not all of it: the system may have some pages in hand.
        InMemory().Should().BeLessThan(content.Length >> 11);
        Read(view).Should().Equal(content);
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
