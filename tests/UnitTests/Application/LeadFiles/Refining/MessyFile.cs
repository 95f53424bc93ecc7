using System.Text;

namespace Platform.UnitTests.Application.LeadFiles.Refining;

/// <summary>A lead file written at random: dialect, quoting, line ends, encoding, duplicates, nasty cells; damaged if asked for.</summary>
internal sealed class MessyFile
{
    private static readonly string[] Columns = ["First Name", "Last Name", "Email", "Phone", "City", "State", "Notes", "Amount"];
    private static readonly string[] Firsts = ["Ann", "José", "Zoë", "Bob", "MARY", "li", "O'Neil", "Jürgen", ""];
    private static readonly string[] Lasts = ["Lee", "Müller", "van der Berg", "SMITH", "García", "Ng", ""];
    private static readonly string[] Cities = ["Boston", "São Paulo", "New York", "Köln", ""];

    private static readonly string[] Notes =
    [
        "", "plain", "a, b; c | d", "say \"hi\"", "two\nlines", "two\r\nlines", "=1+1", "@home", "-5", "-now", "+1 212 555 0147", "+why", "'quoted", " spaces ",
        "\"", "\"\"", ",", "tab\there", "=HYPERLINK(\"x\",1)", "naïve façade",
    ];

    private readonly Random random;
    private readonly char delimiter;
    private readonly string newline;

    public MessyFile(int seed, bool damaged, int? rows = null)
    {
        random = new Random(seed);
        delimiter = ",;\t|"[random.Next(4)];
        newline = random.Next(2) == 0 ? "\n" : "\r\n";
        var columns = random.Next(4, Columns.Length + 1);
        var records = new List<string[]>();
        var count = rows ?? random.Next(3, 120);
        for (var i = 0; i < count; i++)
        {
            records.Add(records.Count > 0 && random.Next(4) == 0 ? Repeated(records) : Fresh(columns));
        }

        Header = Columns[..columns];
        Records = records;
        Bytes = Write(damaged);
    }

    /// <summary>The headers.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>The cells as they were meant; what a damaged file holds is for its reader to say.</summary>
    public IReadOnlyList<string[]> Records { get; }

    /// <summary>The file.</summary>
    public byte[] Bytes { get; }

    private string[] Fresh(int columns)
    {
        if (random.Next(30) == 0)
        {
            return [.. Enumerable.Repeat("", columns)];
        }

        var (first, last) = (Pick(Firsts), Pick(Lasts));
        string[] cells =
        [
            first,
            last,
            random.Next(4) == 0 ? "" : $"{first}.{last}{random.Next(50)}@example{random.Next(9)}.com".Replace(' ', '.'),
            random.Next(4) == 0 ? "" : $"({random.Next(201, 990)}) {random.Next(200, 999)}-{random.Next(10_000):0000}",
            Pick(Cities),
            random.Next(2) == 0 ? "MA" : "ny",
            Pick(Notes),
            random.Next(3) == 0 ? "" : $"{random.Next(-500, 5000)}",
        ];
        return cells[..columns];
    }

    private string[] Repeated(List<string[]> records)
    {
        var copy = (string[])records[random.Next(records.Count)].Clone();
        if (random.Next(2) == 0)
        {
            copy[random.Next(copy.Length)] = "";
        }

        return copy;
    }

    private byte[] Write(bool damaged)
    {
        var text = new StringBuilder();
        text.AppendJoin(delimiter, Header.Select(Cell)).Append(newline);
        foreach (var record in Records)
        {
            var line = string.Join(delimiter, record.Select(Cell));
            text.Append(damaged && random.Next(8) == 0 ? Damage(line) : line).Append(newline);
            if (random.Next(40) == 0)
            {
                text.Append(newline);
            }
        }

        if (random.Next(2) == 0)
        {
            text.Length -= newline.Length;
        }

        var encoding = Encodings()[random.Next(4)];
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(text.ToString())];
        if (!damaged)
        {
            return bytes;
        }

        if (random.Next(3) == 0)
        {
            // Somewhere behind the header, in the middle of whatever stands there.
            bytes = bytes[..random.Next(bytes.Length / 3, bytes.Length)];
        }

        if (random.Next(3) == 0)
        {
            bytes[random.Next(bytes.Length / 3, bytes.Length)] = 0xC3;
        }

        return bytes;
    }

    private static Encoding[] Encodings() =>
    [
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
        new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
    ];

    private string Damage(string line) => random.Next(5) switch
    {
        0 => line + delimiter + "one" + delimiter + "more",
        1 => line[..(line.Length / 2)],
        2 => line.Insert(random.Next(line.Length + 1), "\""),
        3 => "\"" + line,
        _ => "\"shut\" and more" + delimiter + line,
    };

    private string Cell(string value)
    {
        var mustQuote = value.Contains(delimiter) || value.AsSpan().ContainsAny("\"\r\n");
        return mustQuote || random.Next(6) == 0 ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
    }

    private string Pick(string[] values) => values[random.Next(values.Length)];
}
