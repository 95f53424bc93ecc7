using System.Net.Mail;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Application.Ports;

namespace Platform.Infrastructure.Email;

/// <summary>Registers the outbox, its dispatcher and the configured way out.</summary>
internal static class EmailRegistration
{
    public static IServiceCollection AddEmail(this IServiceCollection services, IConfiguration configuration, DataDirectory dataDirectory)
    {
        var options = configuration.ReadSettings<EmailOptions>(EmailOptions.Section);
        if (!MailAddress.TryCreate(options.From, out _))
        {
            throw new InvalidSettingException("Email:From", "must be an address, as in Platform <no-reply@example.com>");
        }

        if (options.Provider == EmailProvider.Smtp && string.IsNullOrWhiteSpace(options.Smtp.Host))
        {
            throw new InvalidSettingException("Email:Smtp:Host", "is needed when Email:Provider is smtp");
        }

        services.AddSingleton(options);
        services.AddSingleton<IMailTransport>(p => options.Provider == EmailProvider.Smtp
            ? new SmtpTransport(options)
            : new PickupTransport(options, dataDirectory.Sub("mail"), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Signal<MailDispatcher>>();
        services.AddScoped<IMailOutbox, MailOutbox>();
        services.AddHostedService<MailDispatcher>();
        return services;
    }
}
