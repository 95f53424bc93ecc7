using System.Runtime.InteropServices;
using Platform.Infrastructure.Memory;

namespace Platform.UnitTests.Infrastructure.Memory;

public sealed class NativeHeapTests
{
    [Fact]
    public void What_was_freed_goes_back_to_the_system()
    {
        if (!OperatingSystem.IsLinux() || !NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "malloc_trim", out _))
        {
            return;
        }

        // Pieces so small that the C library keeps them when they are freed; the last one stays, so that its memory does not end where they were.
        var pieces = Enumerable.Range(0, 20_000).Select(_ => Marshal.AllocHGlobal(4096)).ToList();
        pieces.ForEach(piece => Marshal.WriteByte(piece, 1));
        pieces[..^1].ForEach(Marshal.FreeHGlobal);

        NativeHeap.Trim().Should().BeTrue();

        Marshal.FreeHGlobal(pieces[^1]);
    }
}
