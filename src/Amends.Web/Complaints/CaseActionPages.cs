using System.Globalization;
using Amends.Application.Complaints;
using Amends.Application.Composure;
using Amends.Application.FollowUps;
using Amends.Application.Goodwill;
using Amends.Application.Offers;
using Amends.Application.Paths;
using Amends.Recovery;
using Amends.Web.Composure;
using Amends.Web.Files;
using Amends.Web.Library;
using Amends.Web.Mentions;
using Amends.Web.Shared;
using NodaTime;
using NodaTime.Text;

namespace Amends.Web.Complaints;

/// <summary>What the forms of a case's page ask for, each a resource of the recovery path.</summary>
internal static class CaseActionPages
{
    public static void MapCaseActions(this IEndpointRouteBuilder desk)
    {
        var one = desk.MapGroup("/complaints/{reference}").ChecksForms().NotesActs();
        one.MapPost("/owner", (HttpContext http, CaseActions actions, ChangeOwners owners, string reference, IFormCollection form) =>
            actions.Finish(http, reference, owners.One(CaseActions.Target(http, reference, form), Owner(http, form), Words(form), http.RequestAborted), new CaseWish()));
        one.MapPost("/listening", Listening);
        one.MapPost("/skips", (HttpContext http, CaseActions actions, string reference, IFormCollection form) =>
            Enum.TryParse<Step>(form["step"], out var step) ? actions.Do(http, reference, form, new SkipStep(step, Words(form, "reason") ?? "")) : Unknown());
        one.MapPost("/clarifications", (HttpContext http, CaseActions actions, SendHeard heard, string reference, IFormCollection form) =>
            actions.Finish(http, reference, heard.Handle(CaseActions.Target(http, reference, form), Words(form) ?? "", http.RequestAborted), new CaseWish()));
        one.MapPost("/offers", async (HttpContext http, CaseActions actions, OfferWays offers, HouseGoodwill house, string reference, IFormCollection form) =>
            Options(form, (await house.Current(http.RequestAborted)).Currency) is { } options
                ? await actions.Finish(http, reference, offers.Handle(CaseActions.Target(http, reference, form), new OfferOptions(options), http.RequestAborted), new CaseWish())
                : await actions.Again(http, reference, new CaseWish(), new(ComplaintsWords.NotOfferedYet, ComplaintsWords.HowToWriteAmounts), StatusCodes.Status422UnprocessableEntity));
        one.MapPost("/agreements", (HttpContext http, CaseActions actions, string reference, IFormCollection form) =>
            actions.Do(http, reference, form, new Agree(Guid.TryParse(form["option"], out var option) ? option : null, Words(form))));
        one.MapPost("/actions", async (HttpContext http, CaseActions actions, Frames frames, string reference, IFormCollection form) =>
        {
            var frame = await frames.For(http);
            var department = Words(form, "department");
            return await actions.Do(http, reference, form, new PlanAction(Guid.CreateVersion7(), $"{Words(form)}\n{Words(form, "details")}".Trim(), department is null ? frame.Me!.Id : null, department, Due(form, frame)));
        });
        one.MapPost("/actions/{id:guid}/completion", (HttpContext http, CaseActions actions, string reference, Guid id, IFormCollection form) => actions.Do(http, reference, form, new CompleteAction(id, Words(form))));
        one.MapPost("/resolution", (HttpContext http, CaseActions actions, string reference, IFormCollection form) => actions.Do(http, reference, form, new Resolve(Words(form))));
        one.MapPost("/follow-ups", (HttpContext http, CaseActions actions, string reference, IFormCollection form) =>
            Enum.TryParse<FollowUpOutcome>(form["outcome"], out var outcome) ? actions.Do(http, reference, form, new FollowUp(outcome, Words(form))) : Unknown());
        one.MapPost("/thanks", (HttpContext http, CaseActions actions, ThankCustomer thank, string reference, IFormCollection form) =>
            actions.Finish(http, reference, thank.Handle(CaseActions.Target(http, reference, form), Words(form), form["reward"] == "yes", http.RequestAborted), new CaseWish()));
        one.MapPost("/invitation", (HttpContext http, CaseActions actions, InviteToReview invite, string reference, IFormCollection form) =>
            actions.Finish(http, reference, invite.Handle(CaseActions.Target(http, reference, form), Words(form) ?? "", http.RequestAborted), new CaseWish()));
        one.MapPost("/cause", (HttpContext http, CaseActions actions, string reference, IFormCollection form) => actions.Do(http, reference, form, new NoteCause(form["cause"].ToString(), Words(form))));
        one.MapPost("/closing", (HttpContext http, CaseActions actions, string reference, IFormCollection form) => actions.Do(http, reference, form, new Close(Words(form))));
        one.MapPost("/reopening", (HttpContext http, CaseActions actions, string reference, IFormCollection form) => actions.Do(http, reference, form, new Reopen(Words(form, "reason"))));
        one.MapPost("/lead", (HttpContext http, CaseActions actions, DrawTheLine line, string reference, IFormCollection form) => Guid.TryParse(form["about"], out var about)
            ? actions.Finish(http, reference, line.TakeToLead(CaseActions.Target(http, reference, form), about, Words(form), http.RequestAborted), new CaseWish())
            : Unknown());
        one.MapPost("/warnings/removal", (HttpContext http, CaseActions actions, string reference, IFormCollection form) => actions.Do(http, reference, form, new LiftWarnings(Words(form))));
        MapRestriction(one);
        MapPromises(one);
        one.MapWriting();
        one.MapSuggestions();
        one.MapDraftFiles();
        one.MapCasePhrases();
        one.MapColleagues();
        one.MapCorrections();
    }

