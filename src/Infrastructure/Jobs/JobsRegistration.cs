using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Platform.Application.Housekeeping;
using Platform.Application.Ports;
using Platform.Infrastructure.Persistence;
using Quartz;

namespace Platform.Infrastructure.Jobs;

/// <summary>Registers the scheduler and what runs on it.</summary>
internal static class JobsRegistration
{
    // SIGTERM promises an exit within 30 s; what is left is for the web server and the process itself.
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(25);

    // They only write rows; what takes long (processing, sending) has workers of its own.
    private const int LinkWorkflowsAtOnce = 2;

    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration, DatabaseConnection database)
    {
        var options = configuration.ReadSettings<WorkersOptions>(WorkersOptions.Section);
        services.AddSingleton(options);
        services.AddScoped<IWorkStore, QuartzWorkStore>();
        services.AddSingleton<ILeadFileRuns, LeadFileRuns>();
        services.AddScoped<ProcessLeadFileJob>();
        services.AddScoped<DeliverCallbackJob>();
        services.AddScoped<RunLinkTaskJob>();
        services.AddScoped<HousekeepingJob>();
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "platform";
                scheduler.GenerateInstanceId = database.Provider != DatabaseProvider.Sqlite;
                scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            quartz.UseDefaultThreadPool(options.Count + options.Callbacks + LinkWorkflowsAtOnce + 1);
            quartz.UseExecutionLimits(limits => limits
                .ForGroup(JobDefinitions.LeadFiles, options.Count, ExecutionLimitScope.Node)
                .ForGroup(JobDefinitions.Links, LinkWorkflowsAtOnce, ExecutionLimitScope.Node)
                .ForGroup(JobDefinitions.Callbacks, options.Callbacks, ExecutionLimitScope.Node));
            quartz.ScheduleJob<HousekeepingJob>(
                (services, trigger) => trigger
                    .WithIdentity(HousekeepingJob.Key.Name, HousekeepingJob.Key.Group)
                    .WithExecutionGroup(HousekeepingJob.Key.Group)
                    .WithSimpleSchedule(s => s.WithInterval(services.GetRequiredService<HousekeepingOptions>().Interval).RepeatForever()),
                (_, job) => job.WithIdentity(HousekeepingJob.Key));
            quartz.UsePersistentStore(store => Configure(store, database));
        });
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
        services.AddHostedService<WorkSweep>();
        services.AddHostedService<WarmUpWorker>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        return services;
    }

    private static void Configure(IPersistentStoreBuilder store, DatabaseConnection database)
    {
        switch (database.Provider)
        {
            case DatabaseProvider.Sqlite:
                store.UseSqlite(database.ConnectionString);
                break;
            case DatabaseProvider.PostgreSql:
                store.UsePostgres(database.ConnectionString);
                store.UseClustering(_ => { });
                break;
            case DatabaseProvider.SqlServer:
                store.UseSqlServer(database.ConnectionString);
                store.UseClustering(_ => { });
                break;
        }

        store.ProvisionSchema();
        store.ConfigureStore(options =>
        {
            options.AcceptEnlistedTransactions = database.Provider != DatabaseProvider.Sqlite;
            options.StoreJobDataAsStrings = true;
            options.RecoverFiringsCancelledByShutdown = true;
        });
    }
}
