using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Platform.Application.Accounts;
using Platform.Application.Behaviours;
using Platform.Application.Housekeeping;
using Platform.Application.LeadFiles;
using Platform.Application.Links;
using Platform.Application.Ports;
using Platform.Application.Webhooks;

namespace Platform.Application;

/// <summary>Registers the use cases.</summary>
public static class DependencyInjection
{
    private static readonly Type[] HandlerTypes = [typeof(IRequestHandler<,>), typeof(INotificationHandler<>)];

    /// <summary>Adds MediatR, every handler and every validator of this assembly, and the behaviours in their order.</summary>
    public static IServiceCollection AddApplication(this IServiceCollection services)
    {
        var assembly = typeof(DependencyInjection).Assembly;
        services.AddScoped<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        foreach (var type in assembly.GetTypes().Where(t => t is { IsAbstract: false, IsGenericTypeDefinition: false }))
        {
            foreach (var handled in type.GetInterfaces().Where(i => i.IsGenericType && HandlerTypes.Contains(i.GetGenericTypeDefinition())))
            {
                services.AddScoped(handled, type);
            }
        }

        foreach (var found in AssemblyScanner.FindValidatorsInAssembly(assembly, includeInternalTypes: true))
        {
            services.AddScoped(found.InterfaceType, found.ValidatorType);
        }

        services.AddScoped<AgainstFiles>();
        services.AddScoped<LeadFileIntake>();
        services.AddScoped<LeadFileErasures>();
        services.AddScoped<IPersonalData, LeadFileData>();
        services.AddScoped<IHousekeepingTask, OldSessions>();
        services.AddScoped<IHousekeepingTask, SpentTokens>();
        services.AddScoped<IHousekeepingTask, ClosedInvitations>();
        services.AddScoped<IHousekeepingTask, UnconfirmedAccounts>();
        services.AddScoped<IHousekeepingTask, OldLeadFiles>();
        services.AddScoped<Callbacks>();
        services.AddScoped<Redelivery>();
        services.AddLinks();
        services.AddScoped<WebhookSecrets>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(LoggingBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(TeamAccessBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehaviour<,>));
        services.AddAccounts();
        return services;
    }
}
