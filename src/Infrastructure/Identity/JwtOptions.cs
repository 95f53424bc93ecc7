namespace Platform.Infrastructure.Identity;

/// <summary>Configuration section <c>Jwt</c>.</summary>
public sealed class JwtOptions
{
    public const string Section = "Jwt";

    /// <summary>Base64 of at least 32 random bytes that tokens are signed with (another text of at least 32 characters is taken as it is). Default: made at first start and kept in the data directory.</summary>
    public string? SigningKey { get; set; }

    /// <summary>Keys that tokens were signed with before and that are still accepted.</summary>
    public IReadOnlyList<string> PreviousSigningKeys { get; set; } = [];

    /// <summary>How old a key in the data directory becomes before a new one takes its place.</summary>
    public TimeSpan RotateAfter { get; set; } = TimeSpan.FromDays(90);

    /// <summary>For how long a replaced key is still accepted. It should be no shorter than <c>Sessions:AbsoluteLimit</c>.</summary>
    public TimeSpan AcceptOldFor { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Who issues the tokens (<c>iss</c>).</summary>
    public string Issuer { get; set; } = "platform";

    /// <summary>For whom they are (<c>aud</c>).</summary>
    public string Audience { get; set; } = "platform";
}
