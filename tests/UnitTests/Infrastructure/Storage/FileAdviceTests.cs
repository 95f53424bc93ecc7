using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using Platform.Infrastructure.Storage;

namespace Platform.UnitTests.Infrastructure.Storage;

public sealed class FileAdviceTests : IDisposable
{
    private const int Length = 1 << 20;

    // Beside the tests: the system's directory of temporary files may be in memory, where there is nothing to let go of.
    private readonly string path = Path.Combine(AppContext.BaseDirectory, $"advice-{Guid.NewGuid():n}");

    public void Dispose() => File.Delete(path);

    [Fact]
    public void What_is_on_the_disk_is_let_go_of_and_read_again_as_it_was()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var content = new byte[Length];
        new Random(1).NextBytes(content);
        var advice = new FileAdvice();
        using (var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write))
        {
            advice.TryReserve(file, 0, 2 * Length);
            RandomAccess.Write(file, content, 0);
            advice.TryWriteOut(file, 0, Length).Should().BeTrue();
            RandomAccess.FlushToDisk(file);
            PagesInMemory().Should().Be(Length / Environment.SystemPageSize);

            advice.LetGo(file, 0, Length);

            PagesInMemory().Should().Be(0);
            RandomAccess.SetLength(file, Length);
        }

        File.ReadAllBytes(path).Should().Equal(content);
    }

    /// <summary>Pages of the file that the system has a copy of.</summary>
    private int PagesInMemory()
    {
        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        using var view = file.CreateViewAccessor(0, Length, MemoryMappedFileAccess.Read);
        var pages = new byte[Length / Environment.SystemPageSize];
        InMemory(view.SafeMemoryMappedViewHandle.DangerousGetHandle(), Length, pages).Should().Be(0);
        return pages.Count(page => (page & 1) != 0);
    }

    [DllImport("libc", EntryPoint = "mincore")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int InMemory(nint start, nuint length, byte[] pages);
}
