using System.Numerics;
using System.Runtime.CompilerServices;

namespace Platform.Domain.Leads.Matching;

/// <summary>Values whose frequencies are counted; extra slots follow.</summary>
internal enum CountedValue
{
    First,
    Last,
    Company,
    Email,
    Local,
    Phone,
    Address,
    Zip,
    City,
    BirthDate,
    Identifier,
    Extra,
}

/// <summary>
/// Where the values of all rows are counted: by hash in tables several times as large as there are rows, so that two values seldom share a count. Kept value by value, and filled while the features
/// of the rows are near, so that counting need not fetch them again for each value.
/// </summary>
internal sealed class ValueSlots : IDisposable
{
    /// <summary>Enough for four slots a row of sixteen million; they are counted run by run, so that more slots take no more memory.</summary>
    private const int MostBits = 26;

    private readonly int rows;
    private readonly UnmanagedArray<uint> columns;

    /// <summary>By value: whether some row has it.</summary>
    private readonly bool[] present;

    /// <param name="rows">Rows of the table.</param>
    /// <param name="extras">Its extra slots.</param>
    public ValueSlots(int rows, int extras)
    {
        this.rows = rows;
        Bits = Math.Clamp(BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)rows * 4)), 14, MostBits);
        present = new bool[(int)CountedValue.Extra + extras];

        // Of what no row has, and of what blocking needs none of, the system never makes any memory.
        columns = new UnmanagedArray<uint>(checked(Math.Max(present.Length, BlockingPlan.Limit) * rows));
    }

    /// <summary>Number of values, the extra ones included.</summary>
    public int Count => present.Length;

    /// <summary>log2 of the slots of one value.</summary>
    public int Bits { get; }

    /// <summary>By row: the slot of a value in the first bits, and the last one set; 0 where it is missing. Empty when all rows lack it.</summary>
    public ReadOnlySpan<uint> Of(int value) => present[value] ? Spare(value) : default;

    /// <summary>A number for each row, for who needs that once the values are counted; what is in it means nothing. There are as many as there may be blocking keys.</summary>
    public Span<uint> Spare(int number) => columns.Span.Slice(number * rows, rows);

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => columns.Dispose();

    /// <summary>Notes the values of the rows from <paramref name="first"/> to <paramref name="end"/>. Safe for use by several threads at once.</summary>
    public void Fill(FeatureTable features, int first, int end)
    {
        for (var row = first; row < end; row++)
        {
            ref var r = ref features.Rows[row];
            Note(CountedValue.First, row, r.FirstLength == 0 ? 0 : HashOf(r.First));
            Note(CountedValue.Last, row, r.LastLength == 0 ? 0 : HashOf(r.Last));
            Note(CountedValue.Company, row, r.Company);
            Note(CountedValue.Email, row, r.Email);
            Note(CountedValue.Local, row, r.EmailLocal);
            Note(CountedValue.Phone, row, r.Phone);
            Note(CountedValue.Address, row, FeatureTable.AddressKey(r.House, r.Street, r.Zip));
            Note(CountedValue.Zip, row, r.Zip);
            Note(CountedValue.City, row, r.City);
            Note(CountedValue.BirthDate, row, r.BirthDate);
            Note(CountedValue.Identifier, row, r.Identifier);
        }

        for (var extra = 0; extra < features.Extras.Length; extra++)
        {
            for (var row = first; row < end; row++)
            {
                Note(CountedValue.Extra + extra, row, features.Extras[extra][row]);
            }
        }
    }

    /// <summary>Hash of a packed name.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong HashOf(in System.Runtime.Intrinsics.Vector128<byte> name)
    {
        var halves = System.Runtime.Intrinsics.Vector128.AsUInt64(name);
        return Fold.Both(halves[0], halves[1] + 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Note(CountedValue value, int row, ulong hash)
    {
        if (hash != 0)
        {
            if (!present[(int)value])
            {
                present[(int)value] = true;
            }

            columns[((int)value * rows) + row] = ((uint)Fold.Mix(hash) << (32 - Bits)) | 1;
        }
    }
}
