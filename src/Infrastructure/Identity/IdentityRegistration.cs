using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Application.Accounts;
using Platform.Application.Ports;
using PasswordOptions = Platform.Application.Accounts.PasswordOptions;

namespace Platform.Infrastructure.Identity;

/// <summary>Registers accounts, passwords, tokens and API key secrets.</summary>
internal static class IdentityRegistration
{
    // Below these the setting is surely a mistake; the hash count is OWASP's for PBKDF2-HMAC-SHA512.
    private const int LeastPasswordLength = 8;
    private const int LeastIterations = 210_000;

    public static IServiceCollection AddIdentity(this IServiceCollection services, IConfiguration configuration, DataDirectory dataDirectory)
    {
        var jwt = configuration.ReadSettings<JwtOptions>(JwtOptions.Section);
        var passwords = configuration.ReadSettings<PasswordOptions>(PasswordOptions.Section);
        var sessions = configuration.ReadSettings<SessionOptions>(SessionOptions.Section);
        Check(passwords, sessions);
        services.AddSingleton(passwords);
        services.AddSingleton(sessions);
        services.AddSingleton(jwt);
        services.AddSingleton(configuration.ReadSettings<AccountOptions>(AccountOptions.Section));
        services.AddSingleton<Signal<ResetRequestWorker>>();
        services.AddScoped<IResetRequests, ResetRequests>();
        services.AddHostedService<ResetRequestWorker>();

        services.AddSingleton(p => new SigningKeys(jwt, dataDirectory, p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new TokenRules(p.GetRequiredService<SigningKeys>(), jwt, p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Tokens>();
        services.AddSingleton<ITokenIssuer>(p => p.GetRequiredService<Tokens>());
        services.AddSingleton<ITokenReader>(p => p.GetRequiredService<Tokens>());
        services.AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
        services.AddSingleton<PasswordHashing>();
        services.AddSingleton<ICommonPasswords, CommonPasswords>();
        services.AddSingleton<ISecretBox, SecretBox>();
        services.AddSingleton<IApiKeySecrets, ApiKeySecrets>();
        services.AddScoped<IAccounts, IdentityAccounts>();
        return services;
    }

    private static void Check(PasswordOptions passwords, SessionOptions sessions)
    {
        if (passwords.MinLength is < LeastPasswordLength or > Domain.Accounts.PasswordRules.MaxLength)
        {
            throw new InvalidSettingException("Passwords:MinLength", $"must be between {LeastPasswordLength} and {Domain.Accounts.PasswordRules.MaxLength}");
        }

        if (passwords.Iterations < LeastIterations)
        {
            throw new InvalidSettingException("Passwords:Iterations", $"must be at least {LeastIterations}");
        }

        if (sessions.TokenLifetime <= TimeSpan.Zero || sessions.TokenLifetime > TimeSpan.FromDays(1))
        {
            throw new InvalidSettingException("Sessions:TokenLifetime", "must be more than nothing and at most a day");
        }

        if (sessions.IdleLimit < TimeSpan.Zero || sessions.AbsoluteLimit < sessions.TokenLifetime)
        {
            throw new InvalidSettingException("Sessions:AbsoluteLimit", "must be at least Sessions:TokenLifetime, and Sessions:IdleLimit not negative");
        }
    }
}
