using Microsoft.Win32.SafeHandles;
using Platform.Application.LeadFiles.Refining;
using Platform.Application.Ports;

namespace Platform.UnitTests.Application.LeadFiles.Refining;

public sealed class WriteBehindTests
{
    private readonly DiskTime clock = new();

    [Fact]
    public void A_small_file_is_left_to_the_system()
    {
        var told = new Told(clock);

        Write(told, WriteBehind.Step - 1);

        told.WrittenOut.Should().BeEmpty();
        told.LetGoOf.Should().BeEmpty();
    }

    [Theory]
    [InlineData(1, 300_000)]
    [InlineData(2, 300_000)]
    [InlineData(2, (int)WriteBehind.Step)]
    public void A_large_file_goes_to_the_disk_stretch_by_stretch_and_all_but_its_end_is_let_go_of(int threads, int stretch)
    {
        var told = new Told(clock);
        const long Length = 200L << 30;

        Write(told, Length, threads, stretch);

        var end = Continuous(told.WrittenOut);
        end.Should().BeInRange(Length - (4 * WriteBehind.Step), Length);
        Continuous(told.LetGoOf).Should().Be(end - WriteBehind.Kept);
        told.WrittenOut.Select(stretch => stretch.Length).Should().OnlyContain(length => length >= WriteBehind.Step && length % 4096 == 0);
    }

    [Fact]
    public void A_file_that_is_kept_whole_is_written_out_only()
    {
        var told = new Told(clock);

        Write(told, WriteBehind.Kept);

        told.WrittenOut.Should().NotBeEmpty();
        told.LetGoOf.Should().BeEmpty();
    }

    [Fact]
    public void A_disk_that_makes_wait_is_left_alone()
    {
        var told = new Told(clock) { BytesPerSecond = 100 << 20 };

        Write(told, 2000L << 20);

        told.Waited.Should().BeLessThan(TimeSpan.FromSeconds(0.3));
    }

    [Fact]
    public void A_disk_that_keeps_up_is_told_of_the_whole_file()
    {
        var told = new Told(clock) { BytesPerSecond = 4L << 30 };

        Write(told, 2000L << 20);

        Continuous(told.WrittenOut).Should().BeGreaterThan(1990L << 20);
    }

    [Fact]
    public void A_system_that_cannot_is_asked_once()
    {
        var told = new Told(clock) { Can = false };

        Write(told, 100L << 20);

        told.WrittenOut.Should().ContainSingle();
    }

    private void Write(Told told, long length, int threads = 1, int stretch = 300_000)
    {
        using var file = new SafeFileHandle();
        var behind = new WriteBehind(file, told, clock);
        var written = 0L;
        using var together = new Barrier(threads);
        var workers = Enumerable.Range(0, threads).Select(_ => new Thread(Work)).ToList();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());

        void Work()
        {
            together.SignalAndWait();
            for (long position; (position = Interlocked.Add(ref written, stretch)) <= length;)
            {
                behind.Written(position);
            }
        }
    }

    /// <summary>Where the stretches end, which in their order begin with the file and leave out nothing.</summary>
    private static long Continuous(IEnumerable<(long Start, long Length)> stretches)
    {
        var end = 0L;
        foreach (var (start, length) in stretches.OrderBy(stretch => stretch.Start))
        {
            start.Should().Be(end);
            end += length;
        }

        return end;
    }

    /// <summary>Time that passes for the disk only.</summary>
    private sealed class DiskTime : TimeProvider
    {
        private long ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Pass(TimeSpan time) => Interlocked.Add(ref ticks, time.Ticks);

        public override long GetTimestamp() => Interlocked.Read(ref ticks);
    }

    /// <summary>Writes down what it is told; takes as long as a disk would that never rests.</summary>
    private sealed class Told(DiskTime clock) : IFileAdvice
    {
        public List<(long Start, long Length)> WrittenOut { get; } = [];

        public List<(long Start, long Length)> LetGoOf { get; } = [];

        public bool Can { get; init; } = true;

        public double BytesPerSecond { get; init; } = double.PositiveInfinity;

        public TimeSpan Waited { get; private set; }

        public bool TryReserve(SafeFileHandle file, long start, long length) => true;

        public bool TryWriteOut(SafeFileHandle file, long start, long length)
        {
            lock (WrittenOut)
            {
                WrittenOut.Add((start, length));
                var wait = TimeSpan.FromSeconds(length / BytesPerSecond);
                Waited += wait;
                clock.Pass(wait);
                return Can;
            }
        }

        public void LetGo(SafeFileHandle file, long start, long length)
        {
            lock (LetGoOf)
            {
                LetGoOf.Add((start, length));
            }
        }
    }
}
