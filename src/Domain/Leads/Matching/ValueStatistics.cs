using System.Collections.Concurrent;
using System.Numerics;

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
/// How often the values of a column occur. Counts are kept by hash in a table several times as large as there are rows, so that two values seldom share one.
/// </summary>
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
        var result = new ValueStatistics[(int)CountedValue.Extra + features.Extras.Length];
        var size = (int)Math.Clamp(BitOperations.RoundUpToPowerOf2((uint)features.Rows.Length * 4), 1u << 14, 1u << 22);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = degree, CancellationToken = cancellationToken };
        var frequencies = new byte[result.Length][];
        var spare = new ConcurrentBag<Scratch>();
        Parallel.For(0, result.Length, parallel, value =>
        {
            var scratch = spare.TryTake(out var used) ? used : new Scratch(features.Rows.Length, size);
            frequencies[value] = value < (int)CountedValue.Extra ? new byte[features.Rows.Length] : features.ExtraFrequency[value - (int)CountedValue.Extra];
            result[value] = Count(features, (CountedValue)value, scratch, frequencies[value]);
            CountWords(features, (CountedValue)value);
            spare.Add(scratch);
        });
        Parallel.For(0, features.Table.Batches.Count, parallel, batch => Write(features, frequencies, batch));
        return result;
    }

    /// <summary>The value of a row as a number; 0 when it is missing.</summary>
    public static ulong ValueOf(FeatureTable features, CountedValue value, int row)
    {
        ref var r = ref features.Rows[row];
        return value switch
        {
            CountedValue.First => r.FirstLength == 0 ? 0 : HashOf(r.First),
            CountedValue.Last => r.LastLength == 0 ? 0 : HashOf(r.Last),
            CountedValue.Company => r.Company,
            CountedValue.Email => r.Email,
            CountedValue.Local => r.EmailLocal,
            CountedValue.Phone => r.Phone,
            CountedValue.Address => FeatureTable.AddressKey(r.House, r.Street, r.Zip),
            CountedValue.Zip => r.Zip,
            CountedValue.City => r.City,
            CountedValue.BirthDate => r.BirthDate,
            CountedValue.Identifier => r.Identifier,
            _ => features.Extras[value - CountedValue.Extra][row],
        };
    }

    /// <summary>Hash of a packed name.</summary>
    public static ulong HashOf(in System.Runtime.Intrinsics.Vector128<byte> name)
    {
        var halves = System.Runtime.Intrinsics.Vector128.AsUInt64(name);
        return Fold.Both(halves[0], halves[1] + 1);
    }

    // The rows are walked once for their slots; what then jumps about in memory are short loops, in which the processor waits for many slots at a time.
    private static ValueStatistics Count(FeatureTable features, CountedValue value, Scratch scratch, byte[] frequencies)
    {
        var (counts, slots) = (scratch.Counts, scratch.Slots);
        var present = FillSlots(features, value, slots, (ulong)counts.Size - 1);
        var result = new ValueStatistics(present);
        if (present < 2)
        {
            return result;
        }

        counts.Clear();
        foreach (var slot in slots)
        {
            if (slot >= 0)
            {
                counts.Add(slot);
            }
        }

        var bits = new byte[Math.Min(present, 4096) + 1];
        for (var count = 1; count < bits.Length; count++)
        {
            bits[count] = Bits(count, present);
        }

        Span<long> mass = stackalloc long[4];
        Span<long> pairs = stackalloc long[4];
        for (var row = 0; row < slots.Length; row++)
        {
            if (slots[row] < 0)
            {
                continue;
            }

            var count = counts[slots[row]];
            var frequency = count < bits.Length ? bits[count] : Bits(count, present);
            var bucket = (int)Comparisons.Agreement(frequency) - 1;
            mass[bucket]++;
            pairs[bucket] += count - 1;
            frequencies[row] = frequency;
        }

        var all = (double)present * (present - 1);
        for (var bucket = 0; bucket < 4; bucket++)
        {
            result.Mass[bucket] = mass[bucket] / (double)present;
            result.Agreement[bucket] = pairs[bucket] / all;
            result.Collision += pairs[bucket] / all;
        }

        return result;
    }

    /// <summary>By row: where its value is counted; -1 when it is missing. Returns how many are not.</summary>
    private static int FillSlots(FeatureTable features, CountedValue value, int[] slots, ulong mask)
    {
        var present = 0;
        for (var row = 0; row < slots.Length; row++)
        {
            var hash = ValueOf(features, value, row);
            slots[row] = hash == 0 ? -1 : (int)(Fold.Mix(hash) & mask);
            present += hash == 0 ? 0 : 1;
        }

        return present;
    }

    [System.Runtime.CompilerServices.SkipLocalsInit]
    private static void CountWords(FeatureTable features, CountedValue value)
    {
        var extra = value - CountedValue.Extra;
        if (value != CountedValue.Company && (extra < 0 || features.Table.Extras[extra].Kind != ExtraKind.Text))
        {
            return;
        }

        Span<byte> buffer = stackalloc byte[192];
        for (var row = 0; row < features.Rows.Length; row++)
        {
            if (ValueOf(features, value, row) != 0)
            {
                if (extra < 0)
                {
                    features.CompanyWords.Add(features.Company(row));
                }
                else
                {
                    features.ExtraWords[extra].Add(buffer[..Fold.Words(features.Table.Value(row, LeadSlots.FirstExtra + extra), buffer)]);
                }
            }
        }
    }

    private static byte Bits(int count, int present) => (byte)Math.Min(255, Math.Round(8 * Math.Log2((double)present / count)));

    // All frequencies of a row at once: they share a cache line, which several threads would fight for value by value.
    private static void Write(FeatureTable features, byte[][] frequencies, int batch)
    {
        var end = Math.Min(features.Rows.Length, (batch + 1) << LeadBatch.SizeBits);
        for (var row = batch << LeadBatch.SizeBits; row < end; row++)
        {
            ref var r = ref features.Rows[row];
            r.FirstFrequency = frequencies[(int)CountedValue.First][row];
            r.LastFrequency = frequencies[(int)CountedValue.Last][row];
            r.CompanyFrequency = frequencies[(int)CountedValue.Company][row];
            r.EmailFrequency = frequencies[(int)CountedValue.Email][row];
            r.LocalFrequency = frequencies[(int)CountedValue.Local][row];
            r.PhoneFrequency = frequencies[(int)CountedValue.Phone][row];
            r.AddressFrequency = frequencies[(int)CountedValue.Address][row];
            r.ZipFrequency = frequencies[(int)CountedValue.Zip][row];
            r.CityFrequency = frequencies[(int)CountedValue.City][row];
            r.BirthFrequency = frequencies[(int)CountedValue.BirthDate][row];
            r.IdentifierFrequency = frequencies[(int)CountedValue.Identifier][row];
        }
    }

    /// <summary>What one thread counts with.</summary>
    private sealed class Scratch(int rows, int size)
    {
        public SlotCounts Counts { get; } = new(size);

        public int[] Slots { get; } = new int[rows];
    }
}
