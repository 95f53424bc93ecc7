namespace Platform.Infrastructure;

/// <summary>The one directory under which everything the server keeps is found.</summary>
public sealed class DataDirectory
{
    /// <summary>Makes the directory when it is missing.</summary>
    /// <exception cref="InvalidSettingException">It cannot be made or written to.</exception>
    public DataDirectory(string path)
    {
        Root = Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(Root);
            var probe = Path.Combine(Root, $".probe-{Environment.ProcessId}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidSettingException("Platform:DataDirectory", $"names {Root}, which cannot be written to ({e.Message.TrimEnd('.')})");
        }
    }

    /// <summary>Absolute path.</summary>
    public string Root { get; }

    /// <summary>A directory below the root, made when it is missing.</summary>
    public string Sub(string name) => Directory.CreateDirectory(Path.Combine(Root, name)).FullName;
}
