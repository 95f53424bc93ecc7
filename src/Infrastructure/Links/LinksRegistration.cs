using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Application.Links;
using Platform.Domain.Links;

namespace Platform.Infrastructure.Links;

/// <summary>Reads the settings of application links.</summary>
internal static class LinksRegistration
{
    public static IServiceCollection AddLinks(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.ReadSettings<LinkOptions>(LinkOptions.Section);
        if (!string.IsNullOrWhiteSpace(options.BaseUrl) && !(Uri.TryCreate(options.BaseUrl, UriKind.Absolute, out var url) && url is { Scheme: "http" or "https", Query: "", Fragment: "" }))
        {
            throw new InvalidSettingException("Links:BaseUrl", "must be an http or https address, as https://leads.example.com");
        }

        if (options.ExpireAfter <= TimeSpan.Zero || options.ExpireAfter > LinkBatch.LongestLife)
        {
            throw new InvalidSettingException("Links:ExpireAfter", "must be more than nothing and at most 90 days, as 7.00:00:00");
        }

        if (options.MailsPerDay < 0)
        {
            throw new InvalidSettingException("Links:MailsPerDay", "must not be negative");
        }

        return services.AddSingleton(options);
    }
}
