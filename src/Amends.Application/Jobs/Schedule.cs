using Amends.Application.Actions;
using Amends.Application.Approvals;
using Amends.Application.Composure;
using Amends.Application.Deadlines;
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
            quartz.Every<SweepPromisesJob>(TimeSpan.FromSeconds(1));
            quartz.Every<SweepClocksJob>(TimeSpan.FromSeconds(1));
            quartz.Every<RecountDeadlinesJob>(TimeSpan.FromSeconds(20));
            quartz.Every<SweepStepsJob>(TimeSpan.FromSeconds(60));
            quartz.Every<SweepUninformedJob>(TimeSpan.FromSeconds(60));
            quartz.Every<SweepApprovalsJob>(TimeSpan.FromSeconds(60));
            quartz.Every<SweepSurveysJob>(TimeSpan.FromSeconds(60));
            quartz.Every<ForgetAnswersJob>(TimeSpan.FromHours(1));
        });
        services.AddQuartzHostedService(hosting => hosting.WaitForJobsToComplete = true);
    }

    private static void Every<TJob>(this IQuartzBuilder quartz, TimeSpan interval)
        where TJob : IJob =>
        quartz.ScheduleJob<TJob>(trigger => trigger
            .WithIdentity(typeof(TJob).Name)
            .WithSimpleSchedule(schedule => schedule.WithInterval(interval).RepeatForever()));
}

[DisallowConcurrentExecution]
internal sealed class DeliverJob(Deliver deliver, OneNode node, ILogger<DeliverJob> log) : Recurring(node, log)
{
    protected override Task Work(CancellationToken cancel) => deliver.Handle(cancel);
}

[DisallowConcurrentExecution]
internal sealed class SweepPromisesJob(SweepPromises sweep, OneNode node, ILogger<SweepPromisesJob> log) : Recurring(node, log)
{
    protected override Task Work(CancellationToken cancel) => sweep.Handle(cancel);
}

[DisallowConcurrentExecution]
internal sealed class SweepClocksJob(SweepClocks sweep, OneNode node, ILogger<SweepClocksJob> log) : Recurring(node, log)
{
    protected override Task Work(CancellationToken cancel) => sweep.Handle(cancel);
}

[DisallowConcurrentExecution]
internal sealed class RecountDeadlinesJob(RecountDeadlines recount, OneNode node, ILogger<RecountDeadlinesJob> log) : Recurring(node, log)
{
    protected override Task Work(CancellationToken cancel) => recount.Handle(cancel);
}

[DisallowConcurrentExecution]
internal sealed class SweepStepsJob(SweepSteps sweep, OneNode node, ILogger<SweepStepsJob> log) : Recurring(node, log)
{
    protected override Task Work(CancellationToken cancel) => sweep.Handle(cancel);
}

[DisallowConcurrentExecution]
internal sealed class SweepSurveysJob(SweepSurveys sweep, OneNode node, ILogger<SweepSurveysJob> log) : Recurring(node, log)
{
    protected override Task Work(CancellationToken cancel) => sweep.Handle(cancel);
}

[DisallowConcurrentExecution]
internal sealed class SweepUninformedJob(SweepUninformed sweep, OneNode node, ILogger<SweepUninformedJob> log) : Recurring(node, log)
{
    protected override Task Work(CancellationToken cancel) => sweep.Handle(cancel);
}

[DisallowConcurrentExecution]
internal sealed class SweepApprovalsJob(SweepApprovals sweep, OneNode node, ILogger<SweepApprovalsJob> log) : Recurring(node, log)
{
    protected override Task Work(CancellationToken cancel) => sweep.Handle(cancel);
}

[DisallowConcurrentExecution]
internal sealed class ForgetAnswersJob(ForgetAnswers forget, ForgetExposure days, OneNode node, ILogger<ForgetAnswersJob> log) : Recurring(node, log)
{
    protected override async Task Work(CancellationToken cancel)
    {
        await forget.Handle(cancel);
        await days.Handle(cancel);
    }
}
