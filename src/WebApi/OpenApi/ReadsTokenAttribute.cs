namespace Platform.WebApi.OpenApi;

/// <summary>Says in the API document that an action which is open to everybody reads a bearer token itself.</summary>
/// <param name="scheme">Which kind, one of <see cref="AccessText"/>.</param>
/// <param name="description">One sentence about it.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class ReadsTokenAttribute(string scheme, string description) : Attribute
{
    /// <summary>Which kind.</summary>
    public string Scheme { get; } = scheme;

    /// <summary>One sentence about it.</summary>
    public string Description { get; } = description;
}
