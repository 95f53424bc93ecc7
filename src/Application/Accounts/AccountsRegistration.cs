using Microsoft.Extensions.DependencyInjection;
using Platform.Application.Accounts.Authentication;
using Platform.Application.Accounts.Sessions;

namespace Platform.Application.Accounts;

internal static class AccountsRegistration
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddScoped<SessionTokens>();
        services.AddScoped<SessionEnding>();
        services.AddScoped<NewPasswords>();
        services.AddScoped<ConfirmationMails>();
        services.AddScoped<AuditLog>();
        services.AddScoped<CredentialVerifier>();
        services.AddScoped<KnownAddresses>();
        return services;
    }
}
