using Microsoft.Extensions.DependencyInjection;
using Platform.Application.Housekeeping;
using Platform.Application.Links.Workflows;
using Platform.Application.Ports;

namespace Platform.Application.Links;

internal static class LinksRegistration
{
    /// <summary>Adds what the use cases of links share, and every workflow of this assembly: to add one, write its class.</summary>
    public static IServiceCollection AddLinks(this IServiceCollection services)
    {
        services.AddScoped<LinkHolders>();
        services.AddScoped<LinkAddresses>();
        services.AddScoped<LinkWebhooks>();
        services.AddScoped<LinkWorkflows>();
        services.AddScoped<IPersonalData, LinkData>();
        services.AddScoped<IHousekeepingTask, FinishedLinkTasks>();
        services.AddScoped<IHousekeepingTask, OldLinks>();
        foreach (var type in typeof(ILinkWorkflow).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && typeof(ILinkWorkflow).IsAssignableFrom(t)))
        {
            services.AddScoped(typeof(ILinkWorkflow), type);
        }

        return services;
    }
}
