using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Platform.Application.Ports;
using Platform.Infrastructure;
using Platform.UnitTests.Architecture;
using Platform.WebApi.Hosting;
using Platform.WebApi.Limits;

namespace Platform.UnitTests.Documentation;

/// <summary>The tables of docs/configuration.md are made from the options classes: key, type, default, and the docstring.</summary>
public sealed partial class SettingsDocument
{
    private const string Document = "docs/configuration.md";
    private const string Header = "| key | type | default | meaning |\n| --- | --- | --- | --- |\n";

    [Fact]
    public void Has_the_tables_that_the_options_classes_give()
    {
        var kept = Repository.Read(Document).ReplaceLineEndings("\n");
        var sections = Sections().ToDictionary(s => s.Section, s => s.Type);
        var made = Part().Replace(kept, part => sections.Remove(part.Groups["section"].Value, out var type)
            ? part.Groups["before"].Value + Header + string.Concat(Rows(part.Groups["section"].Value, type))
            : part.Value);

        sections.Keys.Should().BeEmpty($"each section has its heading and a table in {Document}: add them, then run scripts/update-settings.sh");
        if (Environment.GetEnvironmentVariable("PLATFORM_UPDATE_SETTINGS") == "true")
        {
            File.WriteAllText(Path.Combine(Repository.Root, Document), made);
            kept = made;
        }

        (kept == made).Should().BeTrue($"{Document} is not what the options classes say: run scripts/update-settings.sh and commit what it changes");
    }

    [Fact]
    public void Has_a_default_in_its_own_column_and_not_again_in_the_meaning() =>
        Sections().SelectMany(s => Rows(s.Section, s.Type)).Select(row => Cells().Split(row)).Where(cells => cells[3].Trim().Length > 0)
            .Should().NotContain(cells => cells[4].Contains("default", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<(string Section, Type Type)> Sections() => new[] { typeof(IPlatformDb).Assembly, typeof(DataDirectory).Assembly, typeof(PlatformHost).Assembly }
        .SelectMany(a => a.GetTypes())
        .Select(t => (Section: t.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string, Type: t))
        .Where(t => t.Section is not null)
        .SelectMany(t => Groups(t.Type).Select(p => (t.Section + ":" + p.Name, p.PropertyType)).Prepend((t.Section!, t.Type)));

    private static IEnumerable<PropertyInfo> Settings(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite).OrderBy(p => p.MetadataToken);

    private static IEnumerable<PropertyInfo> Groups(Type type) => Settings(type).Where(IsGroup);

    private static bool IsGroup(PropertyInfo property) => property.PropertyType.Name.EndsWith("Options", StringComparison.Ordinal);

    private static IEnumerable<string> Rows(string section, Type type)
    {
        var defaults = Activator.CreateInstance(type)!;
        foreach (var property in Settings(type).Where(p => !IsGroup(p)))
        {
            var meaning = Docstring(type, property);
            yield return $"| `{section}:{property.Name}` | {TypeOf(property.PropertyType)} | {Default(property.GetValue(defaults), meaning)}{Readable(property, defaults)} | {meaning} |\n";
        }
    }

    private static string TypeOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        { IsEnum: true } => "word",
        var t when t == typeof(bool) => "true or false",
        var t when t == typeof(int) || t == typeof(long) => "number",
        var t when t == typeof(TimeSpan) => "time",
        var t when t == typeof(string) => "text",
        var t when t == typeof(Uri) => "address",
        var t when t == typeof(RatePolicy) => "limits",
        { IsArray: true } t => $"list of {TypeOf(t.GetElementType()!)}",
        { IsGenericType: true } t => $"list of {TypeOf(t.GetGenericArguments()[0])}",
        var t => throw new InvalidOperationException($"A setting of type {t} has no name in {Document} yet: add one here."),
    };

    private static string Readable(PropertyInfo property, object defaults) =>
        !property.Name.EndsWith("Bytes", StringComparison.Ordinal) ? "" : Convert.ToInt64(property.GetValue(defaults), CultureInfo.InvariantCulture) switch
        {
            var bytes when bytes % (1 << 30) == 0 => $" ({bytes >> 30} GiB)",
            var bytes => $" ({bytes >> 20} MiB)",
        };

    // As it would be written in the configuration; a word in the spelling of the docstring.
    private static string Default(object? value, string meaning) => value switch
    {
        null or "" => "",
        bool b => b ? "`true`" : "`false`",
        Enum e => $"`{Word().Matches(meaning).Select(m => m.Groups[1].Value).FirstOrDefault(w => w.Equals(e.ToString(), StringComparison.OrdinalIgnoreCase)) ?? e.ToString()}`",
        string text => $"`{text}`",
        RatePolicy limits => $"{Limit(limits.PerAddress)} for an address, {Limit(limits.PerAccount)} for an account",
        IEnumerable list => string.Join(", ", list.Cast<object>().Select(item => Default(item, meaning))),
        IFormattable number => $"`{number.ToString(null, CultureInfo.InvariantCulture)}`",
        _ => throw new InvalidOperationException($"A default of type {value.GetType()} cannot be written yet: add it here."),
    };

    private static string Limit(Quota? quota) => quota is null ? "none" : $"`{quota.Count.ToString(CultureInfo.InvariantCulture)}` in `{quota.Window}`";

    private static string Docstring(Type type, PropertyInfo property)
    {
        var comment = Repository.Sources.Where(f => f.IsIn("src/") && f.Text.Contains($"class {type.Name}", StringComparison.Ordinal)).SelectMany(f => f.Types).OfType<ClassDeclarationSyntax>().Where(c => c.Identifier.Text == type.Name)
            .SelectMany(c => c.Members.OfType<PropertyDeclarationSyntax>()).Single(p => p.Identifier.Text == property.Name).GetLeadingTrivia().ToFullString();
        var summary = XElement.Parse($"<doc>{Slashes().Replace(comment, " ")}</doc>").Element("summary");
        summary.Should().NotBeNull($"{type.Name}.{property.Name} is explained to operators by its docstring");
        foreach (var code in summary!.Descendants("c").ToArray())
        {
            code.ReplaceWith($"`{code.Value}`");
        }

        return Spaces().Replace(summary.Value, " ").Trim().Replace("|", "\\|", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?<before>^\#\# (?<section>[\w:]+)\n(?:(?!\#\# |\| key).*\n)*)(?:\|.*\n)+", RegexOptions.Multiline)]
    private static partial Regex Part();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Cells();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Word();

    [GeneratedRegex(@"^\s*///", RegexOptions.Multiline)]
    private static partial Regex Slashes();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
