using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.S3;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Application.Ports;

namespace Platform.Infrastructure.Storage;

/// <summary>Registers the configured storage.</summary>
internal static class StorageRegistration
{
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration, DataDirectory directory)
    {
        var options = Options(configuration);
        services.AddSingleton<IFileStore>(_ => options.Provider == StorageProvider.S3 ? S3(options.S3) : new LocalFileStore(directory.Sub("storage")));
        services.AddSingleton<IScratchSpace>(_ => new ScratchSpace(directory.Sub("scratch")));
        var key = LinkKey(options, directory);
        services.AddSingleton<IDownloadLinks>(provider =>
            new DownloadLinks(key, options.LinkLifetime, provider.GetRequiredService<IPublicUrl>(), provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    private static StorageOptions Options(IConfiguration configuration)
    {
        if (configuration["Storage:Provider"] is { } provider && !Enum.TryParse<StorageProvider>(provider, ignoreCase: true, out _))
        {
            throw new InvalidSettingException("Storage:Provider", "must be Local or S3");
        }

        var options = configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions();
        if (options.LinkLifetime <= TimeSpan.Zero)
        {
            throw new InvalidSettingException("Storage:LinkLifetime", "must be a positive time, as 7.00:00:00");
        }

        if (options.Provider == StorageProvider.S3 && string.IsNullOrWhiteSpace(options.S3.Bucket))
        {
            throw new InvalidSettingException("Storage:S3:Bucket", "is needed when Storage:Provider is S3");
        }

        return options;
    }

    private static S3FileStore S3(S3Options options)
    {
        var config = new AmazonS3Config
        {
            ForcePathStyle = options.ForcePathStyle,
            AuthenticationRegion = options.Region,

            // Other stores than Amazon's do not all know the newer checksum headers.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (string.IsNullOrWhiteSpace(options.ServiceUrl))
        {
            config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(options.Region);
        }
        else
        {
            config.ServiceURL = options.ServiceUrl;
        }

        var client = string.IsNullOrWhiteSpace(options.AccessKey) ? new AmazonS3Client(config) : new AmazonS3Client(options.AccessKey, options.SecretKey, config);
        return new S3FileStore(client, options.Bucket!, options.Prefix);
    }

    private static byte[] LinkKey(StorageOptions options, DataDirectory directory)
    {
        if (!string.IsNullOrWhiteSpace(options.LinkKey))
        {
            var buffer = new byte[options.LinkKey.Length];
            return Convert.TryFromBase64String(options.LinkKey, buffer, out var length) && length >= 32
                ? buffer[..length]
                : throw new InvalidSettingException("Storage:LinkKey", "must be Base64 of at least 32 bytes");
        }

        var path = Path.Combine(directory.Sub("keys"), "download-links.key");
        if (!File.Exists(path))
        {
            var temporary = path + "." + Guid.NewGuid().ToString("N");
            var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var file = new FileStream(temporary, create))
            {
                file.Write(RandomNumberGenerator.GetBytes(32));
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }

        return File.ReadAllBytes(path);
    }
}
