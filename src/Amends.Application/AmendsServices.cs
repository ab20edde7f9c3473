using Amends.Application.Actions;
using Amends.Application.Approvals;
using Amends.Application.Audit;
using Amends.Application.Chat;
using Amends.Application.Complaints;
using Amends.Application.Composure;
using Amends.Application.Corrections;
using Amends.Application.CustomerPages;
using Amends.Application.Customers;
using Amends.Application.Deadlines;
using Amends.Application.Drafts;
using Amends.Application.Files;
using Amends.Application.FollowUps;
using Amends.Application.Goodwill;
using Amends.Application.Informing;
using Amends.Application.Insights;
using Amends.Application.Jobs;
using Amends.Application.Journeys;
using Amends.Application.Library;
using Amends.Application.Live;
using Amends.Application.Mentions;
using Amends.Application.Offers;
using Amends.Application.Outbox;
using Amends.Application.Paths;
using Amends.Application.Practice;
using Amends.Application.Promises;
using Amends.Application.SecondReaders;
using Amends.Application.Storage;
using Amends.Application.Surveys;
using Amends.Application.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Amends.Application;

/// <summary>Where this installation keeps what it knows.</summary>
public sealed record AmendsOptions
{
    /// <summary>Holds the SQLite file, its backups and the keys.</summary>
    public required string DataFolder { get; init; }

    /// <summary>A <c>postgres://</c> address or connection string; null means SQLite in the data folder.</summary>
    public string? Database { get; init; }

    /// <summary>The SQLite file.</summary>
    public string DatabaseFile => System.IO.Path.Combine(DataFolder, "amends.db");
}

