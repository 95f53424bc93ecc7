using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Platform.Application.Ports;
using Platform.Domain.ApiKeys;
using Platform.Infrastructure.Identity;

namespace Platform.WebApi.Authentication;

/// <summary>Registers bearer tokens, API keys and the one check of who may call what.</summary>
internal static class AuthenticationRegistration
{
    private const string Either = "BearerOrApiKey";

    public static IServiceCollection AddPlatformAuthentication(this IServiceCollection services)
    {
        services.AddSingleton<IConfigureOptions<JwtBearerOptions>, BearerSetup>();
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, options => options.ForwardDefaultSelector = context =>
                context.Request.Headers.Authorization.Count == 0 && context.Request.Headers.ContainsKey(ApiKeyAuthentication.Header)
                    ? ApiKeyAuthentication.SchemeName
                    : JwtBearerDefaults.AuthenticationScheme)
            .AddJwtBearer()
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null);
        services.AddAuthorizationBuilder().SetDefaultPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddSingleton<IAuthorizationHandler, AccessHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, Denials>();
        services.AddScoped<ICaller, Caller>();
        services.AddScoped<IRequestOrigin, RequestOrigin>();
        return services;
    }

    /// <summary>Finds out who calls, and whether they may. The keys are made or read now, so that a wrong one stops the start and not the first sign-in.</summary>
    public static void UsePlatformAuthentication(this WebApplication app)
    {
        app.Services.GetRequiredService<TokenRules>();
        app.UseAuthentication();
        app.UseAuthorization();
    }

    /// <summary>Routes that say nothing about access are closed to all but full accounts.</summary>
    public static void CloseByDefault(this IEndpointConventionBuilder controllers) => controllers.Add(endpoint =>
    {
        if (!endpoint.Metadata.Any(m => m is IAllowAnonymous or AccessAttribute))
        {
            endpoint.Metadata.Add(new AccessAttribute(Scopes.Full));
        }
    });
}
