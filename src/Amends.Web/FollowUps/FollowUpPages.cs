using System.Globalization;
using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.FollowUps;
using Amends.Application.Surveys;
using Amends.Recovery;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.FollowUps;

/// <summary>The call list: whom to ask today whether it is really right, what was done, what to say; the outcome is one key.</summary>
internal static class FollowUpPages
{
    private const int Most = 30, MostComing = 50;

    public static void MapFollowUps(this IEndpointRouteBuilder desk)
    {
        desk.MapGet("/follow-ups", (HttpContext http, FollowUpsLoader loader) => loader.Show(http));
        desk.MapGet("/follow-ups/{reference}", (HttpContext http, FollowUpsLoader loader, string reference) => loader.ShowOne(http, reference));
        var one = desk.MapGroup("/follow-ups/{reference}").ChecksForms();
        one.MapPost("/outcome", Record);
        one.MapPost("/message", Write);
    }

    private static async Task<IResult> Record(HttpContext http, ChangeComplaint change, FollowUpsLoader loader, string reference, IFormCollection form)
    {
        if (!Enum.TryParse<FollowUpOutcome>(form["outcome"], out var outcome) || outcome == FollowUpOutcome.Asked)
            return Results.BadRequest();
        var words = form["words"].ToString().Trim() is { Length: > 0 } said ? said : null;
        return await loader.Finish(http, reference, await change.Handle(Target(http, reference, form), new FollowUp(outcome, words), http.RequestAborted), null, outcome.ToString());
    }

    private static async Task<IResult> Write(HttpContext http, WriteAfterFix write, FollowUpsLoader loader, string reference, IFormCollection form)
    {
        var text = form["text"].ToString().ReplaceLineEndings("\n");
        var channel = Enum.TryParse<Channel>(form["channel"], out var known) ? known : Channel.Email;
        var closes = form["closes"] == "yes";
        var target = Target(http, reference, form);
        var work = closes ? write.Close(target, text, channel, http.RequestAborted) : write.Ask(target, text, channel, http.RequestAborted);
        return await loader.Finish(http, reference, await work, text, closes ? "Closed" : nameof(FollowUpOutcome.Asked));
    }

    private static Target Target(HttpContext http, string reference, IFormCollection form) =>
        new(reference, http.Person(), int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null);

    /// <summary>Loads the list and answers as every form on it does.</summary>
    internal sealed class FollowUpsLoader(ListFollowUps list, ListLowScores low, Frames frames)
    {
        public async Task<IResult> Show(HttpContext http)
        {
            var (frame, person) = (await frames.For(http), http.Person());
            Guid? owner = http.Request.Query["whose"] == "all" ? null : person.Id;
            var endOfToday = frame.Clock.EndOf(frame.Clock.Now.InZone(frame.Clock.Zone).Date);
            var today = await list.Handle(person, new FollowUpQuery(owner, Until: endOfToday, Limit: Most), http.RequestAborted);
            var coming = await list.Handle(person, new FollowUpQuery(owner, After: endOfToday, Limit: MostComing), http.RequestAborted);
            return Pages.Page<FollowUpsPage>(new { Frame = frame, Mine = owner is not null, Today = today.Items, More = today.Next is not null, Coming = coming.Items, Low = await low.Handle(person, http.RequestAborted), Told = Told(http) });
        }

        public async Task<IResult> ShowOne(HttpContext http, string reference, string? trouble = null, string? text = null, string? said = null, int? status = null) =>
            await list.One(http.Person(), reference, http.RequestAborted) is { } item
                ? Pages.Page<FollowUpPage>(new { Frame = await frames.For(http), Item = item, Trouble = trouble, Text = text, Said = said }, status ?? StatusCodes.Status200OK)
                : Pages.SeeOther($"/complaints/{Uri.EscapeDataString(reference)}");

        public async Task<IResult> Finish(HttpContext http, string reference, Outcome<Changed> outcome, string? text, string done) => outcome switch
        {
            Outcome<Changed>.Done it => Pages.SeeOther($"/follow-ups?{Whose(http)}done={done}&of={it.Value.Reference}"),
            Outcome<Changed>.Refused refused => await ShowOne(http, reference, refused.Refusal.Words, text, Said(http), StatusCodes.Status422UnprocessableEntity),
            Outcome<Changed>.Stale => await ShowOne(http, reference, FollowUpsWords.CaseChanged, text, Said(http), StatusCodes.Status412PreconditionFailed),
            _ => Results.NotFound(),
        };

        private static string Said(HttpContext http) => http.Request.Form["words"].ToString();

        private static string Whose(HttpContext http) => http.Request.Form["whose"] == "all" ? "whose=all&" : "";

        /// <summary>What was just recorded, with the case it was.</summary>
        private static (string Reference, string Words)? Told(HttpContext http) =>
            Reference.TryParse(http.Request.Query["of"], out var of) && http.Request.Query["done"].ToString() is { } done
                ? (of.ToString(), done switch
                {
                    nameof(FollowUpOutcome.Satisfied) => FollowUpsWords.RecordedRight,
                    nameof(FollowUpOutcome.NotYet) => FollowUpsWords.RecordedNotYet,
                    nameof(FollowUpOutcome.NoAnswer) => FollowUpsWords.RecordedNoAnswer,
                    nameof(FollowUpOutcome.Asked) => FollowUpsWords.Sent,
                    _ => FollowUpsWords.SentAndClosed,
                })
                : null;
    }
}
