using Platform.IntegrationTests.OpenApi;

namespace Platform.IntegrationTests.Documentation;

/// <summary>No block of a document is left out silently.</summary>
public sealed class EverySnippet
{
    // Each test named here takes all blocks of its language in the document.
    private static readonly HashSet<(string Document, string Language)> Run =
    [
        ("docs/getting-started.md", "bash"), // GettingStarted
        ("docs/getting-started.md", "csharp"),
        ("docs/getting-started.md", "ts"), // clients/typescript/tests/against-the-server.test.mjs
        ("docs/webhooks.md", "bash"), // Receivers
        ("docs/webhooks.md", "csharp"),
        ("docs/webhooks.md", "python"),
        ("docs/webhooks.md", "ts"), // clients/typescript/tests/receivers.test.mjs
        ("docs/links.md", "bash"), // OtherDocuments
        ("docs/links.md", "csharp"),
        ("docs/command-line.md", "bash"),
        ("README.md", "bash"), // Readme
        ("CONTRIBUTING.md", "csharp"),
        ("clients/csharp/README.md", "csharp"), // GettingStarted
        ("clients/typescript/README.md", "ts"), // clients/typescript/tests/against-the-server.test.mjs
    ];

    private static readonly string[] OnlyShown = ["text", "json"];

    [Fact]
    public void Is_run_by_a_test_or_is_marked_as_only_shown()
    {
        var root = DocumentFile.PathOf("");
        var documents = Directory.GetFiles(Path.Combine(root, "docs"), "*.md", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Concat(["README.md", "CONTRIBUTING.md", "clients/csharp/README.md", "clients/typescript/README.md"]);
        Snippet[] snippets = [.. documents.SelectMany(Snippet.Of)];

        snippets.Where(s => !OnlyShown.Contains(s.Language) && !s.IsOnlyShown && !Run.Contains((s.Document, s.Language))).Should().BeEmpty("what readers copy is run by a test: add one, or tag the block as text or json when it is only shown, or say above it why");
        snippets.Should().OnlyContain(s => s.Mark == null || s.KeepsRunning || s.IsOnlyShown, "there are two marks");
        Run.Except(snippets.Select(s => (s.Document, s.Language))).Should().BeEmpty("or else this list is longer than what is run");
        snippets.Where(s => s.KeepsRunning).Should().OnlyContain(s => s.Document == "docs/getting-started.md" || s.Document == "README.md", "the mark leaves a block to the tests of these documents");
    }
}
