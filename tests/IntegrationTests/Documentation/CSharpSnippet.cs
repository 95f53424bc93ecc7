using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Platform.Client;

namespace Platform.IntegrationTests.Documentation;

/// <summary>C# of a document, compiled with the compiler's own library as a project would be.</summary>
internal static class CSharpSnippet
{
    // What a project of Microsoft.NET.Sdk.Web uses without saying so.
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Net.Http.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.Extensions.Logging;
        """;

    /// <summary>Compiles a program and starts it in a directory.</summary>
    public static SnippetProcess Start(string code, string directory, IReadOnlyDictionary<string, string> environment)
    {
        var program = Path.Combine(directory, "Snippet.dll");
        File.WriteAllBytes(program, Compile(code, "Snippet", OutputKind.ConsoleApplication));
        File.Copy(typeof(CSharpSnippet).Assembly.Location.Replace(".dll", ".runtimeconfig.json", StringComparison.Ordinal), Path.ChangeExtension(program, ".runtimeconfig.json"), overwrite: true);
        File.Copy(typeof(PlatformClient).Assembly.Location, Path.Combine(directory, "Platform.Client.dll"), overwrite: true);
        return SnippetProcess.Start(directory, environment, "dotnet", program);
    }

    /// <summary>The bytes of the assembly; fails where the compiler has anything to say.</summary>
    public static byte[] Compile(string code, string assembly, OutputKind kind)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            assembly,
            [CSharpSyntaxTree.ParseText(ImplicitUsings, options), CSharpSyntaxTree.ParseText(code, options)],
            references,
            new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable));
        using var bytes = new MemoryStream();
        var result = compilation.Emit(bytes);
        result.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning).Should().BeEmpty($"this is to be copied from a document:\n{code}");
        return bytes.ToArray();
    }
}