    private static void MapRestriction(IEndpointRouteBuilder one)
    {
        one.MapPost("/restriction", (HttpContext http, CaseActions actions, Restrict restrict, string reference, IFormCollection form) =>
        {
            var target = CaseActions.Target(http, reference, form);
            return form["colleague"].ToString().Length == 0
                ? actions.Finish(http, reference, restrict.Handle(target, [], http.RequestAborted), new CaseWish())
                : Colleague(form) is { } colleague ? actions.Finish(http, reference, restrict.Allow(target, colleague, http.RequestAborted), new CaseWish()) : Unknown();
        });
        one.MapPost("/restriction/people", (HttpContext http, CaseActions actions, Restrict restrict, string reference, IFormCollection form) => Colleague(form) is { } colleague
            ? actions.Finish(http, reference, restrict.Allow(CaseActions.Target(http, reference, form), colleague, http.RequestAborted), new CaseWish())
            : Unknown());
        one.MapPost("/restriction/people/removal", (HttpContext http, CaseActions actions, Restrict restrict, string reference, IFormCollection form) => Colleague(form) is { } colleague
            ? actions.Finish(http, reference, restrict.Disallow(CaseActions.Target(http, reference, form), colleague, http.RequestAborted), new CaseWish())
            : Unknown());
        one.MapPost("/restriction/removal", (HttpContext http, CaseActions actions, Restrict restrict, string reference, IFormCollection form) =>
            actions.Finish(http, reference, restrict.Lift(CaseActions.Target(http, reference, form), http.RequestAborted), new CaseWish()));
    }

    private static Guid? Colleague(IFormCollection form) => Guid.TryParse(form["colleague"], out var colleague) ? colleague : null;

    private static void MapPromises(IEndpointRouteBuilder one)
    {
        one.MapPost("/promises", async (HttpContext http, CaseActions actions, Frames frames, string reference, IFormCollection form) =>
        {
            var frame = await frames.For(http);
            var due = Due(form, frame);
            return await actions.Do(http, reference, form, new MakePromise(new(
                Guid.CreateVersion7(), Words(form) ?? "", Promisor.I, frame.Me!.Id, due, due is null ? DuePrecision.None : DuePrecision.Day)));
        });
        one.MapPost("/promises/{id:guid}/fulfilment", (HttpContext http, CaseActions actions, string reference, Guid id, IFormCollection form) =>
            actions.DoPromise(http, reference, form, id, new FulfilPromise(id, Words(form))));
        one.MapPost("/promises/{id:guid}/renegotiation", async (HttpContext http, CaseActions actions, Frames frames, string reference, Guid id, IFormCollection form) =>
            Due(form, await frames.For(http)) is { } due
                ? await actions.DoPromise(http, reference, form, id, new RenegotiatePromise(id, due, DuePrecision.Day, Words(form, "reason")))
                : await Unknown());
        one.MapPost("/promises/{id:guid}/withdrawal", (HttpContext http, CaseActions actions, string reference, Guid id, IFormCollection form) =>
            actions.DoPromise(http, reference, form, id, new WithdrawPromise(id, Words(form, "reason"))));
    }

    /// <summary>The customer's words that nobody has read yet are read, to the last.</summary>
    private static async Task<IResult> Listening(HttpContext http, CaseActions actions, CaseView cases, string reference, IFormCollection form)
    {
        var found = await cases.Handle(People.Callers.Person(http), reference, http.RequestAborted);
        var last = found?.Timeline.Select(e => e.What).OfType<MessageReceived>().LastOrDefault();
        return last is null ? Results.NotFound() : await actions.Do(http, reference, form, new MarkRead(last.MessageId));
    }

    /// <summary>null only where the form says so: a name that cannot be read is nobody's, and refused.</summary>
    private static Guid? Owner(HttpContext http, IFormCollection form) => form["owner"].ToString() switch
    {
        "" => null,
        "me" => People.Callers.Person(http).Id,
        var chosen => Guid.TryParse(chosen, out var owner) ? owner : Guid.Empty,
    };

    /// <summary>The options that were taken; null where an amount cannot be read. A suggestion is dropped by taking its tick away.</summary>
    private static List<NewOption>? Options(IFormCollection form, string currency)
    {
        var options = new List<NewOption>();
        var (remedies, titles, meanings, amounts) = (form["remedy"], form["title"], form["meaning"], form["amount"]);
        for (var i = 0; i < titles.Count; i++)
        {
            var (title, amount) = (titles[i]?.Trim(), amounts.ElementAtOrDefault(i)?.Trim() ?? "");
            if (string.IsNullOrEmpty(title) || (form.ContainsKey("choice") && !form["take"].Contains((i + 1).ToString(CultureInfo.InvariantCulture))))
                continue;
            var value = default(Money);
            if (amount.Length > 0 && !Money.TryParse(amount, form["currency"].ToString() is { Length: 3 } known ? known : currency, out value))
                return null;
            options.Add(new(Guid.CreateVersion7(), remedies.ElementAtOrDefault(i) ?? "explanation", $"{title}\n{meanings.ElementAtOrDefault(i)?.Trim()}".Trim(), amount.Length > 0 ? value : null));
        }
        return options;
    }

    private static string? Words(IFormCollection form, string field = "words") => form[field].ToString() is { } words && !string.IsNullOrWhiteSpace(words) ? words.Trim() : null;

    private static Instant? Due(IFormCollection form, Frame frame) =>
        LocalDatePattern.Iso.Parse(form["due"].ToString()) is { Success: true } date ? frame.Clock.EndOf(date.Value) : null;

    private static Task<IResult> Unknown() => Task.FromResult(Results.BadRequest());
}
