namespace Platform.Domain.Leads.Normalisation;

/// <summary>The digits of one number, taken out of whatever people write around them.</summary>
internal ref struct PhoneScan(Span<byte> buffer)
{
    private static readonly WordTable Labels = WordTable.Set(
        "tel telephone phone ph p cell cellular cel mobile mob mbl m c h w o d b home work office ofc off business bus fax f direct dir main land landline primary secondary alt other "
        + "day daytime eve evening night number no num call text sms voice whatsapp wk hm us usa");

    private static readonly WordTable ExtensionWords = WordTable.Set("x ext extn extension exten xt");

    private readonly Span<byte> buffer = buffer;

    public int Count;
    public bool HasPlus;
    public bool HasLetters;
    public bool HasExtension;
    public bool IsBad;

    public readonly Span<byte> Digits => buffer[..Count];

    /// <summary>Reads up to the separator behind the first number, and returns how many bytes are used up.</summary>
    public int Read(ReadOnlySpan<byte> cell)
    {
        var i = 0;
        while (i < cell.Length)
        {
            var b = cell[i];
            if (CellText.IsDigit(b))
            {
                Add(b);
                i++;
            }
            else if (b == '+')
            {
                IsBad |= Count != 0;
                HasPlus = true;
                i++;
            }
            else if (b is (byte)' ' or (byte)'-' or (byte)'.' or (byte)')' or (byte)'_' or (byte)':' or (byte)'*' or (byte)'\'' or (byte)'"')
            {
                i++;
            }
            else if (b == '(')
            {
                var trunk = HasPlus && Count is > 0 and < 4 && cell[i..].StartsWith("(0)"u8);
                i += trunk ? 3 : 1;
            }
            else if (b is (byte)'/' or (byte)';' or (byte)',' or (byte)'|' or (byte)'&')
            {
                var rest = cell[(i + 1)..];
                if (b == ';' && CellText.StartsWith(rest, "ext="u8))
                {
                    return i + Extension(cell[i..]);
                }

                if (Count >= 7)
                {
                    return i + 1;
                }

                // 555/123-4567 is one number; 123; 555-123-4567 are a wrong and a right one.
                if (b != '/' && Count > 0)
                {
                    return i + 1;
                }

                i++;
            }
            else if (b == '#')
            {
                if (Count >= 7)
                {
                    return i + Extension(cell[i..]);
                }

                i++;
            }
            else if (CellText.IsLetter(b))
            {
                var end = Word(cell[i..], out var stop);
                if (stop)
                {
                    return i + end;
                }

                i += end;
            }
            else
            {
                IsBad = true;
                i++;
            }
        }

        return i;
    }

    private void Add(byte digit)
    {
        if (Count < buffer.Length)
        {
            buffer[Count++] = digit;
        }
        else
        {
            IsBad = true;
        }
    }

    private int Word(ReadOnlySpan<byte> rest, out bool stop)
    {
        var length = 1;
        while (length < rest.Length && CellText.IsLetter(rest[length]))
        {
            length++;
        }

        var word = rest[..length];
        stop = false;
        if (Count >= 7 && ExtensionWords.Contains(word))
        {
            stop = true;
            return Extension(rest);
        }

        if (Count >= 7 && (word.SequenceEqual("or"u8) || word.SequenceEqual("and"u8) || word.SequenceEqual("OR"u8) || word.SequenceEqual("AND"u8)))
        {
            stop = true;
            return length;
        }

        if (Labels.Contains(word) && (Count == 0 || Count >= 10))
        {
            return length;
        }

        // A word to be dialled: only inside a number.
        if (Count is < 3 or > 10)
        {
            IsBad = true;
            return length;
        }

        HasLetters = true;
        foreach (var letter in word)
        {
            Add("22233344455566677778889999"u8[(letter | 0x20) - 'a']);
        }

        return length;
    }

    /// <summary>Passes over an extension up to the next separator.</summary>
    private int Extension(ReadOnlySpan<byte> rest)
    {
        var start = rest[0] == ';' ? 1 : 0;
        var end = rest[start..].IndexOfAny((byte)'/', (byte)';', (byte)',');
        var extension = end < 0 ? rest : rest[..(start + end)];
        HasExtension = true;
        return extension.Length == rest.Length ? rest.Length : extension.Length + 1;
    }
}
