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
public sealed record CredentialsBody(string? Email, string? Password) : INamesAccount;

/// <summary>API key and address of one account.</summary>
/// <param name="ApiKey">The <c>api_secret_key</c>.</param>
/// <param name="Email">The account's address.</param>
public sealed record GenerateTokenBody(string? ApiKey, string? Email) : INamesAccount;
