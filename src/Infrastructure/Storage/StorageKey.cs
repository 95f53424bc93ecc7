namespace Platform.Infrastructure.Storage;

/// <summary>The form of storage keys; keeps a key from leaving the store.</summary>
internal static class StorageKey
{
    /// <exception cref="ArgumentException">The key is not made of plain segments.</exception>
    public static string Checked(string key)
    {
        var segments = key.TrimEnd('/').Split('/');
        return segments.All(s => s.Length > 0 && s[0] != '.' && s.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.'))
            ? key
            : throw new ArgumentException("A storage key is made of segments of letters, digits, '_', '-' and '.'.", nameof(key));
    }
}
