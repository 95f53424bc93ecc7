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
        var options = configuration.ReadSettings<StorageOptions>(StorageOptions.Section);
        services.AddSingleton<IFileStore>(_ => options.Provider == StorageProvider.S3 ? S3(options.S3) : new LocalFileStore(directory.Sub("storage")));
        services.AddSingleton<IScratchSpace>(_ => new ScratchSpace(directory.Sub("scratch")));
        services.AddSingleton<IDownloadLinks>(provider =>
            new DownloadLinks(provider.GetRequiredService<MasterKey>().Derive("download-links"), options.LinkLifetime, provider.GetRequiredService<IPublicUrl>(), provider.GetRequiredService<TimeProvider>()));
        return services;
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
}
