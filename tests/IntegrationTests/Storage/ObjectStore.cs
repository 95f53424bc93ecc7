using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Application.Ports;
using Platform.IntegrationTests.Hosting;
using Platform.IntegrationTests.LeadFiles;

namespace Platform.IntegrationTests.Storage;

/// <summary>Storage:Provider S3 against a server that speaks S3.</summary>
public sealed class ObjectStore
{
    [S3Fact]
    public async Task Keeps_small_files_and_those_that_go_up_in_parts_byte_for_byte()
    {
        using var s3 = await S3Server.StartAsync();
        await using var server = await PlatformServer.StartAsync(s3.Settings);
        var store = server.Services.GetRequiredService<IFileStore>();

        // Nothing, less than a part, exactly one, and several with a rest.
        foreach (var length in new[] { 0, 1000, 8 << 20, (20 << 20) + 1 })
        {
            var bytes = new byte[length];
            new Random(length).NextBytes(bytes);
            using var content = new MemoryStream(bytes);

            (await store.SaveAsync("files/a/source", content, CancellationToken.None)).Should().Be(length);

            (await ReadAsync(store, "files/a/source")).Should().Equal(bytes, "{0} bytes replace what was there", length);
            using var scratch = server.Services.GetRequiredService<IScratchSpace>().Create();
            var local = await store.LocalPathAsync("files/a/source", scratch.Path, CancellationToken.None);
            (await File.ReadAllBytesAsync(local)).Should().Equal(bytes);
        }
    }

    [S3Fact]
    public async Task Has_nothing_under_a_key_that_was_never_saved_or_not_to_the_end()
    {
        using var s3 = await S3Server.StartAsync();
        await using var server = await PlatformServer.StartAsync(s3.Settings);
        var store = server.Services.GetRequiredService<IFileStore>();
        await using var broken = new BreakingStream((9 << 20) + 1);

        var missing = () => store.LocalPathAsync("files/a/source", server.DataDirectory, CancellationToken.None);
        var saving = () => store.SaveAsync("files/a/source", broken, CancellationToken.None);

        (await store.OpenAsync("files/a/source", CancellationToken.None)).Should().BeNull();
        await missing.Should().ThrowAsync<FileNotFoundException>();
        await saving.Should().ThrowAsync<IOException>();
        (await store.OpenAsync("files/a/source", CancellationToken.None)).Should().BeNull("what broke off is not kept");
    }

    [S3Fact]
    public async Task Deletes_what_is_under_a_prefix_and_nothing_beside_it()
    {
        using var s3 = await S3Server.StartAsync();
        await using var server = await PlatformServer.StartAsync(s3.Settings);
        var store = server.Services.GetRequiredService<IFileStore>();
        string[] gone = ["files/a/source", "files/a/run/1/refined.csv"], kept = ["files/ab/source", "files/b/source"];
        foreach (var key in gone.Concat(kept))
        {
            using var content = new MemoryStream(Encoding.UTF8.GetBytes(key));
            await store.SaveAsync(key, content, CancellationToken.None);
        }

        await store.DeleteAllAsync("files/a/", CancellationToken.None);
        await store.DeleteAllAsync("files/none/", CancellationToken.None);

        foreach (var key in gone)
        {
            (await store.OpenAsync(key, CancellationToken.None)).Should().BeNull();
        }

        foreach (var key in kept)
        {
            Encoding.UTF8.GetString((await ReadAsync(store, key))!).Should().Be(key);
        }
    }

    [S3Fact]
    public async Task Deletes_more_than_the_store_lists_at_once()
    {
        using var s3 = await S3Server.StartAsync();
        await using var server = await PlatformServer.StartAsync(s3.Settings);
        var store = server.Services.GetRequiredService<IFileStore>();

        // A listing has a thousand keys at most.
        var keys = Enumerable.Range(0, 1_003).Select(number => $"files/a/{number}").ToArray();
        await Parallel.ForEachAsync(keys, async (key, cancellationToken) =>
        {
            using var content = new MemoryStream([1]);
            await store.SaveAsync(key, content, cancellationToken);
        });

        await store.DeleteAllAsync("files/a/", CancellationToken.None);

        foreach (var key in keys)
        {
            (await store.OpenAsync(key, CancellationToken.None)).Should().BeNull("{0} was under the prefix", key);
        }
    }

    [S3Fact]
    public async Task Holds_a_lead_file_from_its_upload_to_its_results_and_until_it_is_deleted()
    {
        using var s3 = await S3Server.StartAsync();
        await using var server = await PlatformServer.StartAsync(s3.Settings);
        var account = await TestAccount.CreateAsync(server);
        using var form = new MultipartFormDataContent { { new StringContent("First Name,Email\nAda,ada@analytical.org\nADA,ada@analytical.org\n"), "file", "leads.csv" } };

        var file = (await (await account.Http.PostAsync("/api/files", form)).JsonAsync(HttpStatusCode.Accepted)).GetProperty("data").Id();
        (await account.Http.WaitForEndAsync(file)).Text("status").Should().Be("PROCESSED");

        (await account.Http.GetStringAsync($"/api/files/{file}/processed")).Should().Contain("ada@analytical.org").And.Contain("lead_status");
        (await account.Http.GetFromJsonAsync<JsonElement>($"/api/files/{file}/report")).ValueKind.Should().Be(JsonValueKind.Object);
        Directory.Exists(Path.Combine(server.DataDirectory, "storage")).Should().BeFalse("nothing of it is kept on the disk");
        (await account.Http.DeleteAsync($"/api/files/{file}")).StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await account.Http.GetAsync($"/api/files/{file}/processed")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private static async Task<byte[]?> ReadAsync(IFileStore store, string key)
    {
        var stored = await store.OpenAsync(key, CancellationToken.None);
        if (stored is null)
        {
            return null;
        }

        await using var content = stored.Content;
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        bytes.Length.Should().Be(stored.Length);
        return bytes.ToArray();
    }

    // A source whose connection breaks after so many bytes.
    private sealed class BreakingStream(int length) : MemoryStream(new byte[length])
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            return read > 0 ? read : throw new IOException("The connection broke.");
        }
    }
}
