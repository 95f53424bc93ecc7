using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Platform.UnitTests.Architecture;

/// <summary>What is looked for in a C# file. Each rule yields the places that break it.</summary>
internal static class SourceRules
{
    /// <summary>Most lines of code in a file; tables of data do not count.</summary>
    public const int LongestFile = 350;

    private static readonly string[] Clocks = ["DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "Environment.TickCount", "Environment.TickCount64"];
    private static readonly string[] OutsideWorld = ["File", "Directory", "FileStream", "HttpClient", "Socket", "Process", "Console", "Environment"];
    private static readonly string[] EmptyWords = ["Helper", "Helpers", "Manager", "Util", "Utils", "Utilities"];
    private static readonly string[] Promises = ["TODO", "FIXME", "HACK", "XXX"];

    public static IEnumerable<string> ReadsOfTheClock(SourceFile file) => file.Root.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        .Where(access => Clocks.Contains(access.ToString().Replace("System.", string.Empty, StringComparison.Ordinal)))
        .Select(access => file.At(access, access.ToString()));

    public static IEnumerable<string> SystemClocks(SourceFile file) => file.Root.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        .Where(access => access.ToString() == "TimeProvider.System").Select(access => file.At(access, "TimeProvider.System"));

    public static IEnumerable<string> BlockingWaits(SourceFile file) => file.Root.DescendantNodes().OfType<InvocationExpressionSyntax>()
        .Where(call => call.Expression.ToString() is "Thread.Sleep" or "SpinWait.SpinUntil" or "Thread.SpinWait")
        .Select(call => file.At(call, call.ToString()));

    /// <summary>Waits for a time that is written down, also where it is written as <c>TimeSpan.FromSeconds(2)</c>.</summary>
    public static IEnumerable<string> ConstantDelays(SourceFile file) => file.Root.DescendantNodes().OfType<InvocationExpressionSyntax>()
        .Where(call => call.Expression.ToString() is "Task.Delay" && call.ArgumentList.Arguments.FirstOrDefault()?.Expression is { } wait && IsConstant(wait))
        .Select(call => file.At(call, call.ToString()));

    public static IEnumerable<string> InputOrOutput(SourceFile file) => file.Root.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        .Where(access => access.Expression is IdentifierNameSyntax name && OutsideWorld.Contains(name.Identifier.Text))
        .Where(access => access.ToString() is not "Environment.ProcessorCount")
        .Select(access => file.At(access, access.ToString()));

    public static IEnumerable<string> ActionsWithLogic(SourceFile file) => file.Root.DescendantNodes().OfType<MethodDeclarationSyntax>()
        .Where(method => method.AttributeLists.SelectMany(l => l.Attributes).Any(a => a.Name.ToString().StartsWith("Http", StringComparison.Ordinal) || a.Name.ToString() == "Route"))
        .Where(method => method.ExpressionBody is null)
        .Select(method => file.At(method, method.Identifier.Text));

    public static IEnumerable<string> UsesOfInfrastructure(SourceFile file) => file.Root.Usings
        .Where(u => u.Name?.ToString() is { } name && (name.StartsWith("Platform.Infrastructure", StringComparison.Ordinal) || name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)))
        .Select(u => file.At(u, u.ToString().Trim()));

    /// <summary>Classes that are neither sealed, static or abstract nor named in <paramref name="known"/> (see <see cref="BasesAndParts"/>).</summary>
    public static IEnumerable<string> OpenClasses(SourceFile file, ISet<string> known) => file.Types.OfType<TypeDeclarationSyntax>()
        .Where(t => t is ClassDeclarationSyntax or RecordDeclarationSyntax && !t.IsKind(SyntaxKind.RecordStructDeclaration))
        .Where(t => !IsClosed(t) && !known.Contains(t.Identifier.Text) && !HasBenchmarks(t))
        .Select(t => file.At(t, t.Identifier.Text));

    /// <summary>Names of the types that some type derives from, and of those of which one part is sealed.</summary>
    public static IEnumerable<string> BasesAndParts(SourceFile file) => file.Types.Where(t => t.BaseList is not null)
        .SelectMany(t => t.BaseList!.Types).SelectMany(b => b.Type.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Take(1)).Select(n => n.Identifier.Text)
        .Concat(file.Types.Where(t => t.Modifiers.Any(SyntaxKind.PartialKeyword) && IsClosed(t)).Select(t => t.Identifier.Text));

