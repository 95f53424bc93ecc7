using Microsoft.Extensions.DependencyInjection;
using Platform.Application.Accounts.Authentication;
using Platform.Application.Accounts.ExportAccount;
using Platform.Application.Accounts.Sessions;
using Platform.Application.Ports;
using Platform.Application.Teams;

namespace Platform.Application.Accounts;

internal static class AccountsRegistration
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddScoped<HomeTeam>();
        services.AddScoped<SessionTokens>();
        services.AddScoped<SessionEnding>();
        services.AddScoped<NewAccounts>();
        services.AddScoped<NewPasswords>();
        services.AddScoped<ConfirmationMails>();
        services.AddScoped<AuditLog>();
        services.AddScoped<CredentialVerifier>();
        services.AddScoped<KnownAddresses>();
        services.AddScoped<SecondFactors>();
        services.AddScoped<NewDeviceNotice>();
        services.AddScoped<IPersonalData, AccountData>();
        services.AddScoped<IPersonalData, SessionData>();
        services.AddScoped<IPersonalData, ApiKeyData>();
        services.AddScoped<IPersonalData, TeamData>();
        services.AddScoped<IPersonalData, AuditData>();
        services.AddScoped<TeamDeparture>();
        services.AddScoped<TeamErasure>();
        services.AddScoped<InvitationMails>();
        return services;
    }
}
