using Microsoft.AspNetCore.Mvc.ActionConstraints;

namespace Platform.WebApi.Binding;

/// <summary>Chooses the action only where the query has the given parameter.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequireQueryAttribute(string name) : Attribute, IActionConstraint
{
    /// <summary>The parameter.</summary>
    public string Name { get; } = name;

    public int Order => 0;

    public bool Accept(ActionConstraintContext context) => context.RouteContext.HttpContext.Request.Query.ContainsKey(Name);
}
