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

    [Fact]
    public void It_may_be_given_back_twice()
    {
        var array = new UnmanagedArray<uint>(10);

        array.Dispose();

        array.Invoking(own => own.Dispose()).Should().NotThrow();
    }
}
