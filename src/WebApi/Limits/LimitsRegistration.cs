using Platform.Infrastructure;

namespace Platform.WebApi.Limits;

internal static class LimitsRegistration
{
    public static IServiceCollection AddLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.ReadSettings<RateLimitOptions>(RateLimitOptions.Section);
        foreach (var limit in Enum.GetValues<RateLimit>())
        {
            foreach (var quota in new[] { options.Of(limit).PerAddress, options.Of(limit).PerAccount })
            {
                if (quota is { Count: <= 0 } or { Window.Ticks: <= 0 })
                {
                    throw new InvalidSettingException($"RateLimits:{limit}", "needs a Count and a Window above zero");
                }
            }
        }

        services.AddSingleton(options);
        services.AddSingleton<RateLimiter>();
        return services;
    }
}
