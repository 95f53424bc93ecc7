using System.Text.Json;

namespace Platform.WebApi.Contracts;

/// <summary>A lead file to be fetched and processed.</summary>
/// <param name="FileUrl">Where the file is: an http or https address that the server can reach.</param>
/// <param name="Email">Address of the account that the token belongs to.</param>
/// <param name="CallbackUrl">Address that is posted to when the file has ended.</param>
/// <param name="Options">Mapping, matching columns, threshold and default country.</param>
public sealed record ProcessLeadsBody(string? FileUrl, string? Email, string? CallbackUrl = null, JsonElement? Options = null)
{
    internal string? OptionsText => Options is { ValueKind: not JsonValueKind.Null } options ? options.GetRawText() : null;
}

/// <summary>A question after a file.</summary>
/// <param name="Email">Address of the account that the token belongs to.</param>
/// <param name="FileUrl">The file's identifier (the document calls it so), or the URL that was handed in. One of the two must be sent.</param>
/// <param name="FileUploadIdentifier">The file's identifier.</param>
public sealed record FileStatusBody(string? Email, string? FileUrl = null, string? FileUploadIdentifier = null);
