using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Application.Ports;
using Platform.Infrastructure.Outbound;

namespace Platform.Infrastructure.Fetching;

/// <summary>Registers the fetching of lead files.</summary>
internal static class FetchingRegistration
{
    public static IServiceCollection AddFetching(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.ReadSettings<FetchOptions>(FetchOptions.Section);
        services.AddSingleton(options);
        services.AddHttpClient(LeadFileFetcher.Client).OnlyToPublicAddresses(AllowedHosts.From(configuration, "Fetch:AllowedHosts"), options.ConnectTimeout);
        services.AddSingleton<ILeadFileFetcher, LeadFileFetcher>();
        return services;
    }
}
