using System.Numerics;

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

        var bits = new byte[Math.Min(present, 4096) + 1];
        for (var count = 1; count < bits.Length; count++)
        {
            bits[count] = Bits(count, present);
        }

        Span<long> mass = stackalloc long[4];
        Span<long> pairs = stackalloc long[4];
        var runBits = BitOperations.Log2((uint)sorting.Runs);
        var bitsOfRun = slotBits - runBits;
        var counts = new int[1 << bitsOfRun];
        for (var run = 0; run < sorting.Runs; run++)
        {
            Array.Clear(counts);
            foreach (var entry in sorting[run])
            {
                counts[SortBuffer.Below(entry, runBits, bitsOfRun)]++;
            }

            foreach (var entry in sorting[run])
            {
                var count = counts[SortBuffer.Below(entry, runBits, bitsOfRun)];
                var frequency = count < bits.Length ? bits[count] : Bits(count, present);
                var bucket = (int)Comparisons.Agreement(frequency) - 1;
                mass[bucket]++;
                pairs[bucket] += count - 1;
                frequencies[(int)(uint)entry] = frequency;
            }
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
