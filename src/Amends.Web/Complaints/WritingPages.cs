using System.Security.Cryptography;
using System.Text;
using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Drafts;
using Amends.Application.Files;
using Amends.Application.SecondReaders;
using Amends.Application.Storage;
using Amends.Recovery;
using Amends.Web.Files;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.Complaints;

/// <summary>The composer: sends a reply, keeps a note, notes a talk; reviews and keeps the draft while it is written.</summary>
internal static class WritingPages
{
    public static void MapWriting(this IEndpointRouteBuilder one)
    {
        one.MapPost("/messages", Write).TakesFiles();
        one.MapPost("/review", Review);
        one.MapPost("/draft", Keep);
        one.MapPost("/waiting/{id:guid}/recall", (HttpContext http, CaseActions actions, HoldReply reply, string reference, Guid id) =>
            actions.Finish(http, reference, reply.Recall(http.Person(), reference, id, http.RequestAborted), new CaseWish()));
        one.MapPost("/returned", async (HttpContext http, WaitingForReaders readers, string reference) =>
        {
            await readers.LayAside(http.Person(), reference, http.RequestAborted);
            return Pages.SeeOther(CasePart.Address(http, reference));
        });
        one.MapPost("/waiting/{id:guid}/sending", (HttpContext http, CaseActions actions, HoldReply reply, string reference, Guid id) =>
            actions.Finish(http, reference, reply.SendNow(http.Person(), reference, id, http.RequestAborted), new CaseWish()));
    }

    private static async Task<IResult> Write(
        HttpContext http, CaseActions actions, HoldReply reply, WriteNote notes, NoteCall calls, ReviewDraft reviews, SaveDraft drafts, DraftFiles files, Frames frames, QueueViews views, string reference, IFormCollection form)
    {
        var text = form["text"].ToString();
        var sending = Sending(http, form);
        var target = CaseActions.Target(http, reference, form) with { Once = sending };
        var talk = TalkForm.From(form);
        var wish = new CaseWish(text, Mode(form), PromiseChoices.From(form)) { Warns = Guid.TryParse(form["warns"], out var about) ? about : null, Talk = talk };
        // First: whatever comes now, these words lie on the disk until the change that carries them takes their place, in one unit of work.
        await drafts.Handle(http.Person(), reference, text, sending, From(form), Mode(form), http.RequestAborted);
        var attached = await FilePages.Attached(http, files, reference, form);
        var work = attached is not Outcome<Attaching>.Done { Value: var with } ? Task.FromResult(attached.Then(_ => new Changed("", 0, []))) : wish.Mode switch
        {
            DraftMode.Note => notes.Handle(target, text, with, form["untold"] == "yes", http.RequestAborted),
            DraftMode.Call => calls.Handle(target, text, talk, (await Promises(http, reviews, frames, reference, text, wish.Choices)).Promises, with, http.RequestAborted),
            _ => Reply(http, reply, reviews, frames, target, text, with, wish, form),
        };
        if (await work is Outcome<Changed>.Refused { Refusal.Code: Repeats.Reused })
            return await actions.Again(http, reference, wish, new(ComplaintsWords.NotDoneYet, ComplaintsWords.WentOutBefore), StatusCodes.Status422UnprocessableEntity);
        wish = wish with { Untold = await work is Outcome<Changed>.Refused { Refusal.Code: WriteNote.Unseen } };
        var answer = await actions.Finish(http, reference, work, wish);
        if (form["next"] == "yes" && await work is Outcome<Changed>.Done)
            return Pages.SeeOther(await Next(http, views, await frames.Clock(http.RequestAborted), reference));
        return answer;
    }

    /// <summary>The case at the top of the part of the queue that this one was opened from, and is not this one; that part where there is none.</summary>
    private static async Task<string> Next(HttpContext http, QueueViews views, HouseClock clock, string reference)
    {
        var part = await CasePart.Of(http, views, reference);
        var page = await views.Load(http.Person(), part, null, clock, http.RequestAborted, 2);
        var next = page.Items.FirstOrDefault(item => !string.Equals(item.Reference, reference, StringComparison.OrdinalIgnoreCase));
        return next is null ? QueueViews.Address(part) : CasePart.Address(http, next.Reference);
    }

