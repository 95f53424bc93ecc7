using System.Text.RegularExpressions;
using Platform.IntegrationTests.OpenApi;

namespace Platform.IntegrationTests.Documentation;

/// <summary>A fenced block of a document.</summary>
/// <param name="Document">Path of the document from the root of the repository.</param>
/// <param name="Line">Line of the fence that opens it.</param>
/// <param name="Language">What stands behind the fence; empty when nothing does.</param>
/// <param name="Text">What is between the fences.</param>
/// <param name="Mark">The comment above it: that it keeps running, or why it is only shown; null when there is none.</param>
internal sealed partial record Snippet(string Document, int Line, string Language, string Text, string? Mark)
{
    private const string Fence = "```";

    /// <summary>Whether the document says of it that it does not end by itself.</summary>
    public bool KeepsRunning => Mark == "keeps running";

    /// <summary>Whether the document says why it is only shown.</summary>
    public bool IsOnlyShown => Mark?.StartsWith("only shown: ", StringComparison.Ordinal) is true;

    public override string ToString() => $"{Document}:{Line} ({Language})";

    /// <summary>Every block of a document.</summary>
    public static IReadOnlyList<Snippet> Of(string document)
    {
        var lines = File.ReadAllLines(DocumentFile.PathOf(document));
        var snippets = new List<Snippet>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].TrimStart().StartsWith(Fence, StringComparison.Ordinal))
            {
                continue;
            }

            var end = Array.FindIndex(lines, i + 1, line => line.Trim() == Fence);
            end.Should().BePositive($"the block at {document}:{i + 1} has an end");
            snippets.Add(new Snippet(document, i + 1, lines[i].Trim()[Fence.Length..], string.Join('\n', lines[(i + 1)..end]), i > 0 && Comment().Match(lines[i - 1]) is { Success: true } mark ? mark.Groups[1].Value : null));
            i = end;
        }

        return snippets;
    }

    /// <summary>Every block of a document in a language; there is at least one.</summary>
    public static IReadOnlyList<Snippet> Of(string document, string language)
    {
        Snippet[] all = [.. Of(document).Where(s => s.Language == language)];
        all.Should().NotBeEmpty();
        return all;
    }

    [GeneratedRegex("^<!-- (.+) -->$")]
    private static partial Regex Comment();
}
