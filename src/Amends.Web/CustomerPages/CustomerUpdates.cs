using Amends.Application.Complaints;
using Amends.Application.Files;
using Amends.Application.Storage;
using Amends.Recovery;
using Amends.Web.Shared;

namespace Amends.Web.CustomerPages;

/// <summary>What happened, newest first, as the customer may know it: one exhaustive look at the timeline; what is between colleagues has no words here.</summary>
internal static class CustomerUpdates
{
    private const int Most = 100;

    public static IReadOnlyList<CustomerUpdate> Of(Case of, GoodwillBook book) => [.. of.Timeline.Reverse().Select(entry => Update(of, entry, book)).OfType<CustomerUpdate>().Take(Most)];

    private static CustomerUpdate? Update(Case of, TimelineEntry entry, GoodwillBook book) => entry.What switch
    {
        MessageReceived it => Yours(it.Channel is Channel.Phone or Channel.InPerson ? CustomerWords.DidTell : CustomerWords.DidWrite, Text(of, it.MessageId)) with { Files = Files(of, it.MessageId) },
        MessageSent it => Ours(of, entry, CustomerWords.DidAnswer, CustomerWords.WeAnswer, Text(of, it.MessageId)) with { Files = Files(of, it.MessageId) },
        OwnerChanged { Owner: { } owner } => Make(of.Names.TryGetValue(owner, out var name) ? Wording.FirstName(name) : CustomerWords.OneOfUs, CustomerWords.DidTakeOn),
        ClarificationSent => Ours(of, entry, CustomerWords.DidHear, CustomerWords.WeHear),
        ClarificationAnswered { Confirmed: true } => Yours(CustomerWords.DidConfirm),
        ClarificationAnswered => Yours(CustomerWords.DidCorrect, entry.Words),
        OptionOffered => Ours(of, entry, CustomerWords.DidOffer.Fill(Title(entry)), CustomerWords.WeOffer.Fill(Title(entry))),
        OptionsDeclined => Yours(CustomerWords.DidDecline, entry.Words),
        Agreed => entry.By.Kind == ActorKind.Customer ? Yours(CustomerWords.DidChoose) : Make(CustomerWords.We, CustomerWords.WeAgreed),
        // What follows the first line is for the department alone.
        ActionDone it => Make(CustomerWords.Done, of.Timeline.FirstOrDefault(e => e.What is ActionPlanned planned && planned.ActionId == it.ActionId)?.Words?.Split('\n', 2)[0] ?? CustomerWords.StepOfPlan),
        PromiseFulfilled it => Make(CustomerWords.KeptMark, Promised(of, it.PromiseId)),
        PromiseBroken it => Make(CustomerWords.We, CustomerWords.WeBroke.Fill(Promised(of, it.PromiseId))),
        PromiseRenegotiated it => Make(CustomerWords.We, CustomerWords.WeMoved.Fill(Promised(of, it.PromiseId)), entry.Words),
        Resolved => Make(CustomerWords.We, CustomerWords.WeBelieve, entry.Words),
        Thanked => Make(CustomerWords.We, CustomerWords.WeThanked, entry.Words),
        GoodwillGiven it => Ours(of, entry, CustomerWords.DidGive.Fill(Gift(it, book)), CustomerWords.WeGive.Fill(Gift(it, book))),
        ReviewInvited => Ours(of, entry, CustomerWords.DidInvite, CustomerWords.WeInvite, entry.Words),
        SurveyAsked => Make(CustomerWords.We, CustomerWords.WeAsked),
        FollowedUp when entry.By.Kind == ActorKind.Customer => Yours(CustomerWords.DidSayRight),
        SurveyAnswered => Yours(CustomerWords.DidAnswerQuestions),
        Reopened => Make(CustomerWords.We, CustomerWords.WeReopened),
        Closed => Make(CustomerWords.We, CustomerWords.WeClosed),
        _ => null,
    } is { } update ? update with { At = entry.At } : null;

    private static CustomerUpdate Make(string who, string says, string? text = null) => new(default, who, says, string.IsNullOrWhiteSpace(text) ? null : text);

    private static CustomerUpdate Yours(string says, string? text = null) => Make(CustomerWords.You, says, text) with { ByCustomer = true };

    /// <param name="one">What follows a colleague's name.</param>
    /// <param name="we">What follows "we": other languages have another verb there.</param>
    private static CustomerUpdate Ours(Case of, TimelineEntry entry, string one, string we, string? text = null) =>
        entry.By.Id is { } id && of.Names.TryGetValue(id, out var name) ? Make(Wording.FirstName(name), one, text) : Make(CustomerWords.We, we, text);

    private static string Title(TimelineEntry entry) => entry.Words?.Split('\n')[0] ?? "";

    private static string Gift(GoodwillGiven it, GoodwillBook book) => RemedyWording.Of(it.Remedy, book) + (it.Value is { } value ? $", {value.InLanguage()}" : "");

    private static string? Text(Case of, Guid message) => of.Messages.FirstOrDefault(m => m.Id == message && m.Direction != Direction.Note)?.Text;

    private static IReadOnlyList<MessageFile> Files(Case of, Guid message) => of.Messages.FirstOrDefault(m => m.Id == message && m.Direction != Direction.Note)?.Files ?? [];

    private static string Promised(Case of, Guid promise) => of.Timeline.FirstOrDefault(e => e.What is PromiseMade made && made.PromiseId == promise)?.Words ?? CustomerWords.SomethingPromised;
}
