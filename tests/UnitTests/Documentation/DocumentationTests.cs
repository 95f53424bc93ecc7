using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Platform.Application.Ports;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Scoring;
using Platform.Infrastructure;
using Platform.UnitTests.Architecture;
using Platform.WebApi.Hosting;

namespace Platform.UnitTests.Documentation;

/// <summary>The documents name what the code has.</summary>
public sealed partial class DocumentationTests
{
    [Fact]
    public void Every_setting_is_in_the_settings_document()
    {
        var document = Repository.Read("docs/configuration.md");
        var settings = new[] { typeof(IPlatformDb).Assembly, typeof(DataDirectory).Assembly, typeof(PlatformHost).Assembly }
            .SelectMany(a => a.GetTypes())
            .Select(t => (Type: t, Section: t.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string))
            .Where(t => t.Section is not null)
            .SelectMany(t => Keys(t.Section!, t.Type));

        settings.Where(key => !document.Contains($"`{key}`", StringComparison.Ordinal)).Should().BeEmpty("an operator looks for settings in docs/configuration.md: add a line for each");
    }

    [Fact]
    public void Every_error_code_is_in_the_errors_document()
    {
        var document = Repository.Read("docs/errors.md");
        var codes = Repository.Sources.Where(f => f.IsIn("src/") && !f.IsIn("src/Domain/Leads/") && !f.IsIn("src/WebApi/Demo/") && !f.IsIn("src/WebApi/CommandLine/")).SelectMany(ErrorCodes).Distinct().ToArray();

        codes.Should().Contain(["invalid_request", "not_found"], "or else the search for codes is broken");
        codes.Where(code => !document.Contains($"`{code}`", StringComparison.Ordinal)).Should().BeEmpty("clients program against codes: add a line to docs/errors.md for each");
    }

    [Fact]
    public void Every_issue_code_is_explained_with_the_refined_file()
    {
        var document = Repository.Read("docs/refined-file.md");

        for (var i = 0; i < LeadIssues.Count; i++)
        {
            var issue = (LeadIssue)(1UL << i);
            document.Should().Contain($"| `{Encoding.UTF8.GetString(LeadIssues.Code(issue))}` | {LeadIssues.Description(issue)} |");
        }
    }

    [Fact]
    public void Every_weight_of_the_score_is_in_the_document_with_its_points()
    {
        var document = Repository.Read("docs/refined-file.md");

        LeadScoreWeights.Documented.Table.Select(w => $"| `{w.Code}` | {w.Points:+#;-#;0} |").Where(line => !document.Contains(line, StringComparison.Ordinal))
            .Should().BeEmpty("docs/refined-file.md shows customers how a score comes about");
    }

    [Fact]
    public void Every_link_between_documents_leads_somewhere()
    {
        var broken = Repository.Files.Where(f => f.EndsWith(".md", StringComparison.Ordinal)).SelectMany(f => Link().Matches(Repository.Read(f)).Select(m => (From: f, To: m.Groups["to"].Value)))
            .Where(link => !link.To.Contains("://", StringComparison.Ordinal) && !link.To.StartsWith('#'))
            .Where(link => !Path.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(link.From)!, link.To.Split('#')[0])))
            .Select(link => $"{link.From} -> {link.To}");

        broken.Should().BeEmpty("a reader follows it into nothing");
    }

    private static IEnumerable<string> Keys(string section, Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite).SelectMany(p =>
        p.PropertyType is { IsClass: true, IsArray: false } inner && inner.Assembly == type.Assembly && inner.Name.EndsWith("Options", StringComparison.Ordinal)
            ? Keys($"{section}:{p.Name}", inner)
            : [$"{section}:{p.Name}"]);

    // A code is the first argument of whatever makes an error: a word in snake case, followed by a sentence.
    private static IEnumerable<string> ErrorCodes(SourceFile file) => file.Root.DescendantNodes()
        .Select(n => n switch
        {
            BaseArgumentListSyntax list => list.Arguments,
            TupleExpressionSyntax tuple => tuple.Arguments,
            _ => default,
        })
        .Where(arguments => arguments.Count >= 2 && arguments[0].Expression is LiteralExpressionSyntax { Token.Value: string code } && Code().IsMatch(code) && IsSentence(arguments[1].Expression))
        .Select(arguments => ((LiteralExpressionSyntax)arguments[0].Expression).Token.ValueText);

    private static bool IsSentence(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.StringLiteralExpression) && literal.Token.ValueText.Contains(' ', StringComparison.Ordinal) && literal.Token.ValueText.EndsWith('.'),
        InterpolatedStringExpressionSyntax text => text.Contents.LastOrDefault() is InterpolatedStringTextSyntax last && last.TextToken.ValueText.EndsWith('.'),
        _ => false,
    };

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
    private static partial Regex Code();

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Link();
}
