namespace Platform.Infrastructure.Storage;

/// <summary>Kinds of storage.</summary>
public enum StorageProvider
{
    /// <summary>A folder of the data directory.</summary>
    Local,

    /// <summary>An S3-compatible object store.</summary>
    S3,
}

/// <summary>Configuration section <c>Storage</c>.</summary>
public sealed class StorageOptions : ICheckedSettings
{
    public const string Section = "Storage";

    /// <summary><c>Local</c> or <c>S3</c>.</summary>
    public StorageProvider Provider { get; set; } = StorageProvider.Local;

    /// <summary>Settings of the object store.</summary>
    public S3Options S3 { get; set; } = new();

    /// <summary>How long the download links in answers and callbacks are good.</summary>
    public TimeSpan LinkLifetime { get; set; } = TimeSpan.FromDays(7);

    public IEnumerable<(string Key, string Problem)> Problems()
    {
        if (LinkLifetime <= TimeSpan.Zero)
        {
            yield return (nameof(LinkLifetime), "must be a positive time, as 7.00:00:00");
        }

        if (Provider == StorageProvider.S3 && string.IsNullOrWhiteSpace(S3.Bucket))
        {
            yield return ("S3:Bucket", "is needed when Storage:Provider is S3");
        }
    }
}

/// <summary>Configuration section <c>Storage:S3</c>.</summary>
public sealed class S3Options
{
    /// <summary>Address of the service, as <c>https://s3.example.com</c>; empty for Amazon's.</summary>
    public string? ServiceUrl { get; set; }

    /// <summary>Region, as <c>eu-central-1</c>.</summary>
    public string Region { get; set; } = "us-east-1";

    /// <summary>An existing bucket.</summary>
    public string? Bucket { get; set; }

    /// <summary>Prefix of every key, as <c>platform/</c>.</summary>
    public string Prefix { get; set; } = string.Empty;

    /// <summary>Access key; empty to take the credentials from the machine's environment.</summary>
    public string? AccessKey { get; set; }

    /// <summary>Secret key.</summary>
    public string? SecretKey { get; set; }

    /// <summary>Whether the bucket is part of the path and not of the host name. Every compatible store takes <c>true</c>.</summary>
    public bool ForcePathStyle { get; set; } = true;
}
