using Microsoft.EntityFrameworkCore;
using Platform.Application;
using Platform.Infrastructure;
using Platform.Infrastructure.Persistence;
using Platform.WebApi.Errors;

namespace Platform.WebApi.Hosting;

/// <summary>Puts the server together. Tests and the command line start the same server through here.</summary>
public static class PlatformHost
{
    /// <summary>Where the server listens unless <c>ASPNETCORE_URLS</c> (or <c>--urls</c>) says otherwise.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>The configured application, not yet started.</summary>
    /// <param name="args">Command-line settings, as <c>--Platform:DataDirectory=/srv/platform</c>.</param>
    /// <exception cref="InvalidSettingException">A setting is wrong.</exception>
    public static WebApplication Create(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
        });
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddApplication();
        builder.Services.AddInfrastructure(builder.Configuration);
        builder.Services.AddWebApi(builder.Configuration);

        var app = builder.Build();
        app.UseWebApi();
        return app;
    }

    /// <summary>Brings the database to the present schema.</summary>
    public static async Task MigrateAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PlatformDbContext>().Database.MigrateAsync();
    }
}
