using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Application.Ports;
using Platform.Domain.LeadFiles;
using Platform.Infrastructure.Outbound;

namespace Platform.Infrastructure.Callbacks;

/// <summary>Registers the delivery of callbacks.</summary>
internal static class CallbacksRegistration
{
    public static IServiceCollection AddCallbacks(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.ReadSettings<CallbackOptions>(CallbackOptions.Section);
        services.AddSingleton(options);
        services.AddSingleton(new CallbackSchedule(options.RetryDelays));
        services.AddHttpClient(CallbackSender.Client).OnlyToPublicAddresses(AllowedHosts.From(configuration, "Callback:AllowedHosts"), options.Timeout);
        services.AddSingleton<IWebhookSecretVault, WebhookSecretVault>();
        services.AddSingleton<ICallbackSender, CallbackSender>();
        return services;
    }
}
