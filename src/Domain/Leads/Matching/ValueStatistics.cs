using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Platform.Domain.Leads.Matching;

/// <summary>How often the values of a column occur.</summary>
internal sealed class ValueStatistics
{
    private ValueStatistics(int present) => Present = present;

    /// <summary>Statistics of a column without values.</summary>
    public static ValueStatistics None { get; } = new(0);

    /// <summary>Rows with a value.</summary>
    public int Present { get; }

    /// <summary>Probability that two rows with a value have the same.</summary>
    public double Collision { get; private set; }

    /// <summary>By level of agreement (0 to 3): share of the rows whose value is that frequent.</summary>
    public double[] Mass { get; } = new double[4];

    /// <summary>By level of agreement: probability that two rows with a value have the same and it is that frequent.</summary>
    public double[] Agreement { get; } = new double[4];

    /// <summary>Counts all values and writes the frequencies into the features.</summary>
    public static ValueStatistics[] Build(FeatureTable features, int degree, CancellationToken cancellationToken)
    {
        var places = features.Slots;
        var result = new ValueStatistics[places.Count];
        SharedWork.For(result.Length, degree, value =>
        {
            var sorting = places.Sorting.TryTake(out var used) ? used : new SortBuffer();
            sorting.Fill(places.Of(value));
            result[value] = Count(sorting, places.Bits, value < (int)CountedValue.Extra ? places.Frequencies(value) : features.ExtraFrequency[value - (int)CountedValue.Extra]);
            places.Sorting.Add(sorting);
        }, cancellationToken);
        SharedWork.For(features.Table.Batches.Count, degree, batch => Write(features, batch), cancellationToken);
        return result;
    }

    private static ValueStatistics Count(SortBuffer sorting, int slotBits, Span<byte> frequencies)
    {
        var present = 0;
        for (var run = 0; run < sorting.Runs; run++)
        {
            present += sorting[run].Length;
        }

        var result = new ValueStatistics(present);
        if (present < 2)
        {
            return result;
        }

        // Most runs are short enough for counts of two bytes, which stay nearer to the processor.
        var counting = new Counting(present);
        var runBits = BitOperations.Log2((uint)sorting.Runs);
        var few = new ushort[1 << (slotBits - runBits)];
        int[]? many = null;
        for (var run = 0; run < sorting.Runs; run++)
        {
            if (sorting[run].Length <= ushort.MaxValue)
            {
                counting.Count(sorting[run], runBits, few, frequencies);
            }
            else
            {
                counting.Count(sorting[run], runBits, many ??= new int[few.Length], frequencies);
            }
        }

        counting.Sum(result);
        return result;
    }

    /// <summary>How many rows have values that occur so often.</summary>
    private sealed class Counting
    {
        /// <summary>Counts whose frequencies are worked out beforehand.</summary>
        private const int MostCommon = 4096;

        /// <summary>Rows whose places are asked for before they are written to: those of a run are spread over the whole list.</summary>
        private const int Ahead = 24;

        private readonly int present;
        private readonly byte[] bits;
        private readonly int[] rows;
        private readonly Dictionary<int, (byte Frequency, int Rows)> beyond = [];

        public Counting(int present)
        {
            this.present = present;
            bits = new byte[Math.Min(present, MostCommon) + 1];
            rows = new int[bits.Length];
            for (var count = 1; count < bits.Length; count++)
            {
                bits[count] = Bits(count, present);
            }
        }

        /// <summary>Counts the values of a run of rows and writes the frequency of each into its row's place.</summary>
        public void Count<T>(ReadOnlySpan<ulong> entries, int runBits, T[] counts, Span<byte> frequencies)
            where T : unmanaged, IBinaryInteger<T>
        {
            Array.Clear(counts);
            var width = BitOperations.Log2((uint)counts.Length);
            foreach (var entry in entries)
            {
                counts[SortBuffer.Below(entry, runBits, width)]++;
            }

            var (bits, rows) = (this.bits, this.rows);
            for (var i = 0; i < entries.Length; i++)
            {
                var entry = entries[i];
                Prefetch(ref frequencies[(int)(uint)entries[Math.Min(i + Ahead, entries.Length - 1)]]);
                var count = int.CreateTruncating(counts[SortBuffer.Below(entry, runBits, width)]);
                if (count < bits.Length)
                {
                    rows[count]++;
                    frequencies[(int)(uint)entry] = bits[count];
                }
                else
                {
                    ref var values = ref CollectionsMarshal.GetValueRefOrAddDefault(beyond, count, out var known);
                    values = (known ? values.Frequency : Bits(count, present), values.Rows + 1);
                    frequencies[(int)(uint)entry] = values.Frequency;
                }
            }
        }

        // A hint may name an address that has moved meanwhile.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static unsafe void Prefetch(ref byte frequency)
        {
            if (Sse.IsSupported)
            {
                Sse.Prefetch0(Unsafe.AsPointer(ref frequency));
            }
        }

        /// <summary>What follows from all that was counted.</summary>
        public void Sum(ValueStatistics result)
        {
            Span<long> mass = stackalloc long[4];
            Span<long> pairs = stackalloc long[4];
            var all = (double)present * (present - 1);
            for (var count = 1; count < rows.Length; count++)
            {
                Add(bits[count], count, rows[count], mass, pairs);
            }

            foreach (var (count, values) in beyond)
            {
                Add(values.Frequency, count, values.Rows, mass, pairs);
            }

            for (var bucket = 0; bucket < 4; bucket++)
            {
                result.Mass[bucket] = mass[bucket] / (double)present;
                result.Agreement[bucket] = pairs[bucket] / all;
                result.Collision += pairs[bucket] / all;
            }
        }

        private static void Add(byte frequency, int count, int rows, Span<long> mass, Span<long> pairs)
        {
            var bucket = (int)Comparisons.Agreement(frequency) - 1;
            mass[bucket] += rows;
            pairs[bucket] += (long)rows * (count - 1);
        }
    }

    private static byte Bits(int count, int present) => (byte)Math.Min(255, Math.Round(8 * Math.Log2((double)present / count)));

    // All frequencies of a row at once: they share a cache line, which several threads would fight for value by value.
    private static void Write(FeatureTable features, int batch)
    {
        var places = features.Slots;
        var first = places.Frequencies((int)CountedValue.First);
        var last = places.Frequencies((int)CountedValue.Last);
        var company = places.Frequencies((int)CountedValue.Company);
        var email = places.Frequencies((int)CountedValue.Email);
        var local = places.Frequencies((int)CountedValue.Local);
        var phone = places.Frequencies((int)CountedValue.Phone);
        var address = places.Frequencies((int)CountedValue.Address);
        var zip = places.Frequencies((int)CountedValue.Zip);
        var city = places.Frequencies((int)CountedValue.City);
        var birthDate = places.Frequencies((int)CountedValue.BirthDate);
        var identifier = places.Frequencies((int)CountedValue.Identifier);
        var end = Math.Min(features.Rows.Length, (batch + 1) << LeadBatch.SizeBits);
        for (var row = batch << LeadBatch.SizeBits; row < end; row++)
        {
            ref var r = ref features.Rows[row];
            r.FirstFrequency = first[row];
            r.LastFrequency = last[row];
            r.CompanyFrequency = company[row];
            r.EmailFrequency = email[row];
            r.LocalFrequency = local[row];
            r.PhoneFrequency = phone[row];
            r.AddressFrequency = address[row];
            r.ZipFrequency = zip[row];
            r.CityFrequency = city[row];
            r.BirthFrequency = birthDate[row];
            r.IdentifierFrequency = identifier[row];
        }
    }
}
