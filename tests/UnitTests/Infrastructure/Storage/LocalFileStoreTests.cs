using System.Text;
using Platform.Infrastructure.Storage;

namespace Platform.UnitTests.Infrastructure.Storage;

public sealed class LocalFileStoreTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("platform-store-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task What_is_stored_is_read_back_and_replaced_and_deleted()
    {
        var store = new LocalFileStore(root);

        (await store.SaveAsync("files/f1/1/input", Bytes("one"), default)).Should().Be(3);
        (await store.SaveAsync("files/f1/1/input", Bytes("other"), default)).Should().Be(5);
        await store.SaveAsync("files/f10/1/input", Bytes("neighbour"), default);

        (await Text(store, "files/f1/1/input")).Should().Be("other");
        File.ReadAllText(await store.LocalPathAsync("files/f1/1/input", root, default)).Should().Be("other");

        await store.DeleteAllAsync("files/f1/", default);
        (await store.OpenAsync("files/f1/1/input", default)).Should().BeNull();
        (await Text(store, "files/f10/1/input")).Should().Be("neighbour");
        await store.DeleteAllAsync("files/none/", default);
    }

    [Fact]
    public async Task A_transfer_that_breaks_leaves_nothing()
    {
        var store = new LocalFileStore(root);

        await store.Awaiting(s => s.SaveAsync("files/f1/1/input", new BrokenStream(), default)).Should().ThrowAsync<IOException>();

        (await store.OpenAsync("files/f1/1/input", default)).Should().BeNull();
        Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_taken_is_no_longer_where_it_was()
    {
        var store = new LocalFileStore(root);
        var path = Path.Combine(root, "result.csv");
        await store.SaveAsync("files/f1/1/processed", Bytes("earlier"), default);
        await File.WriteAllTextAsync(path, "result");

        await store.TakeFileAsync("files/f1/1/processed", path, default);

        (await Text(store, "files/f1/1/processed")).Should().Be("result");
        Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Should().ContainSingle();
    }

    [Fact]
    public async Task A_file_that_cannot_be_taken_replaces_nothing()
    {
        var store = new LocalFileStore(root);
        await store.SaveAsync("files/f1/1/processed", Bytes("earlier"), default);

        await store.Awaiting(s => s.TakeFileAsync("files/f1/1/processed", Path.Combine(root, "none.csv"), default)).Should().ThrowAsync<FileNotFoundException>();

        (await Text(store, "files/f1/1/processed")).Should().Be("earlier");
        Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Should().ContainSingle();
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("files/../../outside")]
    [InlineData("/etc/passwd")]
    [InlineData("files//x")]
    [InlineData("files/.incoming")]
    [InlineData("files/a b")]
    public async Task A_key_cannot_leave_the_store(string key)
    {
        var store = new LocalFileStore(root);

        await store.Awaiting(s => s.SaveAsync(key, Bytes("x"), default)).Should().ThrowAsync<ArgumentException>();
        await store.Awaiting(s => s.TakeFileAsync(key, Path.Combine(root, "none"), default)).Should().ThrowAsync<ArgumentException>();
    }

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    private static async Task<string> Text(LocalFileStore store, string key)
    {
        var stored = await store.OpenAsync(key, default);
        using var reader = new StreamReader(stored!.Content);
        return await reader.ReadToEndAsync();
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => throw new IOException("broken");
    }
}
