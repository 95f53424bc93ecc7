using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Platform.Application.LeadFiles.Refining;
using Platform.Application.Ports;
using Platform.Infrastructure.Callbacks;
using Platform.Infrastructure.Captcha;
using Platform.Infrastructure.Email;
using Platform.Infrastructure.Fetching;
using Platform.Infrastructure.Housekeeping;
using Platform.Infrastructure.Idempotency;
using Platform.Infrastructure.Identity;
using Platform.Infrastructure.Jobs;
using Platform.Infrastructure.Links;
using Platform.Infrastructure.Memory;
using Platform.Infrastructure.Persistence;
using Platform.Infrastructure.Reading;
using Platform.Infrastructure.Storage;

namespace Platform.Infrastructure;

/// <summary>Registers the adapters.</summary>
public static class DependencyInjection
{
    /// <summary>Adds every adapter, configured from <paramref name="configuration"/>.</summary>
    /// <exception cref="InvalidSettingException">A setting is wrong.</exception>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration)
    {
        var platform = configuration.ReadSettings<PlatformOptions>(PlatformOptions.Section);
        var dataDirectory = new DataDirectory(platform.DataDirectory);
        services.AddSingleton(dataDirectory);
        services.AddSingleton(platform);
        services.AddSingleton(MasterKey.Load(platform, dataDirectory));
        services.AddSingleton<IPublicUrl, PublicUrl>();
        services.AddRefinery(configuration);
        var database = services.AddPersistence(configuration, dataDirectory.Root);
        services.AddFetching(configuration);
        services.AddStorage(configuration, dataDirectory);
        services.AddIdentity(configuration, dataDirectory);
        services.AddEmail(configuration, dataDirectory);
        services.AddCaptcha(configuration);
        services.AddIdempotency();
        services.AddHousekeeping(configuration);
        services.AddCallbacks(configuration);
        services.AddLinks(configuration);
        services.AddJobs(configuration, database);
        return services;
    }

    /// <summary>Adds only what refining a file on the local disk needs: no database, no network, no data directory.</summary>
    /// <exception cref="InvalidSettingException">A setting is wrong.</exception>
    public static IServiceCollection AddRefinery(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddReading(configuration);
        services.AddSingleton<IFileAdvice, FileAdvice>();
        services.AddSingleton<IProcessMemory, ProcessMemory>();
        services.AddSingleton<LeadFilePipeline>();
        services.AddSingleton<RefineryWarmUp>();
        return services;
    }
}
