using System.Reflection;
using System.Xml.Linq;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Infrastructure;
using Platform.WebApi.Hosting;

namespace Platform.UnitTests.Architecture;

/// <summary>Dependencies point inwards only.</summary>
public sealed class Layers
{
    private static readonly Assembly Domain = typeof(Result).Assembly;
    private static readonly Assembly Application = typeof(IPlatformDb).Assembly;
    private static readonly Assembly Infrastructure = typeof(DataDirectory).Assembly;
    private static readonly Assembly WebApi = typeof(PlatformHost).Assembly;

    // What the use cases are written with. A new name here is a decision for docs/decisions.
    private static readonly string[] ApplicationMayUse = ["Platform.Domain", "MediatR", "FluentValidation", "Microsoft.EntityFrameworkCore", "Microsoft.Extensions.*"];

    [Fact]
    public void Domain_uses_nothing_but_the_base_library() =>
        Foreign(Domain).Should().BeEmpty("rules need no package and no other layer: hand them what they need as arguments");

    [Fact]
    public void Domain_names_no_package_project_or_framework() =>
        References("Domain").Should().BeEmpty("Platform.Domain.csproj holds the rules only: what needs a package belongs in Infrastructure behind a port in Application/Ports");

    [Fact]
    public void Domain_opens_no_file_socket_or_process() =>
        Repository.Sources.Where(f => f.IsIn("src/Domain/")).SelectMany(SourceRules.InputOrOutput).Should().BeEmpty(
            "Domain does no I/O: put a port in Application/Ports and its adapter in Infrastructure");

    [Fact]
    public void Application_uses_only_Domain_and_what_use_cases_are_written_with() =>
        Foreign(Application).Where(name => !ApplicationMayUse.Any(allowed => Fits(name, allowed))).Should().BeEmpty(
            "Application says what it needs in a port (Application/Ports); the adapter in Infrastructure uses the package");

    [Fact]
    public void Application_knows_no_project_but_Domain() =>
        References("Application").Where(r => r.EndsWith(".csproj", StringComparison.Ordinal)).Should().Equal("../Domain/Platform.Domain.csproj");

    [Fact]
    public void Infrastructure_does_not_know_the_WebApi()
    {
        Foreign(Infrastructure).Should().NotContain("Platform.WebApi", "adapters must not know how they are called over HTTP");
        References("Infrastructure").Where(r => r.EndsWith(".csproj", StringComparison.Ordinal)).Should().Equal("../Application/Platform.Application.csproj");
    }

    [Fact]
    public void WebApi_is_the_only_layer_that_speaks_HTTP_to_clients() =>
        Domain.GetReferencedAssemblies().Concat(Application.GetReferencedAssemblies())
            .Where(a => a.Name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal))
            .Should().BeEmpty("requests and handlers know nothing of HTTP: let the controller translate");

    [Fact]
    public void Ports_are_interfaces_with_internal_adapters()
    {
        var ports = Application.GetTypes().Where(t => t is { IsInterface: true, Namespace: "Platform.Application.Ports" }).ToHashSet();
        var open = Infrastructure.GetTypes().Concat(WebApi.GetTypes())
            .Where(t => t is { IsClass: true, IsAbstract: false, IsPublic: true } && t.GetInterfaces().Any(ports.Contains))
            .Where(t => !t.IsSubclassOf(typeof(Microsoft.EntityFrameworkCore.DbContext)))
            .Select(t => t.FullName);

        open.Should().BeEmpty("an adapter is reached through its port: make it internal sealed");
    }

    private static IEnumerable<string> Foreign(Assembly assembly) => assembly.GetReferencedAssemblies().Select(a => a.Name!)
        .Where(name => name != "netstandard" && name != "mscorlib" && !Fits(name, "System.*") && !Fits(name, "Microsoft.CSharp") && !Fits(name, "Microsoft.Win32.*"));

    private static bool Fits(string name, string pattern) => pattern.EndsWith(".*", StringComparison.Ordinal)
        ? name.StartsWith(pattern[..^1], StringComparison.Ordinal)
        : name == pattern || name.StartsWith(pattern + ".", StringComparison.Ordinal);

    private static IEnumerable<string> References(string layer) =>
        XDocument.Parse(Repository.Read($"src/{layer}/Platform.{layer}.csproj")).Descendants()
            .Where(e => e.Name.LocalName is "ProjectReference" or "PackageReference" or "FrameworkReference")
            .Select(e => e.Attribute("Include")!.Value);
}
