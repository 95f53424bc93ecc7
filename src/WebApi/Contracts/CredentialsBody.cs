using System.Text.Json.Serialization;
using Platform.WebApi.Limits;

namespace Platform.WebApi.Contracts;

/// <summary>A new account.</summary>
/// <param name="Email">Address; the account is good once it is confirmed.</param>
/// <param name="Password">12 to 128 characters, none of the common ones.</param>
/// <param name="Name">What the person calls themselves.</param>
public sealed record RegisterBody(string? Email, string? Password, string? Name) : INamesAccount;

/// <summary>Address and password.</summary>
/// <param name="Email">The account's address.</param>
/// <param name="Password">Its password.</param>
/// <param name="Code">Code of the authenticator app, or a recovery code, when the account has a second factor.</param>
public sealed record CredentialsBody(string? Email, string? Password, string? Code = null) : INamesAccount;

/// <summary>API key and address of one account.</summary>
/// <param name="ApiKey">The <c>api_secret_key</c>.</param>
/// <param name="Email">The account's address.</param>
public sealed record GenerateTokenBody(string? ApiKey, string? Email) : INamesAccount;

/// <summary>For whom a new password is wanted.</summary>
/// <param name="Email">The account's address.</param>
public sealed record ForgotPasswordBody(string? Email) : INamesAccount;

/// <summary>A new password by a mailed token.</summary>
/// <param name="Token">The token of the mail's link.</param>
/// <param name="NewPassword">12 to 128 characters, none of the common ones.</param>
public sealed record ResetPasswordBody(string? Token, [property: JsonPropertyName("newPassword")] string? NewPassword);

/// <summary>A new password by the old one.</summary>
/// <param name="CurrentPassword">The present password.</param>
/// <param name="NewPassword">12 to 128 characters, none of the common ones.</param>
public sealed record ChangePasswordBody(string? CurrentPassword, string? NewPassword);

/// <summary>That it is done.</summary>
/// <param name="Status">Always <c>ok</c>.</param>
public sealed record StatusBody(string Status)
{
    internal static StatusBody Ok { get; } = new("ok");
}

/// <summary>A code of the authenticator app.</summary>
/// <param name="Code">Six digits.</param>
public sealed record CodeBody(string? Code);

/// <summary>What shows that it is really the owner.</summary>
/// <param name="Password">The account's password.</param>
/// <param name="Code">Code of the authenticator app, or a recovery code, when the account has a second factor.</param>
public sealed record ProofBody(string? Password, string? Code = null);
