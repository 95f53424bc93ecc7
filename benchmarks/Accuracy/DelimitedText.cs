using System.Text;

namespace Platform.Benchmarks.Accuracy;

/// <summary>Reads the benchmark sets, whose dialects are known: separator, quote, and whether a backslash escapes.</summary>
internal static class DelimitedText
{
    /// <summary>A cell as RFC 4180 writes it.</summary>
    public static string Quoted(string cell) => cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    public static (string[] Header, List<string[]> Rows) Read(string path, char quote = '"', bool backslash = false)
    {
        var text = File.ReadAllText(path, Encoding.UTF8);
        var rows = new List<string[]>();
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (backslash && c == '\\' && i + 1 < text.Length)
                {
                    cell.Append(text[++i]);
                }
                else if (c != quote)
                {
                    cell.Append(c);
                }
                else if (!backslash && i + 1 < text.Length && text[i + 1] == quote)
                {
                    cell.Append(text[++i]);
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == quote && cell.Length == 0)
            {
                quoted = true;
            }
            else if (c is ',' or '\n')
            {
                cells.Add(cell.ToString());
                cell.Clear();
                if (c == '\n')
                {
                    rows.Add([.. cells]);
                    cells.Clear();
                }
            }
            else if (c != '\r')
            {
                cell.Append(c);
            }
        }

        if (cells.Count > 0 || cell.Length > 0)
        {
            rows.Add([.. cells, cell.ToString()]);
        }

        var header = Array.ConvertAll(rows[0], name => name.Trim());
        rows.RemoveAt(0);
        return (header, rows);
    }
}
