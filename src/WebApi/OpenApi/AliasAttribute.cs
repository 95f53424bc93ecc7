namespace Platform.WebApi.OpenApi;

/// <summary>
/// Says that the paths of a route that begin so are other addresses of the same operation. They answer for ever, so the API document does not call them deprecated: it names the
/// operation that they stand for.
/// </summary>
/// <param name="prefix">How those paths begin, as <c>/bnd/api</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
internal sealed class AliasAttribute(string prefix) : Attribute
{
    /// <summary>How those paths begin.</summary>
    public string Prefix { get; } = prefix;
}
