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
        Parallel.For(
            0, result.Length, new ParallelOptions { MaxDegreeOfParallelism = degree, CancellationToken = cancellationToken }, () => new int[size],
            (value, _, counts) =>
            {
                result[value] = Count(features, (CountedValue)value, counts);
                CountWords(features, (CountedValue)value);
                return counts;
            },
            _ => { });
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

    private static ValueStatistics Count(FeatureTable features, CountedValue value, int[] counts)
    {
        Array.Clear(counts);
        var mask = (ulong)counts.Length - 1;
        var present = 0;
        for (var row = 0; row < features.Rows.Length; row++)
        {
            var hash = ValueOf(features, value, row);
            if (hash != 0)
            {
                present++;
                counts[Fold.Mix(hash) & mask]++;
            }
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
        for (var row = 0; row < features.Rows.Length; row++)
        {
            var hash = ValueOf(features, value, row);
            if (hash == 0)
            {
                continue;
            }

            var count = counts[Fold.Mix(hash) & mask];
            var frequency = count < bits.Length ? bits[count] : Bits(count, present);
            var bucket = (int)Comparisons.Agreement(frequency) - 1;
            mass[bucket]++;
            pairs[bucket] += count - 1;
            Write(features, value, row, frequency);
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

    private static void Write(FeatureTable features, CountedValue value, int row, byte frequency)
    {
        ref var r = ref features.Rows[row];
        switch (value)
        {
            case CountedValue.First: r.FirstFrequency = frequency; break;
            case CountedValue.Last: r.LastFrequency = frequency; break;
            case CountedValue.Company: r.CompanyFrequency = frequency; break;
            case CountedValue.Email: r.EmailFrequency = frequency; break;
            case CountedValue.Local: r.LocalFrequency = frequency; break;
            case CountedValue.Phone: r.PhoneFrequency = frequency; break;
            case CountedValue.Address: r.AddressFrequency = frequency; break;
            case CountedValue.Zip: r.ZipFrequency = frequency; break;
            case CountedValue.City: r.CityFrequency = frequency; break;
            case CountedValue.BirthDate: r.BirthFrequency = frequency; break;
            case CountedValue.Identifier: r.IdentifierFrequency = frequency; break;
            default: features.ExtraFrequency[value - CountedValue.Extra][row] = frequency; break;
        }
    }
}
