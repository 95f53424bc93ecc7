using System.Diagnostics;
using Platform.IntegrationTests.OpenApi;

namespace Platform.IntegrationTests.Storage;

/// <summary>An S3-compatible server of our own with an empty bucket, as a process beside the test.</summary>
internal sealed class S3Server : IDisposable
{
    /// <summary>The bucket.</summary>
    public const string Bucket = "leads";

    private static readonly string Directory = DocumentFile.PathOf("tests/IntegrationTests/Storage");
    private readonly Process process;

    private S3Server(Process process, string address)
    {
        this.process = process;
        Settings = [("Storage:Provider", "S3"), ("Storage:S3:ServiceUrl", address), ("Storage:S3:Bucket", Bucket), ("Storage:S3:Prefix", "platform/"), ("Storage:S3:AccessKey", "test"), ("Storage:S3:SecretKey", "test")];
    }

    /// <summary>Whether it is installed.</summary>
    public static bool IsThere => System.IO.Directory.Exists(Path.Combine(Directory, "node_modules", "fauxqs"));

    /// <summary>Settings by which a server of ours keeps its files there.</summary>
    public (string Key, string Value)[] Settings { get; }

    public static async Task<S3Server> StartAsync()
    {
        IsThere.Should().BeTrue("npm ci in tests/IntegrationTests/Storage installs the S3 server");
        var process = Process.Start(new ProcessStartInfo("node", ["server.mjs"]) { WorkingDirectory = Directory, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        return new S3Server(process, await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The S3 server ended before it listened."));
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.Dispose();
    }
}

/// <summary>A test that needs the S3 server; skipped where it is not installed, except with <c>CI=true</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class S3FactAttribute : FactAttribute
{
    public S3FactAttribute() => Skip = S3Server.IsThere || Environment.GetEnvironmentVariable("CI") == "true" ? null : "The S3 server is not installed (npm ci in tests/IntegrationTests/Storage), so the object store was not tried";
}