public static class AmendsServices
{
    /// <summary>Registers storage and every use case. The host calls <see cref="PrepareAmends"/> before it serves.</summary>
    public static IServiceCollection AddAmends(this IServiceCollection services, AmendsOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new FormLabels([]));
        services.AddSingleton(options);
        services.AddSingleton(_ => options.Database is { } address ? Database.AtPostgres(address) : Database.Sqlite(options.DatabaseFile));
        services.AddPooledDbContextFactory<AmendsDb>((provider, db) => provider.GetRequiredService<Database>().Configure(db));
        // Identity's stores ask for a context of their own for each request.
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<AmendsDb>>().CreateDbContext());
        services.AddSingleton<Migrate>();
        services.AddSingleton<Changes>();
        services.AddSingleton<Settings>();
        services.AddSingleton<Charters>();
        services.AddSingleton<HouseCodes>();
        services.AddSingleton<PeopleHere>();
        services.AddSingleton<InTheChat>();
        services.AddSingleton<Events>();
        services.AddHostedService(provider => provider.GetRequiredService<Events>());
        services.AddSingleton<OpenedCases>().AddHostedService(provider => provider.GetRequiredService<OpenedCases>());
        services.AddSchedule();
        UseCases(services);
        return services;
    }

    /// <summary>Brings the database to this program's schema.</summary>
    /// <exception cref="SchemaRefused">The database does not fit this program: do not serve.</exception>
    public static Task PrepareAmends(this IServiceProvider provider, CancellationToken cancel = default) =>
        provider.GetRequiredService<Migrate>().Run(cancel: cancel);

    private static void UseCases(IServiceCollection services) => services
        .AddSingleton<ChangeComplaint>()
        .AddSingleton<ReceiveComplaint>()
        .AddSingleton<ReviewDraft>()
        .AddSingleton<SendReply>()
        .AddSingleton<HoldReply>()
        .AddSingleton<WaitingReplies>()
        .AddSingleton<SweepHeld>()
        .AddSingleton<ModelSettings>()
        .AddSingleton<AskModel>()
        .AddSingleton<Briefs>()
        .AddSingleton<SuggestReply>()
        .AddSingleton<NoteCall>()
        .AddSingleton<Queue>()
        .AddSingleton<QueueCounts>()
        .AddSingleton<ChangeOwners>()
        .AddSingleton<SavedViews>()
        .AddSingleton<BeHere>()
        .AddSingleton<ChatDoor>()
        .AddSingleton<EndChat>()
        .AddSingleton<HouseReading>()
        .AddSingleton<GuardReply>()
        .AddSingleton<ReadReply>()
        .AddSingleton<WaitingForReaders>()
        .AddSingleton<MarkColleague>()
        .AddSingleton<KnownColleagues>()
        .AddSingleton<Colleagues>()
        .AddSingleton<ListMentions>()
        .AddSingleton<Live.AnythingNew>()
        .AddSingleton<ReadMentions>()
        .AddSingleton<CaseView>()
        .AddSingleton<OlderMessages>()
        .AddSingleton<HearMessage>()
        .AddSingleton<WriteNote>()
        .AddSingleton<CorrectMessage>()
        .AddSingleton<ReadingAccuracy>()
        .AddSingleton<ChangeCodes>()
        .AddSingleton<Search>()
        .AddSingleton<Restrict>()
        .AddSingleton<SaveDraft>()
        .AddSingleton<InHand>()
        .AddSingleton<DraftFiles>()
        .AddSingleton<StagedFiles>()
        .AddSingleton<OpenFile>()
        .AddSingleton<ExportFile>()
        .AddSingleton<SweepFiles>()
        .AddSingleton<ChangePromise>()
        .AddSingleton<MovePromise>()
        .AddSingleton<ListPromises>()
        .AddSingleton<PromisesKept>()
        .AddSingleton<TellNewDate>()
        .AddSingleton<PracticeView>()
        .AddSingleton<Scenarios>()
        .AddSingleton<SaveScenario>()
        .AddSingleton<CaseForPractice>()
        .AddSingleton<AnswerAsCustomer>()
        .AddSingleton<Lessons>()
        .AddSingleton<ShareLesson>()
        .AddSingleton<BeginPractice>()
        .AddSingleton<PlayReply>()
        .AddSingleton<KeepPractice>()
        .AddSingleton<Programmes>()
        .AddSingleton<SaveProgramme>()
        .AddSingleton<AssignProgramme>()
        .AddSingleton<Training>()
        .AddSingleton<AnswerNudge>()
        .AddSingleton<Skills>()
        .AddSingleton<PracticeAndLive>()
        .AddSingleton<CustomerView>()
        .AddSingleton<CustomerLink>()
        .AddSingleton<HouseSettings>()
        .AddSingleton(typeof(HouseRules<>))
        .AddSingleton<SweepPromises>()
        .AddSingleton<SweepClocks>()
        .AddSingleton<RecountDeadlines>()
        .AddSingleton<SaveCharter>()
        .AddSingleton<SendLetter>()
        .AddSingleton<ImportHolidays>()
        .AddSingleton<Deliver>()
        .AddSingleton<HousePhrases>()
        .AddSingleton<LibraryUses>()
        .AddSingleton<SavePhrase>()
        .AddSingleton<CasePhrases>()
        .AddSingleton<HousePolicies>()
        .AddSingleton<HouseGoodwill>()
        .AddSingleton<SavePolicy>()
        .AddSingleton<GiveRemedy>()
        .AddSingleton<PayGift>()
        .AddSingleton<GoodwillView>()
        .AddSingleton<GoodwillMonths>()
        .AddSingleton<TeamGoodwill>()
        .AddSingleton<OfferWays>()
        .AddSingleton<SendHeard>()
        .AddSingleton<GuardGuide>()
        .AddSingleton<SendFromGuide>()
        .AddSingleton<StepLink>()
        .AddSingleton<ListFollowUps>()
        .AddSingleton<WriteAfterFix>()
        .AddSingleton<CustomerJourney>()
        .AddSingleton<ReportEvent>()
        .AddSingleton<ThankCustomer>()
        .AddSingleton<InviteToReview>()
        .AddSingleton<AnswerQuestions>()
        .AddSingleton<SweepSurveys>()
        .AddSingleton<ListLowScores>()
        .AddSingleton<SurveyResults>()
        .AddSingleton<Insights.HeatBeforeAfter>()
        .AddSingleton<Insights.ReplyQuality>()
        .AddSingleton<CustomerChoices>()
        .AddSingleton<SweepSteps>()
        .AddSingleton<AnswerApproval>()
        .AddSingleton<ListApprovals>()
        .AddSingleton<ApprovalLink>()
        .AddSingleton<CaseIndex>()
        .AddSingleton<FindLikeCases>()
        .AddSingleton<WhatKeepsGoingWrong>()
        .AddSingleton<ForgetAnswers>()
        .AddSingleton<OwnComposure>()
        .AddSingleton<NoteAct>()
        .AddSingleton<TakePause>()
        .AddSingleton<TeamLoad>()
        .AddSingleton<DrawTheLine>()
        .AddSingleton<AskedOfLeads>()
        .AddSingleton<ForgetExposure>()
        .AddSingleton<ChangeColleague>()
        .AddSingleton<HouseSignIn>()
        .AddSingleton<HouseSignOn>()
        .AddSingleton<SignIns>()
        .AddSingleton<ChangeTeam>()
        .AddSingleton<ListPeople>()
        .AddSingleton<SweepUninformed>()
        .AddSingleton<SweepApprovals>()
        .AddSingleton<VerifyAll>()
        .AddSingleton<LastVerification>()
        .AddSingleton<Backup>()
        .AddSingleton<Restore>();
}
