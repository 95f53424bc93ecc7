using Microsoft.AspNetCore.Authorization;
using Platform.Domain.ApiKeys;

namespace Platform.WebApi.Authentication;

/// <summary>
/// Who may call a route. Without further settings: any token or key of an account whose address is confirmed, with the given scope. This is the one mechanism;
/// a controller action that has neither this nor <c>[AllowAnonymous]</c> asks for an account with every scope.
/// </summary>
/// <param name="scope">Scope that an API key (or a token made from one) must have; tokens of people have all.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AccessAttribute(Scopes scope) : Attribute, IAuthorizationRequirementData, IAuthorizeData
{
    /// <summary>The scope.</summary>
    public Scopes Scope { get; } = scope;

    /// <summary>Whether the token of one lead file passes too; the use case then looks at <c>ICaller.FileId</c>.</summary>
    public bool FileToken { get; init; }

    /// <summary>Whether a user may call it before the address is confirmed.</summary>
    public bool Unconfirmed { get; init; }

    /// <summary>Whether only a person's session passes, and no API key.</summary>
    public bool SessionOnly { get; init; }

    /// <summary>Whether it only reads although its method is not GET, so that read-only keys pass.</summary>
    public bool Reads { get; init; }

    string? IAuthorizeData.Policy { get; set; }

    string? IAuthorizeData.Roles { get; set; }

    string? IAuthorizeData.AuthenticationSchemes { get; set; }

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [new AccessRequirement(this)];
}

/// <summary>What an <see cref="AccessAttribute"/> asks for.</summary>
internal sealed record AccessRequirement(AccessAttribute Access) : IAuthorizationRequirement;
