using Platform.Application.Ports;

namespace Platform.Infrastructure.Storage;

/// <summary>Scratch directories below the data directory.</summary>
internal sealed class ScratchSpace : IScratchSpace
{
    private readonly string root;

    /// <param name="root">An existing directory of this process alone; what an earlier one left behind is removed.</param>
    public ScratchSpace(string root)
    {
        this.root = root;
        foreach (var abandoned in Directory.EnumerateDirectories(root))
        {
            Directory.Delete(abandoned, recursive: true);
        }
    }

    public ScratchDirectory Create() => new(Directory.CreateDirectory(Path.Combine(root, Guid.NewGuid().ToString("N"))).FullName);
}
