namespace Platform.Domain.Common;

/// <summary>
/// Makes the ids that clients see: <c>&lt;prefix&gt;_&lt;32 hexadecimal digits&gt;</c>, opaque, URL-safe, and ordered by time of creation
/// (UUID version 7, RFC 9562), so that they serve as page cursors and keep database indexes compact.
/// </summary>
public static class Identifiers
{
    /// <summary>Longest id, in characters.</summary>
    public const int MaxLength = 48;

    /// <summary>A new id.</summary>
    /// <param name="prefix">Two to eight lower-case letters that say what it names, as <c>file</c> or <c>team</c>.</param>
    /// <param name="now">The present time.</param>
    public static string New(string prefix, DateTimeOffset now) => $"{prefix}_{Guid.CreateVersion7(now):N}";
}
