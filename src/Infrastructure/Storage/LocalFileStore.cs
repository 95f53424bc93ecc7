using Platform.Application.Ports;

namespace Platform.Infrastructure.Storage;

/// <summary>
/// Keeps files in a folder. A file is written beside its place, flushed to the disk and then renamed, so that a crash leaves either all of it or nothing.
/// </summary>
internal sealed class LocalFileStore : IFileStore
{
    private const int BufferSize = 1 << 17;

    private readonly string root;
    private readonly string incoming;

    /// <param name="root">An existing directory, all of which belongs to the store.</param>
    public LocalFileStore(string root)
    {
        this.root = root;
        incoming = Path.Combine(root, ".incoming");

        // What an earlier process was writing when it ended is of no use to anyone.
        if (Directory.Exists(incoming))
        {
            Directory.Delete(incoming, recursive: true);
        }

        Directory.CreateDirectory(incoming);
    }

    public async Task<long> SaveAsync(string key, Stream content, CancellationToken cancellationToken)
    {
        long length = 0;
        await PutAsync(key, async temporary =>
        {
            await using var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
            await content.CopyToAsync(file, BufferSize, cancellationToken);
            length = file.Length;
            file.Flush(flushToDisk: true);
        });
        return length;
    }

    public Task TakeFileAsync(string key, string path, CancellationToken cancellationToken) =>
        PutAsync(key, temporary => Task.Run(
            () =>
            {
                // From another disk it is copied; on this one it only changes its name.
                File.Move(path, temporary);
                using var file = File.OpenHandle(temporary, FileMode.Open, FileAccess.ReadWrite);
                RandomAccess.FlushToDisk(file);
            },
            cancellationToken));

    public Task<StoredFile?> OpenAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            var file = new FileStream(PathOf(key), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize, FileOptions.Asynchronous);
            return Task.FromResult<StoredFile?>(new StoredFile(file, file.Length));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<StoredFile?>(null);
        }
    }

    public Task<string> LocalPathAsync(string key, string scratchDirectory, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        return File.Exists(path) ? Task.FromResult(path) : throw new FileNotFoundException("There is nothing under this storage key.", key);
    }

    public Task DeleteAllAsync(string prefix, CancellationToken cancellationToken)
    {
        var path = PathOf(prefix);
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }

        return Task.CompletedTask;
    }

    private async Task PutAsync(string key, Func<string, Task> write)
    {
        var path = PathOf(key);
        var temporary = Path.Combine(incoming, Guid.NewGuid().ToString("N"));
        try
        {
            await write(temporary);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private string PathOf(string key) => Path.Combine(root, StorageKey.Checked(key));
}
