using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Platform.Domain.Leads.Matching;

/// <summary>One feature of rows that stand one after the other, so that several of them can be worked with at once.</summary>
internal static class FeatureColumns
{
    /// <summary>Copies a number of each row.</summary>
    /// <param name="number">That of the first row, within <see cref="RowFeatures"/>.</param>
    /// <param name="values">By row.</param>
    public static void Copy<T>(ref T number, Span<ulong> values)
        where T : unmanaged, IBinaryInteger<T>
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = ulong.CreateTruncating(number);
            number = ref Unsafe.AddByteOffset(ref number, (nuint)Unsafe.SizeOf<RowFeatures>());
        }
    }

    /// <summary>Hashes a name of each row; 0 where it is missing.</summary>
    /// <param name="name">That of the first row, within <see cref="RowFeatures"/>.</param>
    /// <param name="values">By row.</param>
    public static void Names(ref Vector128<byte> name, Span<ulong> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = ValueSlots.HashOf(name);
            name = ref Unsafe.AddByteOffset(ref name, (nuint)Unsafe.SizeOf<RowFeatures>());
        }
    }
}