    private static async Task<Outcome<Changed>> Reply(HttpContext http, HoldReply reply, ReviewDraft reviews, Frames frames, Target target, string text, Attaching with, CaseWish wish, IFormCollection form)
    {
        var (promises, moves, dated) = await Promises(http, reviews, frames, target.Reference, text, wish.Choices);
        var clock = await frames.Clock(http.RequestAborted);
        return await reply.Handle(target, new Reply(text, Promises: promises, Moves: moves, Warns: wish.Warns, Files: with) { Dated = dated }, SendTimes.From(form, clock), http.RequestAborted);
    }

    /// <summary>The promises that the person kept, with the days they gave; the one that gets a new day; and where those begin that the person dated.</summary>
    private static async Task<(IReadOnlyList<NewPromise>? Promises, RenegotiatePromise? Moves, IReadOnlyList<int>? Dated)> Promises(HttpContext http, ReviewDraft reviews, Frames frames, string reference, string text, PromiseChoices choices)
    {
        if (await reviews.Handle(http.Person(), reference, text, http.RequestAborted) is not { } review)
            return (null, null, null);
        var clock = await frames.Clock(http.RequestAborted);
        var chosen = choices.Of(review, http.Person().Id, clock);
        var kept = chosen.Where(p => p is { Kept: true, Moves: false }).ToList();
        return ([.. kept.Select(p => p.Promise)], choices.Move(chosen, clock), [.. kept.Where(p => p.Dated).Select(p => p.Promise.Start)]);
    }

    private static async Task<IResult> Review(HttpContext http, ReviewDraft reviews, Frames frames, string reference, IFormCollection form, GuardReply guard)
    {
        var draft = form["text"].ToString().ReplaceLineEndings("\n");
        if (draft.Length > Forms.ComplainFields.MostText || await reviews.Coach(http.Person(), reference, draft, http.RequestAborted) is not { } coached)
            return Results.NotFound();
        var clock = await frames.Clock(http.RequestAborted);
        var model = ReviewBuilder.Build(draft, coached, PromiseChoices.From(form), form["name"].ToString(), clock, await guard.Needs(http.Person(), Amends.Recovery.Reference.TryParse(reference, out var known) ? known.ToString() : "", coached.Review.Score, http.RequestAborted));
        http.Response.ContentType = "text/vnd.turbo-stream.html; charset=utf-8";
        return Pages.Page<ReviewStream>(new { Review = model });
    }

    private static async Task<IResult> Keep(HttpContext http, SaveDraft drafts, string reference, IFormCollection form) =>
        await drafts.Handle(http.Person(), reference, form["text"].ToString(), Sending(http, form), From(form), Mode(form), http.RequestAborted) switch
        {
            Outcome<KeptDraft>.Done { Value.Others: { } others } => Results.Text(others, statusCode: StatusCodes.Status409Conflict),
            Outcome<KeptDraft>.Done => Results.NoContent(),
            _ => Results.NotFound(),
        };

    /// <summary>The draft that the words of the composer grew from, where its script says so.</summary>
    private static string? From(IFormCollection form) => form.TryGetValue("from", out var from) ? from.ToString() : null;

    /// <summary>What is sent from one showing of the composer goes out once: who got no answer, and sends again, is answered as the first time.</summary>
    private static Once? Sending(HttpContext http, IFormCollection form) => form["once"].ToString() is { Length: > 0 and <= 64 } once
        ? new(http.Person().Id, $"composer:{once}", SHA256.HashData(Encoding.UTF8.GetBytes($"{Mode(form)}\n{form["text"].ToString().ReplaceLineEndings("\n")}")))
        : null;

    public static string Mode(IFormCollection form) => DraftMode.Of(form["mode"].ToString());
}
