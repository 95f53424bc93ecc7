using System.Runtime.CompilerServices;
using Platform.Domain.Leads.Matching;

namespace Platform.UnitTests.Domain.Leads.Matching;

public sealed class UnmanagedArrayTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(1_000)]
    [InlineData(10_000_000)]
    public void It_is_all_zeros_at_first(int length)
    {
        using var array = new UnmanagedArray<uint>(length);

        array.Length.Should().Be(length);
        array.Span.Length.Should().Be(length);
        array.Span.ContainsAnyExcept(0u).Should().BeFalse();
    }

    [Fact]
    public void The_features_of_a_row_are_two_cache_lines()
    {
        using var array = new UnmanagedArray<RowFeatures>(10);

        for (var row = 0; row < array.Length; row++)
        {
            (Unsafe.ByteOffset(ref Unsafe.NullRef<RowFeatures>(), ref array[row]) % 64).Should().Be(0);
        }

        Unsafe.SizeOf<RowFeatures>().Should().Be(2 * 64);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10)]
    public void There_is_nothing_beyond_its_ends(int index)
    {
        using var array = new UnmanagedArray<uint>(10);

        var reach = () => array[index] = 1;

        reach.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [InlineData(1_000, 10)]
    [InlineData(10_000_000, 2_000_000)]
    [InlineData(100, 100)]
    public void What_it_is_shrunk_to_stays(int length, int left)
    {
        using var array = new UnmanagedArray<ulong>(length);
        for (var index = 0; index < length; index++)
        {
            array[index] = (ulong)index;
        }

        array.Shrink(left);

        array.Length.Should().Be(left);
        array.Span.ToArray().SequenceEqual(Enumerable.Range(0, left).Select(index => (ulong)index)).Should().BeTrue();
        (Unsafe.ByteOffset(ref Unsafe.NullRef<ulong>(), ref array[0]) % 64).Should().Be(0);
    }

    [Fact]
    public void It_may_be_given_back_twice()
    {
        var array = new UnmanagedArray<uint>(10);

        array.Dispose();

        array.Invoking(own => own.Dispose()).Should().NotThrow();
    }

    [Fact]
    public void Nothing_is_read_from_memory_that_was_given_back()
    {
        var array = new UnmanagedArray<long>(3);
        array.Dispose();

        var read = () => array[0];

        read.Should().Throw<ArgumentOutOfRangeException>();
        array.Span.Length.Should().Be(0);
    }
}
