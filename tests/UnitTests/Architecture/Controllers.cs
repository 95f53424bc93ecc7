using Microsoft.AspNetCore.Mvc;
using Platform.WebApi.Hosting;

namespace Platform.UnitTests.Architecture;

/// <summary>A controller builds the request, sends it and turns the result into HTTP.</summary>
public sealed class Controllers
{
    private static readonly Type[] All = [.. typeof(PlatformHost).Assembly.GetTypes().Where(t => typeof(ControllerBase).IsAssignableFrom(t) && !t.IsAbstract)];

    [Fact]
    public void Actions_are_one_expression() =>
        Repository.Sources.Where(f => f.IsIn("src/WebApi/")).SelectMany(SourceRules.ActionsWithLogic).Should().BeEmpty(
            "an action is one expression (=> ...): logic belongs in a handler, translation in a contract or a binder");

    [Fact]
    public void Controllers_hold_nothing_of_Infrastructure_or_of_the_database()
    {
        var known = All.SelectMany(controller => controller.GetConstructors().SelectMany(c => c.GetParameters())
                .Concat(controller.GetMethods(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.DeclaredOnly).SelectMany(m => m.GetParameters()))
                .Select(p => (controller, p.ParameterType)))
            .Where(x => x.ParameterType.Namespace is { } space && (space.StartsWith("Platform.Infrastructure", StringComparison.Ordinal) || space.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)))
            .Select(x => $"{x.controller.Name} takes {x.ParameterType.Name}");

        known.Should().BeEmpty("a controller knows MediatR and contracts only: let a handler use the port");
    }

    [Fact]
    public void Controllers_name_no_adapter() =>
        Repository.Sources.Where(f => f.IsIn("src/WebApi/Controllers/")).SelectMany(SourceRules.UsesOfInfrastructure).Should().BeEmpty(
            "a controller knows MediatR and contracts only: send a request");

    [Fact]
    public void Controllers_are_sealed() =>
        All.Where(t => !t.IsSealed).Select(t => t.Name).Should().BeEmpty("nothing derives from a controller: declare it sealed");
}
