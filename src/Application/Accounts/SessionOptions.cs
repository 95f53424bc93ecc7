namespace Platform.Application.Accounts;

/// <summary>Configuration section <c>Sessions</c>.</summary>
public sealed class SessionOptions
{
    public const string Section = "Sessions";

    /// <summary>Life of a user or team token.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>For how long after its end a user token can still be refreshed.</summary>
    public TimeSpan IdleLimit { get; set; } = TimeSpan.FromDays(14);

    /// <summary>When a session ends however often it is refreshed.</summary>
    public TimeSpan AbsoluteLimit { get; set; } = TimeSpan.FromDays(90);

    /// <summary>For how long the direct predecessor of a user token is forgiven at a refresh.</summary>
    public TimeSpan RaceWindow { get; set; } = TimeSpan.FromSeconds(10);
}
