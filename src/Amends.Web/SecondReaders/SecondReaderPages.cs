using System.Globalization;
using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.SecondReaders;
using Amends.Recovery;
using Amends.Web.Complaints;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.SecondReaders;

/// <summary>
/// <c>/second-reader</c>: replies that wait for somebody else to read them, for leads and whom a lead lets read; <c>/second-reader/rules</c>: which replies those
/// are, who is new and who may read, for leads.
/// </summary>
internal static class SecondReaderPages
{
    public static void MapSecondReader(this IEndpointRouteBuilder desk)
    {
        var pages = desk.MapGroup("/second-reader").ChecksForms();
        pages.MapGet("", (HttpContext http, ReaderLoader loader, string? cursor, string? did) => loader.Show(http, cursor, did switch { "sent" => SecondReadersWords.GoesOutNow, "back" => SecondReadersWords.BackWithWriter, _ => null }, null));
        pages.MapPost("/{reference}/{id:guid}/sending", async (HttpContext http, ReaderLoader loader, ReadReply read, string reference, Guid id) =>
            await Finish(http, loader, "sent", await read.Send(new Target(reference, http.Person()), id, http.RequestAborted)));
        pages.MapPost("/{reference}/{id:guid}/return", async (HttpContext http, ReaderLoader loader, ReadReply read, string reference, Guid id, IFormCollection form) =>
        {
            var words = form["words"].ToString().ReplaceLineEndings("\n");
            return await Finish(http, loader, "back", await read.SendBack(new Target(reference, http.Person()), id, words, http.RequestAborted), new(id, words));
        });
        var rules = pages.MapGroup("/rules").RequireAuthorization(RolePolicies.Lead);
        rules.MapGet("", async (HttpContext http, RulesLoader loader, HouseReading house, string? saved) => await loader.Show(http, await house.Current(http.RequestAborted), null, saved: saved == "yes"));
        rules.MapPost("", async (HttpContext http, RulesLoader loader, HouseReading house, IFormCollection form) =>
        {
            var wanted = Read(form);
            return await Finish(http, loader, wanted, await house.Change(http.Person(), wanted, http.RequestAborted));
        });
        rules.MapPost("/people", async (HttpContext http, RulesLoader loader, HouseReading house, MarkColleague mark, IFormCollection form) =>
        {
            if (!Guid.TryParse(form["colleague"], out var colleague))
                return await loader.Show(http, await house.Current(http.RequestAborted), SecondReadersWords.ChooseColleague);
            var on = form["on"] == "yes";
            var outcome = form["as"] == "reader" ? await mark.Reader(http.Person(), colleague, on, http.RequestAborted) : await mark.New(http.Person(), colleague, on, http.RequestAborted);
            return await Finish(http, loader, await house.Current(http.RequestAborted), outcome);
        });
    }

    private static async Task<IResult> Finish(HttpContext http, ReaderLoader loader, string did, Outcome<Changed> outcome, TypedWord? typed = null) => outcome switch
    {
        Outcome<Changed>.Done => Pages.SeeOther($"/second-reader?did={did}"),
        Outcome<Changed>.Refused refused => await loader.Show(http, null, null, refused.Refusal.Words, typed),
        _ => Results.NotFound(),
    };

    private static async Task<IResult> Finish<T>(HttpContext http, RulesLoader loader, ReadingRules wanted, Outcome<T> outcome) => outcome switch
    {
        Outcome<T>.Done => Pages.SeeOther("/second-reader/rules?saved=yes"),
        Outcome<T>.Refused refused => await loader.Show(http, wanted, refused.Refusal.Words),
        _ => Results.NotFound(),
    };

    /// <summary>A rule whose tick is missing does not hold; a number that cannot be read is out of bounds.</summary>
    private static ReadingRules Read(IFormCollection form) => new(
        form["heat"] == "yes" ? Number(form["heat-from"]) : null,
        [.. form["signal"].OfType<string>().Distinct().Take(20)],
        form["score"] == "yes" ? Number(form["score-below"]) : null,
        form["new"] == "yes",
        Number(form["hours"]));

    private static int Number(string? typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    /// <summary>Puts the page of replies that wait together, each with its review in the margin.</summary>
    internal sealed class ReaderLoader(WaitingForReaders waiting, CaseView cases, ReviewDraft reviews, Frames frames)
    {
        public async Task<IResult> Show(HttpContext http, string? cursor, string? told, string? trouble, TypedWord? typed = null)
        {
            var (person, cancel) = (http.Person(), http.RequestAborted);
            if (await waiting.Handle(person, cursor, cancel: cancel) is not { } page)
                return Results.NotFound();
            var frame = await frames.For(http);
            var items = new List<ReadingItem>();
            foreach (var reply in page.Items)
            {
                if (await cases.Handle(person, reply.Reference, cancel) is not { } found)
                    continue;
                var last = found.Messages.LastOrDefault(m => m.Direction == Application.Storage.Direction.Inbound)?.Text ?? "";
                var coached = await reviews.Coach(found, reply.Text, cancel);
                items.Add(new(reply, last, coached.Review.Score, ReviewBuilder.Build(reply.Text, coached, PromiseChoices.None, Wording.FirstName(reply.Customer), frame.Clock)));
            }
            return Pages.Page<SecondReaderPage>(new { Frame = frame, Items = items, page.Next, Told = told, Trouble = trouble, Typed = typed }, trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
        }
    }

    /// <summary>Puts the page of the rules together.</summary>
    internal sealed class RulesLoader(MarkColleague mark, Colleagues colleagues, Frames frames)
    {
        public async Task<IResult> Show(HttpContext http, ReadingRules rules, string? trouble, bool saved = false) => Pages.Page<ReadingRulesPage>(
            new { Frame = await frames.For(http), Rules = rules, Marked = await mark.Marked(http.RequestAborted), Colleagues = await colleagues.Besides(http.Person(), cancel: http.RequestAborted), Trouble = trouble, Saved = saved },
            trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}

/// <summary>What was to go back with a reply that could not be sent back: it stands there again.</summary>
public sealed record TypedWord(Guid Id, string Words);

/// <summary>A reply to be read.</summary>
/// <param name="Said">The customer's latest words.</param>
/// <param name="Score">What the coach gives the reply.</param>
public sealed record ReadingItem(ReplyToRead Reply, string Said, int Score, ReviewModel Review);
