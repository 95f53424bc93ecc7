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

    /// <summary>A secret from configuration: base64 of enough bytes.</summary>
    public static byte[] Decode(string text, int minLength, string setting)
    {
        var buffer = new byte[text.Length];
        return Convert.TryFromBase64String(text.Trim(), buffer, out var written) && written >= minLength
            ? buffer[..written]
            : throw new InvalidSettingException(setting, $"must be base64 of at least {minLength} bytes");
    }
}
