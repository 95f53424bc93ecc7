using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Application.Ports;

namespace Platform.Infrastructure.Reading;

/// <summary>Registers the reader of lead files.</summary>
public static class ReadingRegistration
{
    /// <summary>Adds <see cref="ILeadFileReader"/>, configured by the section <c>Reading</c>.</summary>
    /// <exception cref="InvalidSettingException">A setting is wrong.</exception>
    public static IServiceCollection AddReading(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<ILeadFileReader>(new LeadFileReader(configuration.ReadSettings<ReadingOptions>(ReadingOptions.Section)));
}
