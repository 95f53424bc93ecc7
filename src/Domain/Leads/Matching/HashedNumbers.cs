using System.Numerics;

namespace Platform.Domain.Leads.Matching;

/// <summary>A small table of numbers by hash that is asked for every row: found with one look for most, without a division.</summary>
internal sealed class HashedNumbers
{
    private readonly (ulong Hash, ulong Number)[] entries;
    private readonly int shift;

    /// <param name="numbers">The numbers, none of which is 0, by hashes, of which none is.</param>
    public HashedNumbers(IReadOnlyDictionary<ulong, ulong> numbers)
    {
        var bits = BitOperations.Log2((uint)numbers.Count + 1) + 2;
        entries = new (ulong Hash, ulong Number)[1 << bits];
        shift = 64 - bits;
        foreach (var (hash, number) in numbers)
        {
            var place = (int)(hash >> shift);
            while (entries[place].Number != 0)
            {
                place = (place + 1) & (entries.Length - 1);
            }

            entries[place] = (hash, number);
        }
    }

    /// <summary>The number of a hash; 0 when it has none.</summary>
    public ulong this[ulong hash]
    {
        get
        {
            var table = entries;
            for (var place = (int)(hash >> shift); ; place = (place + 1) & (table.Length - 1))
            {
                ref var entry = ref table[place];
                if (entry.Hash == hash || entry.Number == 0)
                {
                    return entry.Number;
                }
            }
        }
    }
}
