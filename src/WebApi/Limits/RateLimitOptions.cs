namespace Platform.WebApi.Limits;

/// <summary>So many requests in so much time.</summary>
/// <param name="Count">Requests.</param>
/// <param name="Window">Time.</param>
public sealed record Quota(int Count, TimeSpan Window)
{
    public Quota()
        : this(0, TimeSpan.Zero)
    {
    }
}

/// <summary>Limits of one kind of request; null where there is none.</summary>
public sealed record RatePolicy
{
    /// <summary>For one network address (IPv4 address or IPv6 /64).</summary>
    public Quota? PerAddress { get; set; }

    /// <summary>For one account.</summary>
    public Quota? PerAccount { get; set; }
}

/// <summary>Kinds of requests that are limited.</summary>
public enum RateLimit
{
    /// <summary>Everything that names no other.</summary>
    General,

    /// <summary>login, user-authenticate, generate-token.</summary>
    SignIn,

    /// <summary>register.</summary>
    Registration,

    /// <summary>Whatever sends a mail on demand: resend, forgot, and the reset itself.</summary>
    Mail,

    /// <summary>exist-email.</summary>
    ExistEmail,
}

/// <summary>Configuration section <c>RateLimits</c>. The limits hold for each server process by itself.</summary>
public sealed class RateLimitOptions
{
    public const string Section = "RateLimits";

    /// <summary>Whether there are any.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Everything that names no other kind.</summary>
    public RatePolicy General { get; set; } = new() { PerAddress = new(1200, TimeSpan.FromMinutes(1)), PerAccount = new(600, TimeSpan.FromMinutes(1)) };

    /// <summary>login, user-authenticate, generate-token.</summary>
    public RatePolicy SignIn { get; set; } = new() { PerAddress = new(60, TimeSpan.FromMinutes(1)), PerAccount = new(20, TimeSpan.FromMinutes(5)) };

    /// <summary>register.</summary>
    public RatePolicy Registration { get; set; } = new() { PerAddress = new(30, TimeSpan.FromMinutes(10)), PerAccount = new(10, TimeSpan.FromMinutes(10)) };

    /// <summary>Whatever sends a mail on demand.</summary>
    public RatePolicy Mail { get; set; } = new() { PerAddress = new(30, TimeSpan.FromMinutes(10)), PerAccount = new(10, TimeSpan.FromMinutes(10)) };

    /// <summary>exist-email.</summary>
    public RatePolicy ExistEmail { get; set; } = new() { PerAddress = new(30, TimeSpan.FromMinutes(1)), PerAccount = new(10, TimeSpan.FromMinutes(1)) };

    internal RatePolicy Of(RateLimit limit) => limit switch
    {
        RateLimit.SignIn => SignIn,
        RateLimit.Registration => Registration,
        RateLimit.Mail => Mail,
        RateLimit.ExistEmail => ExistEmail,
        _ => General,
    };
}