    public static IEnumerable<string> TooLong(SourceFile file)
    {
        var lines = file.Text.AsSpan().Count('\n');
        if (lines <= LongestFile)
        {
            return [];
        }

        var tables = file.Root.DescendantNodes().Where(IsTable).SelectMany(Lines).ToHashSet();
        return lines - tables.Count > LongestFile ? [$"{file.Path}: {lines - tables.Count} lines"] : [];
    }

    /// <summary>A file is named after one of its types (<c>Type.Part.cs</c> too) or after what the names of a family of small types have in common.</summary>
    public static IEnumerable<string> Misnamed(SourceFile file)
    {
        var types = file.OuterTypes.Select(t => t.Identifier.Text).ToArray();
        var name = file.Name.Split('.')[0];
        var family = name.EndsWith("ies", StringComparison.Ordinal) ? name[..^3] + "y" : name.TrimEnd('s');
        return types.Length == 0
            || types.Contains(name)
            || types.All(t => t.EndsWith(family, StringComparison.Ordinal))
            || WordEnds(name).Any(end => types.All(t => t.StartsWith(name[..end], StringComparison.Ordinal)))
            ? []
            : [$"{file.Path}: holds {string.Join(", ", types)}"];
    }

    public static IEnumerable<string> EmptyNames(SourceFile file) => file.Types
        .Where(t => EmptyWords.Any(w => t.Identifier.Text.EndsWith(w, StringComparison.Ordinal)))
        .Select(t => file.At(t, t.Identifier.Text));

    public static IEnumerable<string> Unfinished(SourceFile file)
    {
        var comments = file.Root.DescendantTrivia(descendIntoTrivia: true)
            .Where(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia) || t.IsKind(SyntaxKind.MultiLineCommentTrivia))
            .Where(t => Promises.Any(p => t.ToString().Contains(p, StringComparison.Ordinal)))
            .Select(t => $"{file.Path}({t.GetLocation().GetLineSpan().StartLinePosition.Line + 1}): {t.ToString().Trim()}");
        var holes = file.Root.DescendantNodes().OfType<ObjectCreationExpressionSyntax>()
            .Where(n => n.Type.ToString() == "NotImplementedException").Select(n => file.At(n, "NotImplementedException"));
        return comments.Concat(holes);
    }

    public static IEnumerable<string> Regions(SourceFile file) => file.Root.DescendantTrivia()
        .Where(t => t.IsKind(SyntaxKind.RegionDirectiveTrivia)).Select(t => $"{file.Path}: {t.ToString().Trim()}");

    /// <summary>Catches with nothing in them, not even a comment that says why that is right.</summary>
    public static IEnumerable<string> SilentCatches(SourceFile file) => file.Root.DescendantNodes().OfType<CatchClauseSyntax>()
        .Where(c => c.Block.Statements.Count == 0 && !c.Block.DescendantTrivia().Any(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia)))
        .Select(c => file.At(c, "empty catch"));

    private static IEnumerable<int> WordEnds(string name) => Enumerable.Range(2, name.Length - 1).Where(i => i == name.Length || char.IsUpper(name[i]));

    private static bool IsClosed(BaseTypeDeclarationSyntax type) =>
        type.Modifiers.Any(m => m.Kind() is SyntaxKind.SealedKeyword or SyntaxKind.StaticKeyword or SyntaxKind.AbstractKeyword);

    /// <summary>BenchmarkDotNet derives from the classes whose methods it measures.</summary>
    private static bool HasBenchmarks(TypeDeclarationSyntax type) =>
        type.Members.SelectMany(member => member.AttributeLists).SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() == "Benchmark");

    private static bool IsConstant(ExpressionSyntax wait) => wait switch
    {
        LiteralExpressionSyntax => true,
        InvocationExpressionSyntax call => call.Expression.ToString().StartsWith("TimeSpan.From", StringComparison.Ordinal) && call.ArgumentList.Arguments.All(a => a.Expression is LiteralExpressionSyntax),
        _ => false,
    };

    private static bool IsTable(SyntaxNode node) => node switch
    {
        InitializerExpressionSyntax or CollectionExpressionSyntax => true,
        LiteralExpressionSyntax literal => literal.Token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken) || literal.Token.IsKind(SyntaxKind.Utf8MultiLineRawStringLiteralToken),
        SwitchExpressionArmSyntax arm => arm.Expression is LiteralExpressionSyntax,
        EnumMemberDeclarationSyntax => true,
        _ => false,
    };

    private static IEnumerable<int> Lines(SyntaxNode node)
    {
        var span = node.GetLocation().GetLineSpan();
        return Enumerable.Range(span.StartLinePosition.Line, span.EndLinePosition.Line - span.StartLinePosition.Line + 1);
    }
}
