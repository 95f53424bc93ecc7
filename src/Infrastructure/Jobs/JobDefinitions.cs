using System.Globalization;
using Platform.Application.Ports;
using Quartz;

namespace Platform.Infrastructure.Jobs;

/// <summary>How work becomes jobs of the scheduler. One key a piece of work: storing it twice is not possible, finding it is simple.</summary>
internal static class JobDefinitions
{
    /// <summary>Execution group of lead files; its limit is the number of workers.</summary>
    public const string LeadFiles = "lead-files";

    /// <summary>Execution group of callbacks.</summary>
    public const string Callbacks = "callbacks";

    /// <summary>Execution group of the workflows of application links.</summary>
    public const string Links = "links";

    private const string IdKey = "id";
    private const string NumberKey = "number";

    public static JobKey KeyOf(Work work) => work switch
    {
        LeadFileWork w => new JobKey(string.Create(CultureInfo.InvariantCulture, $"{w.FileId}.{w.Submission}"), LeadFiles),
        LinkTaskWork w => new JobKey(string.Create(CultureInfo.InvariantCulture, $"{w.TaskId}.{w.Attempt}"), Links),
        CallbackWork w => new JobKey(string.Create(CultureInfo.InvariantCulture, $"{w.DeliveryId}.{w.Attempt}"), Callbacks),
        _ => throw new ArgumentOutOfRangeException(nameof(work)),
    };

    public static TriggerKey TriggerKeyOf(Work work) => new(KeyOf(work).Name, KeyOf(work).Group);

    /// <summary>Jobs and triggers to be stored in one call.</summary>
    public static IReadOnlyDictionary<IJobDetail, IReadOnlyCollection<ITrigger>> Of(IReadOnlyList<Work> work) =>
        work.ToDictionary(JobOf, IReadOnlyCollection<ITrigger> (item) => [TriggerOf(item)]);

    private static IJobDetail JobOf(Work work)
    {
        var (id, number) = work switch
        {
            LeadFileWork w => (w.FileId, w.Submission),
            LinkTaskWork w => (w.TaskId, w.Attempt),
            CallbackWork w => (w.DeliveryId, w.Attempt),
            _ => throw new ArgumentOutOfRangeException(nameof(work)),
        };
        var builder = JobBuilder.Create();
        var typed = work switch
        {
            LeadFileWork => builder.OfType<ProcessLeadFileJob>(),
            LinkTaskWork => builder.OfType<RunLinkTaskJob>(),
            _ => builder.OfType<DeliverCallbackJob>(),
        };
        return typed
            .WithIdentity(KeyOf(work))
            .RequestRecovery()
            .UsingJobData(IdKey, id)
            .UsingJobData(NumberKey, number.ToString(CultureInfo.InvariantCulture))
            .Build();
    }

    private static ITrigger TriggerOf(Work work) => TriggerBuilder.Create()
        .WithIdentity(TriggerKeyOf(work))
        .ForJob(KeyOf(work))
        .WithExecutionGroup(KeyOf(work).Group)
        .StartAt(work.DueAt)
        .WithSimpleSchedule(s => s.WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow))
        .Build();

    public static (string Id, int Number) WorkOf(IJobExecutionContext context) => (
        (string)context.MergedJobDataMap[IdKey]!,
        int.Parse((string)context.MergedJobDataMap[NumberKey]!, CultureInfo.InvariantCulture));
}
