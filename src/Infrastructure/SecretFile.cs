namespace Platform.Infrastructure;

/// <summary>Files that hold secrets: readable by their owner only from the moment they exist.</summary>
internal static class SecretFile
{
    public static void Write(string path, string content)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        // Written beside and moved, so that a crash leaves the old file or the new one.
        var temporary = $"{path}.{Guid.NewGuid():N}";
        using (var writer = new StreamWriter(temporary, options))
        {
            writer.Write(content);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>A secret from configuration: base64 of enough bytes, or any other text of as many characters.</summary>
    public static byte[] Decode(string text, int minLength, string setting)
    {
        var buffer = new byte[text.Length];
        if (Convert.TryFromBase64String(text.Trim(), buffer, out var written) && written >= minLength)
        {
            return buffer[..written];
        }

        return text.Trim().Length >= minLength
            ? System.Text.Encoding.UTF8.GetBytes(text.Trim())
            : throw new InvalidSettingException(setting, $"must be base64 of at least {minLength} random bytes, or a text of at least {minLength} characters");
    }
}
