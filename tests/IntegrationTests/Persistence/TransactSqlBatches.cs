using System.Text.RegularExpressions;

namespace Platform.IntegrationTests.Persistence;

/// <summary>
/// Takes a Transact-SQL script apart as sqlcmd does and looks for what a server would refuse before running it: open strings, names,
/// comments, parentheses or blocks. No substitute for a server.
/// </summary>
internal static partial class TransactSqlBatches
{
    /// <summary>The batches between lines that hold nothing but <c>GO</c>.</summary>
    public static IReadOnlyList<string> Split(string script) => [.. Go().Split(script).Select(b => b.Trim()).Where(b => b.Length > 0)];

    /// <summary>What is wrong with a batch.</summary>
    public static IEnumerable<string> Faults(string batch)
    {
        var code = Quoted().Replace(batch, " ");
        if (code.IndexOfAny(['\'', '"', '[', ']']) >= 0)
        {
            yield return $"a string or a name is not closed: {batch}";
        }

        var depth = 0;
        foreach (var c in code)
        {
            depth += c switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth < 0)
            {
                break;
            }
        }

        if (depth != 0)
        {
            yield return $"parentheses do not match: {batch}";
        }

        if (Begin().Count(code) != End().Count(code))
        {
            yield return $"BEGIN and END do not match: {batch}";
        }

        if (!Start().IsMatch(code))
        {
            yield return $"does not start with a statement: {batch}";
        }
    }

    [GeneratedRegex(@"^\s*GO\s*$", RegexOptions.Multiline)]
    private static partial Regex Go();

    [GeneratedRegex(@"N?'(?:[^']|'')*'|""(?:[^""]|"""")*""|\[(?:[^\]]|\]\])*\]|--[^\n]*|/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\bBEGIN\b(?!\s+TRANSACTION)")]
    private static partial Regex Begin();

    [GeneratedRegex(@"\bEND\b")]
    private static partial Regex End();

    [GeneratedRegex(@"^\s*(IF|BEGIN|COMMIT|CREATE|ALTER|INSERT|UPDATE|DECLARE|EXEC|DROP)\b")]
    private static partial Regex Start();
}
