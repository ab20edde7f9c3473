using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Recovery;
using Amends.Web.Shared;

namespace Amends.Web.CustomerPages;

/// <summary>What happened, newest first, as the customer may know it: one exhaustive look at the timeline; what is between colleagues has no words here.</summary>
internal static class CustomerUpdates
{
    private const int Most = 100;

    public static IReadOnlyList<CustomerUpdate> Of(Case of) => [.. of.Timeline.Reverse().Select(entry => Update(of, entry)).OfType<CustomerUpdate>().Take(Most)];

    private static CustomerUpdate? Update(Case of, TimelineEntry entry) => entry.What switch
    {
        MessageReceived it => Make("You", it.Channel is Channel.Phone or Channel.InPerson ? "told us what happened." : "wrote to us.", Text(of, it.MessageId)),
        MessageSent it => Make(Who(of, entry), "answered you.", Text(of, it.MessageId)),
        OwnerChanged { Owner: { } owner } => Make(of.Names.TryGetValue(owner, out var name) ? Wording.FirstName(name) : "One of us", "looks after this now."),
        ClarificationSent => Make(Who(of, entry), "told you what we heard."),
        ClarificationAnswered { Confirmed: true } => Make("You", "said that we heard you right."),
        ClarificationAnswered => Make("You", "told us what we had missed.", entry.Words),
        OptionOffered it => Make(Who(of, entry), $"offered you: {entry.Words?.Split('\n')[0]}."),
        OptionsDeclined => Make("You", "told us that none of it suits you.", entry.Words),
        Agreed => Make(entry.By.Kind == ActorKind.Customer ? "You" : "We", entry.By.Kind == ActorKind.Customer ? "chose what puts it right." : "agreed with you on what puts it right."),
        ActionDone it => Make("Done:", of.Timeline.FirstOrDefault(e => e.What is ActionPlanned planned && planned.ActionId == it.ActionId)?.Words ?? "a step of the plan."),
        PromiseFulfilled it => Make("Kept:", Promised(of, it.PromiseId)),
        PromiseBroken it => Make("We", $"did not keep this: {Promised(of, it.PromiseId)}"),
        PromiseRenegotiated it => Make("We", $"moved this: {Promised(of, it.PromiseId)}", entry.Words),
        Resolved => Make("We", "believe that it is right now.", entry.Words),
        Thanked => Make("We", "thanked you for telling us.", entry.Words),
        GoodwillGiven it => Make(Who(of, entry), $"gave you {it.Remedy.Replace('_', ' ')}{(it.Value is { } value ? $", {Wording.Of(value)}" : "")}."),
        ReviewInvited => Make(Who(of, entry), "asked whether you would tell others how it went.", entry.Words),
        SurveyAsked => Make("We", "asked you how it went."),
        FollowedUp when entry.By.Kind == ActorKind.Customer => Make("You", "told us that it is right."),
        SurveyAnswered => Make("You", "told us how we did."),
        Reopened => Make("We", "opened it again."),
        Closed => Make("We", "closed it."),
        _ => null,
    } is { } update ? update with { At = entry.At } : null;

    private static CustomerUpdate Make(string who, string says, string? text = null) => new(default, who, says, string.IsNullOrWhiteSpace(text) ? null : text);

    private static string? Text(Case of, Guid message) => of.Messages.FirstOrDefault(m => m.Id == message && m.Direction != Direction.Note)?.Text;

    private static string Promised(Case of, Guid promise) => of.Timeline.FirstOrDefault(e => e.What is PromiseMade made && made.PromiseId == promise)?.Words ?? "something we promised";

    private static string Who(Case of, TimelineEntry entry) => entry.By.Id is { } id && of.Names.TryGetValue(id, out var name) ? Wording.FirstName(name) : "We";
}
