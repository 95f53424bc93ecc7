using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Platform.Infrastructure.Persistence;
using Platform.WebApi.Authentication;
using Platform.WebApi.Errors;
using Platform.WebApi.Limits;
using Platform.WebApi.OpenApi;

namespace Platform.WebApi.Hosting;

/// <summary>Registers controllers, JSON, errors, health checks and the API document, and orders the middleware.</summary>
internal static class WebApiRegistration
{
    public static void AddWebApi(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddControllers(options =>
            {
                options.Filters.Add<RateLimitFilter>();
                options.InputFormatters.Insert(0, new AnyContentTypeJsonFormatter());

                // No action takes its arguments from a form: reading one beforehand would use up a JSON body that calls itself a form, and put an upload aside.
                options.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
                options.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
                options.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
                options.AllowEmptyInputInBodyModelBinding = false;
                options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            })
            .AddJsonOptions(options => Configure(options.JsonSerializerOptions))
            .ConfigureApiBehaviorOptions(options => options.InvalidModelStateResponseFactory = InvalidBody.Answer);
        services.AddSingleton<IClientErrorFactory, ClientErrors>();
        services.AddRouting(options => options.LowercaseUrls = true);
        services.AddExceptionHandler<UnexpectedExceptionHandler>();
        services.AddProblemDetails();
        services.AddHealthChecks().AddDbContextCheck<PlatformDbContext>("database");
        services.AddApiDocument(Configure);
        services.AddHttpContextAccessor();
        services.AddPlatformAuthentication();
        services.AddLimits(configuration);
        services.AddProxies(configuration);
    }

    public static void UseWebApi(this WebApplication app)
    {
        app.UseProxies();
        app.UseMiddleware<RequestIdMiddleware>();
        app.UseMiddleware<SecurityHeadersMiddleware>();
        app.UseExceptionHandler();
        app.UseStatusCodePages(ProblemResponse.WriteForStatus);
        app.UseMiddleware<TrailingSlashMiddleware>();
        app.UsePages();
        app.UseDocsPage();
        app.UseRouting();
        app.UsePlatformAuthentication();
        app.MapControllers().CloseByDefault();
        app.MapApiDocument();
        app.MapHealth();
    }

    private static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.PropertyNameCaseInsensitive = true;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        options.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    }
}
