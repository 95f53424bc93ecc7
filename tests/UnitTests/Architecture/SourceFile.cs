using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Platform.UnitTests.Architecture;

/// <summary>A C# file of the repository, as text and as a syntax tree.</summary>
internal sealed class SourceFile(string path, string text)
{
    private readonly Lazy<CompilationUnitSyntax> root = new(() => (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(text).GetRoot());

    /// <summary>Path from the repository's root, with <c>/</c>.</summary>
    public string Path { get; } = path;

    public string Text { get; } = text;

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public CompilationUnitSyntax Root => root.Value;

    public IEnumerable<BaseTypeDeclarationSyntax> Types => Root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>();

    public IEnumerable<BaseTypeDeclarationSyntax> OuterTypes => Types.Where(t => t.Parent is not TypeDeclarationSyntax);

    public bool IsIn(string folder) => Path.StartsWith(folder, StringComparison.Ordinal);

    /// <summary>A place as a compiler would name it: <c>path(line): what</c>.</summary>
    public string At(SyntaxNode node, string what) => $"{Path}({node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}): {what}";
}
