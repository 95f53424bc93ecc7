using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Platform.Infrastructure;
using Platform.Infrastructure.Persistence;
using Platform.WebApi.Hosting;

namespace Platform.UnitTests.WebApi.Hosting;

/// <summary>What the build starts to write the API document.</summary>
public sealed class ApplicationForTheBuild
{
    [Fact]
    public async Task Has_no_data_directory_no_database_and_nothing_that_starts_beside_the_web_server()
    {
        await using var app = PlatformHost.CreateDescribed();

        app.Services.GetService<DataDirectory>().Should().BeNull();
        app.Services.GetService<PlatformDbContext>().Should().BeNull();
        app.Services.GetServices<IHostedService>().Select(s => s.GetType().Assembly.GetName().Name).Should().NotContain(name => name!.StartsWith("Platform", StringComparison.Ordinal) || name.StartsWith("Quartz", StringComparison.Ordinal));
    }

    [Fact]
    public void Is_not_what_everybody_else_gets() => PlatformHost.IsAskedForItsApi.Should().BeFalse();
}
