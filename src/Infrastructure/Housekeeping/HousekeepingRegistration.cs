using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Application.Housekeeping;
using Platform.Application.Ports;

namespace Platform.Infrastructure.Housekeeping;

/// <summary>Registers what the adapters leave behind, and for how long it is kept.</summary>
internal static class HousekeepingRegistration
{
    private static readonly TimeSpan LeastInterval = TimeSpan.FromSeconds(1);

    public static IServiceCollection AddHousekeeping(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.ReadSettings<HousekeepingOptions>(HousekeepingOptions.Section);
        if (options.Interval < LeastInterval)
        {
            throw new InvalidSettingException("Housekeeping:Interval", "must be at least one second, as 00:00:01");
        }

        foreach (var (key, value) in new[]
        {
            (nameof(options.KeepSessions), options.KeepSessions), (nameof(options.KeepMail), options.KeepMail), (nameof(options.KeepInvitations), options.KeepInvitations),
            (nameof(options.KeepUnconfirmedAccounts), options.KeepUnconfirmedAccounts), (nameof(options.KeepLeadFiles), options.KeepLeadFiles ?? TimeSpan.Zero),
            (nameof(options.KeepLinks), options.KeepLinks ?? TimeSpan.Zero),
        })
        {
            if (value < TimeSpan.Zero)
            {
                throw new InvalidSettingException($"Housekeeping:{key}", "must not be negative");
            }
        }

        services.AddSingleton(options);
        services.AddScoped<IHousekeepingTask, SentMail>();
        services.AddScoped<IHousekeepingTask, OldIdempotencyKeys>();
        services.AddScoped<IHousekeepingTask, SpentChallenges>();
        return services;
    }
}
