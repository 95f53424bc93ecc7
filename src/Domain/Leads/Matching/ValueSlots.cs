using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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
/// of the rows are near, so that counting need not fetch them again for each value. Once they are counted, the keys that candidates are chosen by have the memory.
/// </summary>
internal sealed class ValueSlots : IDisposable
{
    /// <summary>Enough for four slots a row of sixteen million; they are counted run by run, so that more slots take no more memory.</summary>
    private const int MostBits = 26;

    /// <summary>Columns of a number a row that hold a byte of each row for every value that is always counted.</summary>
    private const int FrequencyColumns = ((int)CountedValue.Extra + sizeof(uint) - 1) / sizeof(uint);

    /// <summary>Rows whose values are noted at a time.</summary>
    public const int RunLength = 128;

    private readonly int rows;
    private readonly int columns;

    /// <summary>From the start of one column to that of the next, in its numbers: whole cache lines.</summary>
    private readonly int stride;
    private readonly UnmanagedArray<ulong> memory;
    private readonly ConcurrentBag<SortBuffer> sorting = [];

    /// <summary>By value: whether some row has it.</summary>
    private readonly bool[] present;

    /// <param name="rows">Rows of the table.</param>
    /// <param name="extras">Its extra slots.</param>
    /// <param name="degree">Threads that sort at once.</param>
    public ValueSlots(int rows, int extras, int degree = 1)
    {
        this.rows = rows;
        stride = (rows + 15) & ~15;
        Bits = Math.Clamp(BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)rows * 4)), 14, MostBits);
        present = new bool[(int)CountedValue.Extra + extras];

        // One piece, which goes back as a whole. Of what no row has, and of what blocking needs none of, the system never makes any memory.
        columns = Math.Max(present.Length + FrequencyColumns, BlockingPlan.Limit);
        memory = new UnmanagedArray<ulong>(checked(((columns / 2) + 1 + degree) * stride));
        for (var thread = 0; thread < degree; thread++)
        {
            sorting.Add(new SortBuffer(memory, ((columns / 2) + 1 + thread) * stride, rows));
        }
    }

    /// <summary>Number of values, the extra ones included.</summary>
    public int Count => present.Length;

    /// <summary>log2 of the slots of one value.</summary>
    public int Bits { get; }

    /// <summary>By row: the slot of a value in the first bits, and the last one set; 0 where it is missing. Empty when all rows lack it.</summary>
    public ReadOnlySpan<uint> Of(int value) => present[value] ? Column(value) : default;

    private Span<uint> Column(int value) => MemoryMarshal.Cast<ulong, uint>(memory.Span).Slice(value * stride, rows);

    /// <summary>By row: room for the frequency of one of the values that are always counted, all zeros; see <see cref="RowFeatures"/>.</summary>
    public Span<byte> Frequencies(int value) =>
        MemoryMarshal.AsBytes(memory.Span).Slice((present.Length * stride * sizeof(uint)) + (value * stride), rows);

    /// <summary>Buffers to sort rows with, of which each thread takes one and puts it back.</summary>
    public ConcurrentBag<SortBuffer> Sorting => sorting;

    /// <summary>The memory of all this, for who needs it once the values are counted: room for as many numbers a row as there may be blocking keys, and for the entries of <see cref="Sorting"/> behind them.</summary>
    public UnmanagedArray<ulong> Memory => memory;

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => memory.Dispose();

    /// <summary>Notes the values of up to <see cref="RunLength"/> rows. Safe for use by several threads at once.</summary>
    [SkipLocalsInit]
    public void Fill(FeatureTable features, int first, int length)
    {
        Span<ulong> hashes = stackalloc ulong[RunLength];
        var run = features.Rows.Span.Slice(first, length);
        ref var r = ref run[0];
        var own = hashes[..length];
        hashes[length..].Clear();
        FeatureColumns.Names(ref r.First, own);
        Note(CountedValue.First, first, length, hashes);
        FeatureColumns.Names(ref r.Last, own);
        Note(CountedValue.Last, first, length, hashes);
        FeatureColumns.Copy(ref r.Company, own);
        Note(CountedValue.Company, first, length, hashes);
        FeatureColumns.Copy(ref r.Email, own);
        Note(CountedValue.Email, first, length, hashes);
        FeatureColumns.Copy(ref r.EmailLocal, own);
        Note(CountedValue.Local, first, length, hashes);
        FeatureColumns.Copy(ref r.Phone, own);
        Note(CountedValue.Phone, first, length, hashes);
        for (var i = 0; i < run.Length; i++)
        {
            own[i] = FeatureTable.AddressKey(run[i].House, run[i].Street, run[i].Zip);
        }

        Note(CountedValue.Address, first, length, hashes);
        FeatureColumns.Copy(ref r.Zip, own);
        Note(CountedValue.Zip, first, length, hashes);
        FeatureColumns.Copy(ref r.City, own);
        Note(CountedValue.City, first, length, hashes);
        FeatureColumns.Copy(ref r.BirthDate, own);
        Note(CountedValue.BirthDate, first, length, hashes);
        FeatureColumns.Copy(ref r.Identifier, own);
        Note(CountedValue.Identifier, first, length, hashes);
        for (var extra = 0; extra < features.Extras.Length; extra++)
        {
            for (var i = 0; i < length; i++)
            {
                own[i] = features.Extras[extra][first + i];
            }

            Note(CountedValue.Extra + extra, first, length, hashes);
        }
    }

    /// <summary>Hash of a packed name.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong HashOf(in Vector128<byte> name)
    {
        var halves = name.AsUInt64();
        return Fold.Both(halves[0], halves[1] + 1);
    }

    /// <summary>Several rows in one instruction; what stands behind the last one is worked out for nothing.</summary>
    private void Note(CountedValue value, int first, int length, Span<ulong> hashes)
    {
        var any = Vector256<ulong>.Zero;
        for (var i = 0; i < length; i += Vector256<ulong>.Count)
        {
            any |= Vector256.Create<ulong>(hashes[i..]);
        }

        if (any == Vector256<ulong>.Zero)
        {
            return;
        }

        if (!present[(int)value])
        {
            present[(int)value] = true;
        }

        Span<uint> slots = stackalloc uint[RunLength];
        for (var i = 0; i < length; i += 2 * Vector256<ulong>.Count)
        {
            var (a, b) = (Vector256.Create<ulong>(hashes[i..]), Vector256.Create<ulong>(hashes[(i + Vector256<ulong>.Count)..]));
            var missing = Vector256.Narrow(Vector256.Equals(a, Vector256<ulong>.Zero), Vector256.Equals(b, Vector256<ulong>.Zero));
            var slot = (Vector256.Narrow(Fold.Mix(a), Fold.Mix(b)) << (32 - Bits)) | Vector256<uint>.One;
            Vector256.AndNot(slot, missing).CopyTo(slots[i..]);
        }

        slots[..length].CopyTo(Column((int)value)[first..]);
    }
}
