namespace Platform.Application.Accounts;

/// <summary>Configuration section <c>Accounts</c>.</summary>
public sealed class AccountOptions
{
    public const string Section = "Accounts";

    /// <summary>Whether exist-email answers. It tells strangers who has an account, and can be switched off.</summary>
    public bool ExistEmail { get; set; } = true;
}
