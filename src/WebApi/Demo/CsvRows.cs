using System.Text;

namespace Platform.WebApi.Demo;

/// <summary>Reads the well-formed CSV (RFC 4180) that the server and the generator write, row by row, by column name.</summary>
internal sealed class CsvRows : IDisposable
{
    private readonly StreamReader reader;
    private readonly StringBuilder cell = new();
    private readonly List<string> cells = [];
    private readonly Dictionary<string, int> columns;

    public CsvRows(string path)
    {
        reader = new StreamReader(path, Encoding.UTF8);
        Read();

        // A customer's own column may have the name of one of ours; ours come last.
        columns = [];
        for (var i = 0; i < cells.Count; i++)
        {
            columns[cells[i]] = i;
        }
    }

    public string this[string column] => columns.TryGetValue(column, out var i) && i < cells.Count ? cells[i] : "";

    /// <summary>Moves to the next row.</summary>
    public bool Read()
    {
        cells.Clear();
        cell.Clear();
        var quoted = false;
        int c;
        while ((c = reader.Read()) >= 0)
        {
            if (quoted)
            {
                if (c != '"')
                {
                    cell.Append((char)c);
                }
                else if (reader.Peek() == '"')
                {
                    cell.Append((char)reader.Read());
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"')
            {
                quoted = true;
            }
            else if (c == ',')
            {
                EndCell();
            }
            else if (c == '\n')
            {
                EndCell();
                return true;
            }
            else if (c != '\r')
            {
                cell.Append((char)c);
            }
        }

        if (cells.Count > 0 || cell.Length > 0)
        {
            EndCell();
            return true;
        }

        return false;
    }

    public void Dispose() => reader.Dispose();

    private void EndCell()
    {
        cells.Add(cell.ToString());
        cell.Clear();
    }
}
