using Amends.Web.Actions;
using Amends.Web.Approvals;
using Amends.Web.Clarifications;
using Amends.Web.Complaints;
using Amends.Web.Customers;
using Amends.Web.Deadlines;
using Amends.Web.Files;
using Amends.Web.FollowUps;
using Amends.Web.Goodwill;
using Amends.Web.Hosting;
using Amends.Web.Journeys;
using Amends.Web.Library;
using Amends.Web.Live;
using Amends.Web.Offers;
using Amends.Web.Paths;
using Amends.Web.People;
using Amends.Web.Practice;
using Amends.Web.Promises;
using Amends.Web.SecondReaders;
using Amends.Web.Surveys;

namespace Amends.Web.Api;

/// <summary>The calls under /api/v1 and what they have in common: someone who may call, a limit, and problems as answers.</summary>
internal static class ApiGroup
{
    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1");
        api.RequireAuthorization(RolePolicies.Agent);
        api.RequireRateLimiting(RateLimits.Api);
        api.AddEndpointFilter(RefuseOtherSites);
        api.AddEndpointFilter(AnswerBadRequests);

        ComplaintsApi.Map(api);
        ComplaintListApi.Map(api);
        ComplaintApi.Map(api);
        MessagesApi.Map(api);
        FilesApi.Map(api);
        CorrectionsApi.Map(api);
        OwnerApi.Map(api);
        StepsApi.Map(api);
        ClarificationsApi.Map(api);
        OffersApi.Map(api);
        ActionsApi.Map(api);
        ApprovalsApi.Map(api);
        SecondReadersApi.Map(api);
        GoodwillApi.Map(api);
        ChartersApi.Map(api);
        DocumentsApi.Map(api);
        FollowUpsApi.Map(api);
        SurveysApi.Map(api);
        StagesApi.Map(api);
        PromisesApi.Map(api);
        CustomersApi.Map(api);
        JourneysApi.Map(api);
        EventsApi.Map(api);
        ReadingsApi.Map(api);
        ReviewsApi.Map(api);
        SuggestionsApi.Map(api);
        PracticeApi.Map(api);
        PhrasesApi.Map(api);
    }

    private static async ValueTask<object?> AnswerBadRequests(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (BadRequestException bad)
        {
            return bad.Problem;
        }
    }

    // A page of another site could make a signed-in browser call us; a program with a token has nothing to fear from that.
    private static ValueTask<object?> RefuseOtherSites(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        var isFromElsewhere = !TokenSignIn.IsUsed(request) && !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)
            && request.Headers["Sec-Fetch-Site"].ToString() is not ("same-origin" or "none");
        return isFromElsewhere
            ? new(new Problem(StatusCodes.Status403Forbidden, "A browser may call this only from Amends' own pages. Programs send a token."))
            : next(context);
    }
}
