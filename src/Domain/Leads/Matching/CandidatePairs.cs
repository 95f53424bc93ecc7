using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Platform.Domain.Leads.Matching;

/// <summary>Two rows that may be one lead.</summary>
/// <param name="A">The lower row.</param>
/// <param name="B">The higher row.</param>
/// <param name="Keys">The blocking keys that they share, one bit each.</param>
/// <param name="Pattern">How they compare.</param>
[StructLayout(LayoutKind.Sequential, Pack = sizeof(int))]
internal readonly record struct CandidatePair(int A, int B, uint Keys, ulong Pattern);

/// <summary>Compares the rows that blocking brings together, each pair once, and keeps the promising ones.</summary>
internal sealed class CandidatePairs : IDisposable
{
    /// <summary>Rows that are one piece of work.</summary>
    private const int PieceSize = 16384;

    private readonly bool hasEarlier;
    private readonly List<CandidateMemory> memory = [];

    private CandidatePairs(int keys, bool hasEarlier)
    {
        PairsByKey = new long[keys];
        this.hasEarlier = hasEarlier;
    }

    /// <summary>Pairs that may be matches, in a fixed order. Not to be read after <see cref="Dispose"/>.</summary>
    public List<KeptPairs> Promising { get; } = [];

    /// <summary>How often each pattern occurred between new rows.</summary>
    public PatternCounts Patterns { get; } = new();

    /// <summary>How often each pattern occurred between a new row and an earlier one that is not the same throughout.</summary>
    public PatternCounts EarlierPatterns { get; } = new();

    /// <summary>Both.</summary>
    public PatternCounts AllPatterns
    {
        get
        {
            if (!hasEarlier)
            {
                return Patterns;
            }

            var all = new PatternCounts();
            all.Add(Patterns);
            all.Add(EarlierPatterns);
            return all;
        }
    }

    /// <summary>By key: pairs compared that share it and no key before it.</summary>
    public long[] PairsByKey { get; }

    /// <summary>Pairs compared.</summary>
    public long Compared { get; private set; }

    /// <summary>Gives the memory of the promising pairs back.</summary>
    public void Dispose()
    {
        Promising.Clear();
        memory.ForEach(own => own.Dispose());
        memory.Clear();
    }

    /// <summary>Compares all pairs.</summary>
    /// <param name="blocks">The blocks.</param>
    /// <param name="fresh">Number of new rows: of those from here on, no two are compared.</param>
    /// <param name="comparer">Compares rows.</param>
    /// <param name="start">Model to leave hopeless pairs out by.</param>
    /// <param name="least">log2 of the odds against strangers from which a pair is kept.</param>
    /// <param name="degree">Threads.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static CandidatePairs Compare(Blocks blocks, int fresh, PairComparer comparer, LinkageModel start, double least, int degree, CancellationToken cancellationToken)
    {
        var pieces = Pieces(blocks);
        var weights = Array.ConvertAll(start.Probability, lanes => (float)Math.Log2(lanes[0] / lanes[1]));
        var prior = (float)(Math.Log2(start.Prior[0] / start.Prior[1]) - least);
        var found = new KeptPairs[pieces.Count];
        var compared = new long[pieces.Count];
        var result = new CandidatePairs(blocks.Plan.Count, fresh < blocks.Count);
        SharedWork.For(
            pieces.Count, degree, () => new Worker(blocks, fresh, comparer, weights, prior), (worker, piece) => (found[piece], compared[piece]) = worker.Run(pieces[piece]),
            worker =>
            {
                lock (result)
                {
                    result.memory.Add(worker.Memory);
                    result.Patterns.Add(worker.Patterns);
                    result.EarlierPatterns.Add(worker.EarlierPatterns);
                }
            }, cancellationToken);
        for (var piece = 0; piece < pieces.Count; piece++)
        {
            result.PairsByKey[pieces[piece].Key] += compared[piece];
            result.Compared += compared[piece];
            result.Promising.Add(found[piece]);
        }

        return result;
    }

