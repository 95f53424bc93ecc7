using System.Numerics;
using System.Runtime.CompilerServices;

namespace Platform.Domain.Leads.Matching;

/// <summary>
/// In how many values of a column each word occurs, so that comparing names of several words can go by the words that tell them apart (inverse document frequency, Spärck Jones 1972):
/// <c>chicago public schools ellington</c> is Ellington's.
/// </summary>
internal sealed class WordFrequencies
{
    /// <summary>Words of a value that are looked at.</summary>
    public const int MaxWords = 24;

    private const int Size = 1 << 16;
    private readonly int[] counts = new int[Size];

    /// <summary>By word: its weight, once it was asked for; that of a word is never 0.</summary>
    private readonly float[] weights = new float[Size];
    private int values;

    /// <summary>Counts the words of a value.</summary>
    [SkipLocalsInit]
    public void Add(ReadOnlySpan<byte> folded)
    {
        Span<Word> words = stackalloc Word[MaxWords];
        var count = Split(folded, words);
        for (var i = 0; i < count; i++)
        {
            counts[words[i].Hash & (Size - 1)]++;
        }

        values++;
    }

    /// <summary>Counts words that were told apart already.</summary>
    /// <param name="words">Their hashes, each once for every value that has it.</param>
    /// <param name="count">How many values they are of.</param>
    public void Add(ReadOnlySpan<uint> words, int count)
    {
        foreach (var word in words)
        {
            counts[word & (Size - 1)]++;
        }

        values += count;
    }

    /// <summary>
    /// Level of two different folded texts: 1 the same words or one edit apart, 2 mostly the same words, 3 one within the other, 4 some telling words in common, 5 different. Two words are the
    /// same if they are one edit apart and not short.
    /// </summary>
    [SkipLocalsInit]
    public ulong Level(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (Math.Min(a.Length, b.Length) >= 4 && TextSimilarity.IsOneEdit(a, b))
        {
            return 1;
        }

        Span<Word> wordsA = stackalloc Word[MaxWords];
        Span<Word> wordsB = stackalloc Word[MaxWords];
        wordsA = wordsA[..Split(a, wordsA)];
        wordsB = wordsB[..Split(b, wordsB)];
        var (weightA, weightB) = (Weigh(wordsA), Weigh(wordsB));
        var shared = Shared(a, wordsA, b, wordsB);
        var union = weightA + weightB - shared;
        if (union <= 0 || shared >= 0.95f * union)
        {
            return 1;
        }

        if (shared >= 0.6f * union || (wordsA.Length + wordsB.Length <= 5 && AreAlike(a, b)))
        {
            return 2;
        }

        var within = shared / MathF.Min(weightA, weightB);
        return within >= 0.8f ? 3UL : within >= 0.4f ? 4UL : 5;
    }

    private static bool AreAlike(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        // Most texts are so different that their letters and lengths show it.
        var (lettersA, lettersB) = (Letters(a), Letters(b));
        var most = Math.Min(a.Length - BitOperations.PopCount(lettersA & ~lettersB), b.Length - BitOperations.PopCount(lettersB & ~lettersA));
        return (Math.Max(a.Length, b.Length) > TextSimilarity.MaxLength || TextSimilarity.MostJaroWinkler(most, a.Length, b.Length, a.CommonPrefixLength(b)) >= 0.92)
            && TextSimilarity.JaroWinkler(a, b) >= 0.92;
    }

    /// <summary>Which characters occur, a bit for those with the same last five bits.</summary>
    private static uint Letters(ReadOnlySpan<byte> text)
    {
        var letters = 0u;
        foreach (var letter in text)
        {
            letters |= 1u << (letter & 31);
        }

        return letters;
    }

    private float Weigh(Span<Word> words)
    {
        float sum = 0;
        foreach (ref var word in words)
        {
            ref var weight = ref weights[word.Hash & (Size - 1)];
            if (weight == 0)
            {
                weight = MathF.Log2((values + 2f) / (counts[word.Hash & (Size - 1)] + 1f));
            }

            word.Weight = weight;
            sum += weight;
        }

        return sum;
    }

    private static float Shared(ReadOnlySpan<byte> a, Span<Word> wordsA, ReadOnlySpan<byte> b, Span<Word> wordsB)
    {
        float sum = 0;
        uint taken = 0;
        foreach (ref var word in wordsA)
        {
            for (var j = 0; j < wordsB.Length; j++)
            {
                if ((taken & (1u << j)) == 0 && IsSame(a, word, b, wordsB[j]))
                {
                    taken |= 1u << j;
                    sum += MathF.Min(word.Weight, wordsB[j].Weight);
                    break;
                }
            }
        }

        return sum;
    }

    private static bool IsSame(ReadOnlySpan<byte> a, Word x, ReadOnlySpan<byte> b, Word y) =>
        x.Hash == y.Hash || (Math.Min(x.Length, y.Length) >= 4 && TextSimilarity.IsOneEdit(a.Slice(x.Start, x.Length), b.Slice(y.Start, y.Length)));

    private static int Split(ReadOnlySpan<byte> text, Span<Word> words)
    {
        var count = 0;
        for (var start = 0; start < text.Length && count < words.Length;)
        {
            var gap = text[start..].IndexOf((byte)' ');
            var length = gap < 0 ? text.Length - start : gap;
            var hash = Fold.Hash32(text.Slice(start, length));
            if (length > 0 && !Contains(words[..count], hash))
            {
                words[count++] = new Word { Hash = hash, Start = (ushort)start, Length = (ushort)length };
            }

            start += length + 1;
        }

        return count;
    }

    private static bool Contains(Span<Word> words, uint hash)
    {
        foreach (ref var word in words)
        {
            if (word.Hash == hash)
            {
                return true;
            }
        }

        return false;
    }

    private struct Word
    {
        public uint Hash;
        public float Weight;
        public ushort Start;
        public ushort Length;
    }
}
