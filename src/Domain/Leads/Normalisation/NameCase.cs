namespace Platform.Domain.Leads.Normalisation;

/// <summary>
/// Upper and lower case of names. Text that is all in capitals or all in small letters is recased (McDonald, O'Brien, Anne-Marie); text in mixed case was
/// written by somebody who knew, and stays, but for the plain slips Mcdonald and O'brien.
/// </summary>
internal static class NameCase
{
    /// <summary>Family names in which Mac is a prefix; in others (Mack, Macy, Machado, Macias) it is not, so the rest is left alone.</summary>
    private static readonly WordTable MacNames = WordTable.Set(
        "macadam macallister macalister macarthur macaulay macauley macauliffe macbeth macbride maccabe maccallum maccarthy maccormack maccormick macdermott macdonald macdonell macdonnell "
        + "macdougall macdowell macduff macduffie maceachern macewan macewen macfadden macfadyen macfarlane macfarland macgill macgillivray macgowan macgregor macgruder macguire macinnes "
        + "macinnis macintosh macintyre macisaac maciver mackay mackenzie mackinnon mackintosh maclachlan maclaine maclaren maclaughlin maclean macleay maclellan maclennan macleod "
        + "macmahon macmanus macmaster macmillan macmullen macnab macnair macnally macnamara macnaughton macneil macneill macnicol macphail macphee macpherson macquarrie macqueen macrae "
        + "macritchie mactaggart mactavish macvicar macwilliam macwilliams");

    /// <summary>Nobiliary and other particles that are small inside a name when several stand together or alone.</summary>
    private static readonly WordTable SmallAlone = WordTable.Set("von zu zur zum dos das bin ibn af av ter ten den der des");

    private static readonly WordTable Particles = WordTable.Set(
        "van von de der den del della di da do dos das du la le las los lo ter ten te zu zum zur bin ibn al el af av st st. saint san santa y e t' 't 's vander");

    private static readonly WordTable SmallSecond = WordTable.Set("der den de la las los 't dem het ter");

    private static readonly WordTable KeptUpper = WordTable.Set("aj bj cj dj ej jj kj mj oj pj rj tj jr jd jp jt jc jb jw jl jm jk dl dj rc rl rj lj ld tc tr tw wc wj ii iii iv vi vii viii");

    /// <summary>Whether the word belongs to the family name that follows it.</summary>
    public static bool IsParticle(ReadOnlySpan<byte> word) => Particles.Contains(word);

    /// <summary>Appends one word of a name.</summary>
    /// <param name="word">A word without white space.</param>
    /// <param name="next">The word behind it in the same name, or empty.</param>
    /// <param name="isFirst">Whether it is the first word of the name part.</param>
    /// <param name="kind">How the whole name is written.</param>
    /// <param name="output">Takes the word.</param>
    public static void AppendWord(ReadOnlySpan<byte> word, ReadOnlySpan<byte> next, bool isFirst, WordCase.Kind kind, ByteArena output)
    {
        if (kind == WordCase.Kind.Mixed)
        {
            AppendMixed(word, output);
            return;
        }

        if (next.Length != 0 && (SmallAlone.Contains(word) || (SmallSecond.Contains(next) && Particles.Contains(word) && !IsSaint(word))))
        {
            WordCase.AppendLower(word, output);
        }
        else if (!isFirst && next.Length != 0 && SmallSecond.Contains(word))
        {
            WordCase.AppendLower(word, output);
        }
        else if (kind == WordCase.Kind.Upper && word.Length is 2 or 3 && KeptUpper.Contains(word))
        {
            output.Append(word);
        }
        else
        {
            AppendRecased(word, output);
        }
    }

    /// <summary>Appends a word that is all in capitals or all in small letters, part by part.</summary>
    public static void AppendRecased(ReadOnlySpan<byte> word, ByteArena output)
    {
        while (true)
        {
            var end = word.IndexOfAny((byte)'-', (byte)'.', (byte)'/');
            AppendPart(end < 0 ? word : word[..end], output);
            if (end < 0)
            {
                return;
            }

            output.Append(word[end]);
            word = word[(end + 1)..];
        }
    }

    private static bool IsSaint(ReadOnlySpan<byte> word) => CellText.StartsWith(word, "s"u8);

    private static void AppendMixed(ReadOnlySpan<byte> word, ByteArena output)
    {
        // Mcdonald, O'brien: capitalised by a program that knows only first letters. A word in capitals among mixed ones (JOHN Smith) is as shouted as a whole name.
        var mc = word.Length >= 5 && word[0] == 'M' && word[1] == 'c' && CellText.IsLower(word[2]) && WordCase.Of(word[1..]) == WordCase.Kind.Lower && !IsMcFirstName(word);
        var apostrophe = word.Length >= 5 && (word[0] is (byte)'O' or (byte)'D') && word[1] == '\'' && CellText.IsLower(word[2]);
        var shouted = word.Length >= 4 && word.IndexOf((byte)'.') < 0 && WordCase.Of(word) == WordCase.Kind.Upper;
        if (mc || apostrophe || shouted)
        {
            AppendRecased(word, output);
        }
        else
        {
            output.Append(word);
        }
    }

    private static bool IsMcFirstName(ReadOnlySpan<byte> word) => word.SequenceEqual("Mckenna"u8) || word.SequenceEqual("Mckenzie"u8) || word.SequenceEqual("Mckinley"u8) || word.SequenceEqual("Mckayla"u8);

    private static void AppendPart(ReadOnlySpan<byte> part, ByteArena output)
    {
        var apostrophe = part.IndexOf((byte)'\'');
        if (apostrophe > 0 && part.Length - apostrophe > 2)
        {
            // O'Brien, D'Angelo, De'Andre; not Joe's.
            AppendPlain(part[..apostrophe], output);
            output.Append((byte)'\'');
            AppendPlain(part[(apostrophe + 1)..], output);
            return;
        }

        AppendPlain(part, output);
    }

    private static void AppendPlain(ReadOnlySpan<byte> part, ByteArena output)
    {
        if (part.Length >= 5 && CellText.StartsWith(part, "mc"u8) && CellText.IsLetter(part[2]))
        {
            output.Append("Mc"u8);
            WordCase.AppendTitle(part[2..], output);
        }
        else if (part.Length >= 6 && CellText.StartsWith(part, "mac"u8) && MacNames.Contains(part))
        {
            output.Append("Mac"u8);
            WordCase.AppendTitle(part[3..], output);
        }
        else
        {
            WordCase.AppendTitle(part, output);
        }
    }
}
