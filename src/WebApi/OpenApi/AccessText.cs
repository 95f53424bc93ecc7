using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;
using Platform.Domain.ApiKeys;
using Platform.WebApi.Authentication;

namespace Platform.WebApi.OpenApi;

/// <summary>Says in the API document who may call an operation, from the same attribute that decides it.</summary>
internal static class AccessText
{
    public const string Bearer = "bearer";
    public const string ApiKey = "apiKey";
    public const string FileToken = "fileToken";
    public const string LinkToken = "linkToken";
    public const string SignedLink = "signedLink";

    /// <summary>Every scheme by its name.</summary>
    public static Dictionary<string, IOpenApiSecurityScheme> Schemes { get; } = new(StringComparer.Ordinal)
    {
        [Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "A token of the account: `userToken` or `vaultToken` of a session (`POST /api/login`), or the token of `POST /api/generate-token`. Where an operation needs a session it says so.",
        },
        [ApiKey] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = ApiKeyAuthentication.Header,
            Description = "The `api_secret_key` of `POST /api/user-authenticate`, or a key of `POST /api/api-keys`.",
        },
        [FileToken] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "The token that process-leads and uploads answer with; good for that one file, for 24 hours.",
        },
        [LinkToken] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "The `token` in the address of an application link; good for that one link.",
        },
        [SignedLink] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Query,
            Name = "signature",
            Description = "The signature in the links of file-status and callbacks, with `expires`; such a link needs no header.",
        },
    };

    /// <summary>The access of an action by its metadata; null when it is open to everybody.</summary>
    public static AccessAttribute? Of(IList<object> metadata) =>
        metadata.OfType<IAllowAnonymous>().Any() ? null : metadata.OfType<AccessAttribute>().LastOrDefault() ?? new AccessAttribute(Scopes.Full);

    /// <summary>The schemes by which an action with this access can be called.</summary>
    public static IEnumerable<string> SchemesOf(AccessAttribute access)
    {
        yield return Bearer;
        if (!access.SessionOnly)
        {
            yield return ApiKey;
        }

        if (access.FileToken)
        {
            yield return FileToken;
        }
    }

    /// <summary>One sentence.</summary>
    public static string Describe(AccessAttribute? access)
    {
        if (access is null)
        {
            return "Open to everybody.";
        }

        var unconfirmed = access.Unconfirmed ? ", also before the address is confirmed" : string.Empty;
        if (access.SessionOnly)
        {
            return $"Needs the token of a session{unconfirmed}; API keys and tokens made from them do not pass.";
        }

        var scope = access.Scope == Scopes.Full ? "every scope" : $"the scope `{access.Scope.ToString().ToLowerInvariant()}`";
        var file = access.FileToken ? ", or the file's own token" : string.Empty;
        return $"Takes a token or API key of the account with {scope}{file}{unconfirmed}.";
    }
}
