namespace Platform.Infrastructure.Email;

/// <summary>How mail leaves.</summary>
public enum EmailProvider
{
    /// <summary>Each message becomes an <c>.eml</c> file in <c>mail/</c> of the data directory.</summary>
    Pickup,

    /// <summary>By an SMTP server.</summary>
    Smtp,
}

/// <summary>Configuration section <c>Email</c>.</summary>
public sealed class EmailOptions
{
    public const string Section = "Email";

    /// <summary><c>pickup</c> or <c>smtp</c>.</summary>
    public EmailProvider Provider { get; set; } = EmailProvider.Pickup;

    /// <summary>Sender, as <c>Platform &lt;no-reply@example.com&gt;</c>.</summary>
    public string From { get; set; } = "Platform <no-reply@localhost>";

    /// <summary>The SMTP server.</summary>
    public SmtpOptions Smtp { get; set; } = new();
}

/// <summary>Configuration section <c>Email:Smtp</c>.</summary>
public sealed class SmtpOptions
{
    /// <summary>Host name. Needed for <c>smtp</c>.</summary>
    public string? Host { get; set; }

    /// <summary>Port for submission.</summary>
    public int Port { get; set; } = 587;

    /// <summary>Whether the connection must be encrypted by STARTTLS. When it must, mail is never sent in the clear.</summary>
    public bool StartTls { get; set; } = true;

    /// <summary>User name; without one the server is used without signing in.</summary>
    public string? User { get; set; }

    /// <summary>Password.</summary>
    public string? Password { get; set; }
}
