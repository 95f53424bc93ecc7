namespace Platform.Application.Ports;

/// <summary>
/// Where lead files and what comes of them lie. Keys are paths of letters, digits, <c>_</c>, <c>-</c>, <c>.</c> and <c>/</c>.
/// </summary>
public interface IFileStore
{
    /// <summary>Stores a stream. The key exists only once everything is safely stored, and is replaced if it existed.</summary>
    /// <returns>The size in bytes.</returns>
    Task<long> SaveAsync(string key, Stream content, CancellationToken cancellationToken);

    /// <summary>Stores a local file that nobody needs where it is: it may be gone afterwards. The key exists only once everything is safely stored, and is replaced if it existed.</summary>
    Task TakeFileAsync(string key, string path, CancellationToken cancellationToken);

    /// <summary>Opens what is stored; null when there is nothing.</summary>
    Task<StoredFile?> OpenAsync(string key, CancellationToken cancellationToken);

    /// <summary>A local path with the content of the key, for reading only: the stored file itself, or a copy in <paramref name="scratchDirectory"/>.</summary>
    /// <exception cref="FileNotFoundException">There is nothing under the key.</exception>
    Task<string> LocalPathAsync(string key, string scratchDirectory, CancellationToken cancellationToken);

    /// <summary>Removes everything whose key begins with the prefix, which ends with a slash.</summary>
    Task DeleteAllAsync(string prefix, CancellationToken cancellationToken);
}

/// <summary>An open stored file.</summary>
/// <param name="Content">Its bytes; the receiver disposes it.</param>
/// <param name="Length">Their number.</param>
public sealed record StoredFile(Stream Content, long Length);

/// <summary>Directories for intermediate files on the local disk.</summary>
public interface IScratchSpace
{
    /// <summary>A new empty directory, removed when it is disposed of.</summary>
    ScratchDirectory Create();
}

/// <summary>A directory that is removed when it is disposed of.</summary>
/// <param name="path">Absolute path of an existing directory.</param>
public sealed class ScratchDirectory(string path) : IDisposable
{
    /// <summary>Absolute path.</summary>
    public string Path { get; } = path;

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
