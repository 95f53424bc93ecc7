namespace Platform.WebApi.Contracts;

/// <summary>The account and its key.</summary>
/// <param name="ApiSecretKey">The account's API key.</param>
/// <param name="Email">Its address.</param>
/// <param name="Name">Its name.</param>
public sealed record AuthenticatedUserBody(string ApiSecretKey, string Email, string Name);
