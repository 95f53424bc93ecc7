namespace Platform.Application.Links;

/// <summary>Configuration section <c>Links</c>.</summary>
public sealed class LinkOptions
{
    public const string Section = "Links";

    /// <summary>Address that application links begin with, as <c>https://leads.example.com</c>. Default: <c>Platform:PublicUrl</c>.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>How long a link is good when its request does not say it. At most 90 days.</summary>
    public TimeSpan ExpireAfter { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How many links an account can have mailed on one day (UTC).</summary>
    public int MailsPerDay { get; set; } = 2000;
}