    private static List<Piece> Pieces(Blocks blocks)
    {
        var pieces = new List<Piece>();
        for (var key = 0; key < blocks.Plan.Count; key++)
        {
            var starts = blocks.Starts[key];
            for (var block = 0; block < starts.Length - 1;)
            {
                var end = block + 1;
                while (end < starts.Length - 1 && starts[end] - starts[block] < PieceSize)
                {
                    end++;
                }

                pieces.Add(new Piece(key, block, end));
                block = end;
            }
        }

        return pieces;
    }

    /// <summary>A run of blocks of one key.</summary>
    private readonly record struct Piece(int Key, int First, int End);

    private sealed class Worker(Blocks blocks, int fresh, PairComparer comparer, float[] weights, float prior)
    {
        /// <summary>Rows for whose keys, and pairs for whose features, memory is asked before they are needed: they lie all over it.</summary>
        private const int Ahead = 16;

        /// <summary>Of the last pairs, one bit each, for whose places memory was asked: the one whose texts it is time to ask for.</summary>
        private const uint TextsDue = 1u << ((Ahead / 2) - (Ahead / 4));

        private readonly List<CandidatePair> kept = [];
        private (int A, int B, uint Keys)[] met = new (int, int, uint)[2 * PieceSize];

        public CandidateMemory Memory { get; } = new();

        public PatternCounts Patterns { get; } = new();

        public PatternCounts EarlierPatterns { get; } = new();

        public (KeptPairs Kept, long Compared) Run(Piece piece)
        {
            var count = Meet(piece);
            var pairs = met.AsSpan(0, count);
            kept.Clear();
            var last = pairs.Length - 1;
            var texts = 0u;
            for (var i = 0; i < pairs.Length; i++)
            {
                var far = pairs[Math.Min(i + Ahead, last)];
                comparer.Prefetch(far.A);
                comparer.Prefetch(far.B);
                var near = pairs[Math.Min(i + (Ahead / 2), last)];
                texts = (texts << 1) | (comparer.PrefetchPlaces(near.A, near.B) ? 1u : 0);
                if ((texts & TextsDue) != 0)
                {
                    var due = pairs[Math.Min(i + (Ahead / 4), last)];
                    comparer.PrefetchTexts(due.A, due.B);
                }

                Compare(pairs[i].A, pairs[i].B, pairs[i].Keys);
            }

            return (Memory.Keep(CollectionsMarshal.AsSpan(kept)), pairs.Length);
        }

        /// <summary>Notes the pairs of a piece that have not met by an earlier key, and says how many they are.</summary>
        private int Meet(Piece piece)
        {
            var count = 0;
            var rows = blocks.Rows(piece.Key);
            var starts = blocks.Starts[piece.Key];
            var before = (1u << piece.Key) - 1;
            var last = starts[piece.End];
            for (var block = piece.First; block < piece.End; block++)
            {
                var end = starts[block + 1];
                var reach = end - starts[block] > Blocks.FullSize ? Blocks.Window : Blocks.FullSize;
                for (var i = starts[block]; i < end; i++)
                {
                    if (count + reach > met.Length)
                    {
                        Array.Resize(ref met, met.Length * 2);
                    }

                    blocks.Prefetch(rows[Math.Min(i + Ahead, last - 1)]);
                    var own = rows[i];
                    foreach (var other in rows[(i + 1)..Math.Min(end, i + 1 + reach)])
                    {
                        // Which is foreseen no better than a coin, and so is written without a branch, to be written over if it is none.
                        var pair = (A: Math.Min(own, other), B: Math.Max(own, other), Keys: blocks.Shared(own, other));
                        met[count] = pair;
                        count += pair.A != pair.B & pair.A < fresh & (pair.Keys & before) == 0 ? 1 : 0;
                    }
                }
            }

            return count;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Compare(int a, int b, uint keys)
        {
            var pattern = comparer.Compare(a, b);
            if (b < fresh)
            {
                Patterns.Add(pattern);
            }
            else if (!comparer.IsSameRow(a, b))
            {
                EarlierPatterns.Add(pattern);
            }

            var score = prior;
            var rest = pattern;
            for (var index = 0; rest != 0; rest >>= 4, index += 16)
            {
                score += weights[index + (int)(rest & 15)];
            }

            if (score >= 0 || comparer.IsSameRow(a, b))
            {
                kept.Add(new CandidatePair(a, b, keys, pattern));
            }
        }
    }
}
