using Microsoft.Extensions.DependencyInjection;

namespace Platform.Infrastructure.Idempotency;

internal static class IdempotencyRegistration
{
    public static IServiceCollection AddIdempotency(this IServiceCollection services) =>
        services.AddSingleton(p => new IdempotencyStore(p.GetRequiredService<IServiceScopeFactory>(), p.GetRequiredService<MasterKey>(), p.GetRequiredService<TimeProvider>()));
}
