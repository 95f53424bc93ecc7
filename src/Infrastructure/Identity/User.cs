using Microsoft.AspNetCore.Identity;

namespace Platform.Infrastructure.Identity;

/// <summary>A person with an account, as ASP.NET Core Identity stores it. The user name is the e-mail address.</summary>
public sealed class User : IdentityUser<string>
{
    /// <summary>What the person calls themselves.</summary>
    public required string Name { get; set; }

    /// <summary>When the account was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the confirmation was last sent again.</summary>
    public DateTimeOffset? ConfirmationResentAt { get; private set; }
}
