using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Platform.Domain.Leads.Matching;

/// <summary>The rows grouped by each blocking key.</summary>
internal sealed class Blocks : IDisposable
{
    /// <summary>Rows up to which a block is compared in full.</summary>
    public const int FullSize = 16;

    /// <summary>Neighbours that a row of a larger block meets on each side.</summary>
    public const int Window = 3;

    private readonly KeyTable keys;

    /// <summary>Of all keys one after the other.</summary>
    private readonly UnmanagedArray<int> rows;
    private int end;

    /// <summary>By key: where its rows begin, and how many they are.</summary>
    private readonly (int First, int Count)[] places;

    private Blocks(IReadOnlyList<BlockingKey> plan, KeyTable keys, UnmanagedArray<int> rows)
    {
        this.keys = keys;
        this.rows = rows;
        Plan = plan;
        places = new (int First, int Count)[plan.Count];
        Starts = new int[plan.Count][];
        Limited = new int[plan.Count];
        Comparable = new int[keys.Batches];
    }

    public IReadOnlyList<BlockingKey> Plan { get; }

    /// <summary>Rows of the table.</summary>
    public int Count => keys.Rows;

    /// <summary>The rows that share a key with another row, block by block.</summary>
    public ReadOnlySpan<int> Rows(int key) => rows.Span.Slice(places[key].First, places[key].Count);

    /// <summary>By key: where each block starts in <see cref="Rows"/>, and the end.</summary>
    public int[][] Starts { get; }

    /// <summary>By batch of rows: how many of them have enough to be compared by.</summary>
    public int[] Comparable { get; }

    /// <summary>By key: blocks larger than <see cref="FullSize"/>.</summary>
    public int[] Limited { get; }

    /// <summary>Groups all rows. What the values were counted with is no more from then on: the keys have its memory.</summary>
    public static Blocks Build(FeatureTable features, IReadOnlyList<BlockingKey> plan, int degree, CancellationToken cancellationToken)
    {
        var keys = new KeyTable(features.Slots.Memory, features.Rows.Length, plan.Count);

        // Of what no rows stand in, the system never makes any memory: there is room for all.
        var most = checked((plan.Count * keys.Rows) + (features.Phone2?.Length ?? 0) + (features.Phone3?.Length ?? 0));
        var result = new Blocks(plan, keys, new UnmanagedArray<int>(most));
        SharedWork.For(keys.Batches, degree, () => new KeyRun(features, plan), result.FillKeys, _ => { }, cancellationToken);
        var spare = new ConcurrentBag<Grouping>();
        SharedWork.For(plan.Count, degree, key =>
        {
            var grouping = spare.TryTake(out var used) ? used : new Grouping(features.Slots.Sorting.TryTake(out var sorting) ? sorting : new SortBuffer());
            result.Group(features, key, grouping);
            spare.Add(grouping);
        }, cancellationToken);
        keys.TurnToRows(degree, cancellationToken);
        features.Slots.Memory.Shrink((keys.Length + 1) / 2);
        return result;
    }

    /// <summary>The keys that two rows share, one bit each; blocks too large to be compared in full do not count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Shared(int a, int b) => keys.Shared(a, b);

    /// <summary>Asks for the keys of a row that will be compared soon.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(int row) => keys.Prefetch(row);

    /// <summary>Gives the memory of the keys and the rows back: from then on only what is counted is left.</summary>
    public void Dispose()
    {
        keys.Dispose();
        rows.Dispose();
    }

    private void FillKeys(KeyRun run, int batch)
    {
        var comparable = 0;
        var last = Math.Min(Count, (batch + 1) << LeadBatch.SizeBits);
        for (var first = batch << LeadBatch.SizeBits; first < last; first += KeyRun.Length)
        {
            var length = Math.Min(KeyRun.Length, last - first);
            comparable += run.Fill(first, length);
            keys.Fill(run, first, length);
        }

        Comparable[batch] = comparable;
    }

    private void Group(FeatureTable features, int key, Grouping grouping)
    {
        var (sorting, starts) = (grouping.Sorting, grouping.Starts);
        starts.Clear();
        if (Plan[key].Parts is [KeyPart.Phone])
        {
            sorting.Fill(keys, key, PhoneKeys(features.Phone2), PhoneKeys(features.Phone3));
        }
        else
        {
            sorting.Fill(keys, key);
        }

        // At first where the entries were, of which most are alone.
        var found = sorting.Numbers;
        var count = 0;
        for (var run = 0; run < sorting.Runs; run++)
        {
            var entries = sorting.Shared(run);
            for (int start = 0, next; start < entries.Length; start = next)
            {
                next = End(entries, start);
                if (next - start == 1)
                {
                    continue;
                }

                var block = entries[start..next];
                if (block.Length > FullSize)
                {
                    Limited[key]++;
                    OrderLargeBlock(features, key, block);
                }

                starts.Add(count);
                foreach (var entry in block)
                {
                    found[count++] = (int)(uint)entry;
                }
            }
        }

        starts.Add(count);
        places[key] = (Interlocked.Add(ref end, count) - count, count);
        found[..count].CopyTo(rows.Span[places[key].First..]);
        Starts[key] = [.. starts];
    }

    /// <summary>Where the block ends that starts at an entry.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int End(ReadOnlySpan<ulong> sorted, int start)
    {
        var end = start + 1;
        while (end < sorted.Length && sorted[end] >> 32 == sorted[start] >> 32)
        {
            end++;
        }

        return end;
    }

    private static uint[] PhoneKeys(ulong[]? numbers) =>
        numbers is null ? [] : Array.ConvertAll(numbers, number => Fold.Narrow(Fold.Both(BlockingPlan.Start, number)));

    /// <summary>
    /// Puts the rows of a large block in an order that brings likely matches together (sorted neighbourhood, Hernández and Stolfo 1995), and forgets their key, so that
    /// a later key may bring together those that do not meet here.
    /// </summary>
    private void OrderLargeBlock(FeatureTable features, int key, Span<ulong> block)
    {
        block.Sort((x, y) =>
        {
            ref var a = ref features.Rows[(int)(uint)x];
            ref var b = ref features.Rows[(int)(uint)y];
            var order = Compare(a.Last, b.Last);
            order = order != 0 ? order : Compare(a.First, b.First);
            order = order != 0 ? order : a.Company.CompareTo(b.Company);
            order = order != 0 ? order : a.Email.CompareTo(b.Email);
            return order != 0 ? order : x.CompareTo(y);
        });
        foreach (var entry in block)
        {
            keys.Forget(key, (int)(uint)entry);
        }
    }

    private static int Compare(Vector128<byte> a, Vector128<byte> b)
    {
        var x = System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(a.AsUInt64()[0]);
        var y = System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(b.AsUInt64()[0]);
        return x != y ? x.CompareTo(y) : System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(a.AsUInt64()[1]).CompareTo(System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(b.AsUInt64()[1]));
    }

    /// <summary>What one thread groups with.</summary>
    private sealed class Grouping(SortBuffer sorting)
    {
        public SortBuffer Sorting { get; } = sorting;

        public List<int> Starts { get; } = [];
    }
}
