using Amends.Web.Actions;
using Amends.Web.Approvals;
using Amends.Web.Board;
using Amends.Web.Chat;
using Amends.Web.Complaints;
using Amends.Web.Composure;
using Amends.Web.CustomerPages;
using Amends.Web.Customers;
using Amends.Web.Deadlines;
using Amends.Web.Files;
using Amends.Web.FollowUps;
using Amends.Web.Forms;
using Amends.Web.Goodwill;
using Amends.Web.HandOver;
using Amends.Web.Insights;
using Amends.Web.Library;
using Amends.Web.Mentions;
using Amends.Web.People;
using Amends.Web.Practice;
using Amends.Web.Promises;
using Amends.Web.SecondReaders;
using Amends.Web.Start;
using Amends.Web.Surveys;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Amends.Web.Shared;

/// <summary>The pages that people see, drawn on the server. Each capability maps its own.</summary>
internal static class Pages
{
    public static void AddPages(this IServiceCollection services)
    {
        services.AddScoped<FormTokens>();
        services.AddScoped<AntiforgeryStateProvider>(provider => provider.GetRequiredService<FormTokens>());
        services.AddScoped<Frames>();
        services.AddSingleton<QueueViews>();
        services.AddScoped<QueuePages.QueueLoader>();
        services.AddScoped<SavedViewPages.ViewsLoader>();
        services.AddScoped<LibraryPages.LibraryLoader>();
        services.AddScoped<CaseLoader>();
        services.AddScoped<SecondReaderPages.ReaderLoader>();
        services.AddScoped<SecondReaderPages.RulesLoader>();
        services.AddScoped<CaseActions>();
        services.AddScoped<FilePages.Shown>();
        services.AddScoped<ApprovalPages.ApprovalsLoader>();
        services.AddScoped<PeoplePages.ColleagueLoader>();
        services.AddScoped<AccountPages.AccountLoader>();
        services.AddScoped<TokenPages.TokenLoader>();
        services.AddScoped<SettingsPages.SignInSettingsPages.SignInSettingsLoader>();
        services.AddScoped<BoardPages.BoardLoader>();
        services.AddScoped<FollowUpPages.FollowUpsLoader>();
        services.AddScoped<CustomerPageLoader>();
        services.AddScoped<CustomerAnswers>();
        services.AddSingleton<CustomerFiles>();
        services.AddScoped<ChatRoom>();
        services.AddSingleton<ChatStreams>();
        services.AddScoped<SettingsPages.HouseForm>();
        services.AddSingleton<FormTrap>();
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapBundledAssets();
        app.MapBrand();
        app.MapEnter();
        app.MapJoin();
        app.MapPublicForm();
        app.MapChat();
        CustomerPages.CustomerPages.MapCustomerPages(app);
        app.MapApprovalLinks();
        app.MapStepLinks();

        var desk = app.MapGroup("").RequireAuthorization(RolePolicies.Agent).ExcludeFromDescription();
        desk.MapGet("/", () => TypedResults.LocalRedirect("/queue"));
        desk.MapQueue();
        desk.MapSavedViews();
        desk.MapChoosing();
        desk.MapMentions();
        desk.MapSecondReader();
        desk.MapCase();
        desk.MapCaseActions();
        desk.MapCorrectionForms();
        desk.MapFiles();
        desk.MapNewComplaint();
        desk.MapLive();
        desk.MapChatEnd();
        desk.MapCustomers();
        desk.MapSearch();
        desk.MapPromises();
        desk.MapPractice();
        desk.MapRealCase();
        desk.MapFollowUps();
        desk.MapBoard();
        desk.MapInsights();
        desk.MapSurveyResults();
        desk.MapApprovals();
        desk.MapOwnTeam();
        desk.MapAccount();
        desk.MapArrivals();
        desk.MapKeys();
        desk.MapBrief();
        desk.MapOlder();
        desk.MapGoodwill();
        desk.MapCaseCharters();
        desk.MapComposure();
        desk.MapPhrases();
        desk.MapLibrary();
        desk.MapStart();
        SettingsPages.SettingsPages.MapSettings(desk);
    }

    /// <summary>A page from its component.</summary>
    public static IResult Page<TComponent>(object parameters, int status = StatusCodes.Status200OK) where TComponent : IComponent =>
        new PageResult(typeof(TComponent), parameters, status);

    /// <summary>This server's address as the browser knows it, without a slash at its end.</summary>
    public static string Home(this HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}";

    /// <summary>After a form was handled: see the page again, so that loading it anew does nothing twice.</summary>
    public static IResult SeeOther(string path) => new SeeOtherResult(path);

    /// <summary>A page whose form was not sent from here, or after too long, is refused before anything is read of it.</summary>
    public static TBuilder ChecksForms<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new RequireAntiforgeryTokenAttribute()).AddEndpointFilter(static (context, next) =>
            context.HttpContext.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } failed
                ? throw failed.Error ?? new AntiforgeryValidationException("The form has no token.")
                : next(context));

    private sealed class SeeOtherResult(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = path;
            return Task.CompletedTask;
        }
    }
}
