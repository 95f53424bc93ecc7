using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Application.Ports;
using Platform.Infrastructure.Persistence;

namespace Platform.Infrastructure.Captcha;

/// <summary>Registers the configured captcha.</summary>
internal static class CaptchaRegistration
{
    private const int MaxDifficulty = 30;

    public static IServiceCollection AddCaptcha(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.ReadSettings<CaptchaOptions>(CaptchaOptions.Section);
        services.AddSingleton(options);
        services.AddScoped<ProofOfWork>();
        services.AddScoped<IChallenges>(p => p.GetRequiredService<ProofOfWork>());
        switch (options.Provider)
        {
            case CaptchaProvider.None:
                services.AddSingleton<ICaptcha, NoCaptcha>();
                break;
            case CaptchaProvider.Pow:
                if (options.Difficulty is < 1 or > MaxDifficulty)
                {
                    throw new InvalidSettingException("Captcha:Difficulty", $"must be between 1 and {MaxDifficulty}");
                }

                services.AddScoped<ICaptcha>(p => p.GetRequiredService<ProofOfWork>());
                break;
            default:
                if (string.IsNullOrWhiteSpace(options.SecretKey))
                {
                    throw new InvalidSettingException("Captcha:SecretKey", $"is needed for {options.Provider.ToString().ToLowerInvariant()}");
                }

                services.AddHttpClient<ICaptcha, SiteVerifyCaptcha>(http => http.Timeout = TimeSpan.FromSeconds(10));
                break;
        }

        return services;
    }
}
