using Amends.Application.Actions;
using Amends.Application.Approvals;
using Amends.Application.Complaints;
using Amends.Application.Composure;
using Amends.Application.Deadlines;
using Amends.Application.Files;
using Amends.Application.Informing;
using Amends.Application.Outbox;
using Amends.Application.Storage;
using Amends.Application.Surveys;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Amends.Application.Jobs;

/// <summary>All recurring work. Each job finds by query what there is to do, so nothing is lost while Amends does not run and no schedule needs to be stored.</summary>
internal static class Schedule
{
    public static void AddSchedule(this IServiceCollection services)
    {
        services.AddSingleton<OneNode>();
        services.AddQuartz(quartz =>
        {
            quartz.Every<DeliverJob>(TimeSpan.FromSeconds(5));
            // An open workspace is to hear within two seconds; a look at the index costs less than a page.
            quartz.Every<SweepJob<SweepHeld>>(TimeSpan.FromSeconds(1));
            quartz.Every<SweepJob<SweepPromises>>(TimeSpan.FromSeconds(1));
            quartz.Every<SweepJob<SweepClocks>>(TimeSpan.FromSeconds(1));
            quartz.Every<SweepJob<SweepUninformed>>(TimeSpan.FromSeconds(1));
            quartz.Every<RecountDeadlinesJob>(TimeSpan.FromSeconds(20));
            quartz.Every<SweepJob<SweepSteps>>(TimeSpan.FromSeconds(60));
            quartz.Every<SweepJob<SweepApprovals>>(TimeSpan.FromSeconds(60));
            quartz.Every<SweepJob<SweepSurveys>>(TimeSpan.FromSeconds(60));
            quartz.Every<SweepJob<SweepFiles>>(TimeSpan.FromHours(1));
            quartz.Every<ForgetAnswersJob>(TimeSpan.FromHours(1));
        });
        services.AddQuartzHostedService(hosting => hosting.WaitForJobsToComplete = true);
    }

    private static void Every<TJob>(this IQuartzBuilder quartz, TimeSpan interval)
        where TJob : IJob =>
        quartz.ScheduleJob<TJob>(trigger => trigger
            .WithIdentity(typeof(TJob).ToString())
            .WithSimpleSchedule(schedule => schedule.WithInterval(interval).RepeatForever()));
}

[DisallowConcurrentExecution]
internal sealed class DeliverJob(Deliver deliver, OneNode node, ILogger<DeliverJob> log) : Recurring(node, log)
{
    protected override Task Work(CancellationToken cancel) => deliver.Handle(cancel);
}

[DisallowConcurrentExecution]
internal sealed class SweepJob<TSweep>(TSweep sweep, OneNode node, ILogger<SweepJob<TSweep>> log) : Recurring(node, log)
    where TSweep : ISweep
{
    protected override Task Work(CancellationToken cancel) => sweep.Handle(cancel);
}

[DisallowConcurrentExecution]
internal sealed class RecountDeadlinesJob(RecountDeadlines recount, OneNode node, ILogger<RecountDeadlinesJob> log) : Recurring(node, log)
{
    protected override Task Work(CancellationToken cancel) => recount.Handle(cancel);
}

[DisallowConcurrentExecution]
internal sealed class ForgetAnswersJob(ForgetAnswers forget, ForgetExposure days, SignIns signIns, OneNode node, ILogger<ForgetAnswersJob> log) : Recurring(node, log)
{
    protected override async Task Work(CancellationToken cancel)
    {
        await forget.Handle(cancel);
        await days.Handle(cancel);
        await signIns.Forget(cancel);
    }
}
