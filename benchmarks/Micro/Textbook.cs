namespace Platform.Benchmarks.Micro;

/// <summary>The comparators as their papers describe them, step by step.</summary>
internal static class Textbook
{
    /// <summary>Jaro (1989) with Winkler's bonus (1990); half an exchange does not count, as in Winkler's own program.</summary>
    public static double JaroWinkler(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var window = Math.Max((Math.Max(a.Length, b.Length) / 2) - 1, 0);
        Span<bool> usedA = stackalloc bool[a.Length];
        Span<bool> usedB = stackalloc bool[b.Length];
        usedA.Clear();
        usedB.Clear();
        var matches = 0;
        for (var j = 0; j < b.Length; j++)
        {
            for (var i = Math.Max(0, j - window); i <= Math.Min(a.Length - 1, j + window); i++)
            {
                if (!usedA[i] && a[i] == b[j])
                {
                    usedA[i] = usedB[j] = true;
                    matches++;
                    break;
                }
            }
        }

        if (matches == 0)
        {
            return 0;
        }

        var exchanged = 0;
        for (int i = 0, j = 0; i < a.Length; i++)
        {
            if (usedA[i])
            {
                while (!usedB[j])
                {
                    j++;
                }

                exchanged += a[i] == b[j++] ? 0 : 1;
            }
        }

        var jaro = (((double)matches / a.Length) + ((double)matches / b.Length) + ((double)(matches - (exchanged / 2)) / matches)) / 3;
        var prefix = 0;
        while (prefix < Math.Min(4, Math.Min(a.Length, b.Length)) && a[prefix] == b[prefix])
        {
            prefix++;
        }

        return jaro + (prefix * 0.1 * (1 - jaro));
    }

    /// <summary>Damerau (1964) and Levenshtein (1966), optimal string alignment.</summary>
    public static int Distance(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var width = b.Length + 1;
        Span<int> cost = stackalloc int[(a.Length + 1) * width];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j < width; j++)
            {
                if (i == 0 || j == 0)
                {
                    cost[(i * width) + j] = i + j;
                    continue;
                }

                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                var least = Math.Min(Math.Min(cost[((i - 1) * width) + j], cost[(i * width) + j - 1]) + 1, cost[((i - 1) * width) + j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    least = Math.Min(least, cost[((i - 2) * width) + j - 2] + 1);
                }

                cost[(i * width) + j] = least;
            }
        }

        return cost[^1];
    }
}
