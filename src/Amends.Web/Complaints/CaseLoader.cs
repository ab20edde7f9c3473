using Amends.Application;
using Amends.Application.Actions;
using Amends.Application.Chat;
using Amends.Application.Complaints;
using Amends.Application.Composure;
using Amends.Application.Customers;
using Amends.Application.Deadlines;
using Amends.Application.Drafts;
using Amends.Application.Files;
using Amends.Application.FollowUps;
using Amends.Application.Goodwill;
using Amends.Application.Informing;
using Amends.Application.Library;
using Amends.Application.Mentions;
using Amends.Application.Promises;
using Amends.Application.SecondReaders;
using Amends.Application.Storage;
using Amends.Application.Surveys;
using Amends.Recovery;
using Amends.Web.Files;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.Complaints;

/// <summary>Loads what a case's page shows: the case, its neighbours in the queue, its customer, the draft and the review of it.</summary>
internal sealed class CaseLoader(CaseView cases, QueueViews views, CustomerView customers, InHand inHand, ReadMentions mentions, ReviewDraft reviews, Colleagues colleagues, Charters charters, Frames frames, HouseGoodwill goodwill, HouseRules<Aftercare> aftercare, HouseRules<Causes> causes, StepLink steps, WaitingReplies waiting, CasePhrases phrases, GuardReply guard, WaitingForReaders readers, DraftFiles files, InTheChat chats)
{
    private const int QueueShown = 30;
    private const int MostChangesShown = 6;
    private const int PhrasesShown = 12;

    /// <summary>null where there is no such case for this person.</summary>
    public async Task<CaseModel?> Load(HttpContext http, string reference, CaseWish wish)
    {
        var (person, cancel) = (http.Person(), http.RequestAborted);
        if (await cases.Handle(person, reference, cancel) is not { } found)
            return null;
        var hand = await inHand.Handle(person, found.Id, cancel);
        // First, so that the bar above the case no longer counts them.
        if (wish.Opens && hand.Mentioned)
            await mentions.Opened(person, found.Reference, cancel);
        var frame = await frames.For(http);
        var kept = wish.Draft ?? hand.Draft ?? "";
        // A note is never put below words for the customer: it stays, and is offered beside them.
        var below = hand.Mode is null or DraftMode.Reply ? kept : "";
        var moving = await Moving(found, wish, frame.Clock, cancel);
        var charter = await charters.Current(cancel);
        var (warns, firstName) = (Warns(found, wish), Wording.FirstName(found.CustomerName));
        var draft = wish.Draft is not null ? kept
            : moving is not null ? With(moving.Value.Draft, below, moving.Value.Model.Words)
            : warns is { } about ? Before(BoundaryMessage.Compose(Boundary.StepFor(found.State, about), firstName), below)
            : wish.Informing ? Before(NoNewsMessage.Compose(found, firstName, NextWord(charter, frame.Clock), frame.Clock.Now), below)
            : kept;
        var choices = moving is null ? wish.Choices : wish.Choices with { Moves = moving.Value.Model };
        var profile = await customers.Handle(person, found.State.CustomerId, cancel);
        var part = await CasePart.Of(http, views, found.Reference);
        var page = await views.Load(person, part, null, frame.Clock, cancel, QueueShown);
        var asksReader = await guard.Needs(person, found.Reference, 100, cancel) is not null;
        return CaseBuilder.Build(new(
            frame,
            found,
            QueueBuilder.Build(page, frame.Clock, part, chats, found.Reference),
            CustomerPanelBuilder.Build(found, profile),
            await colleagues.Besides(person, cancel: cancel),
            To(found, profile),
            wish.Mode ?? (draft == hand.Draft ? hand.Mode : null) ?? DraftMode.Reply,
            draft,
            await Review(person, found, draft, choices, asksReader, frame.Clock, cancel),
            found.State.Clarification == ClarificationState.None ? ReviewDraft.Heard(found).Text : "",
            wish.Since is { } since && wish.Notice is { } notice ? notice with { Since = Told(found, since) } : wish.Notice,
            wish.Suggestion,
            moving?.Model,
            await Offers(found, person, frame.Clock, cancel) with { After = await After(found, profile, cancel) })
        {
            Causes = await causes.Current(cancel),
            UpdateDue = Charter.UpdateDue(found.State, found.Charters),
            Warns = warns,
            Informing = wish.Informing,
            Untold = wish.Untold,
            Talk = wish.Talk,
            Returned = hand.CameBack ? await readers.Returned(person, found.Id, cancel) : null,
            AsksReader = asksReader,
            Waiting = hand.Waiting ? await waiting.On(person, found.Reference, cancel) : [],
            Files = hand.Files ? [.. (await files.Of(person, found.Reference, cancel)).Select(DraftFileModel.Of)] : [],
            Phrases = [.. (await phrases.For(found, person, [], cancel)).Take(PhrasesShown)],
        });
    }

    /// <summary>The message of the customer's that is to be warned of, where that is what comes next.</summary>
    private static Guid? Warns(Case found, CaseWish wish) =>
        wish.Warns is { } about && Boundary.StepFor(found.State, about) is BoundaryStep.FirstWarning or BoundaryStep.SecondWarning ? about : null;

    /// <summary>The day by which the standard wants the next word after one that is sent now.</summary>
    private static NodaTime.LocalDate NextWord(Charter charter, HouseClock clock)
    {
        var due = charter.Clocks.Where(c => c.From == ClockStart.LastWord).Select(c => (NodaTime.Instant?)c.Limit.From(clock.Now, charter.Calendar)).Min();
        return due is { } at ? at.InZone(clock.Zone).Date : charter.Calendar.AddDays(charter.Calendar.DateOf(clock.Now), 2);
    }

    /// <summary>What was written before stays below; or as it is, where it begins like this already.</summary>
    private static string Before(string message, string kept)
    {
        var opening = message.Split("\n\n").ElementAtOrDefault(1) ?? message;
        return string.IsNullOrWhiteSpace(kept) ? message : kept.Contains(opening, StringComparison.Ordinal) ? kept : $"{message.TrimEnd()}\n\n{kept}";
    }

    /// <summary>What we could offer, what it takes to say it, and the links of the steps that others do.</summary>
    private async Task<OffersParts> Offers(Case found, Person person, HouseClock clock, CancellationToken cancel)
    {
        var (book, state) = (await goodwill.Current(cancel), found.State);
        var loss = Loss.Of(found.Messages);
        // The latest words that name a wish come first; they are in the order of how probable each is.
        var wants = found.Timeline.Select(e => e.What).OfType<MessageReceived>().Reverse().SelectMany(m => m.Wants).Where(state.Wants.Contains).Concat(state.Wants).Where(want => want != "none").Distinct().ToList();
        var links = new Dictionary<Guid, string>();
        foreach (var step in state.Actions.Where(a => a is { Department: not null, DoneAt: null }))
            links[step.Id] = $"/s/{await steps.Create(found.Id, step.Id, cancel)}";
        var suggested = state.Stage == Stage.Open && state.AgreedAt is null && !state.Options.Exists(o => o.State == OptionState.Offered)
            ? OptionsBuilder.Build(book, state, wants, loss, Limits.Left(book, person, state), clock.Now)
            : [];
        return new(book, wants, suggested, state.Currency ?? loss?.Currency ?? book.Currency, links);
    }

    /// <summary>What is suggested after the fix; null while the case is open.</summary>
    private async Task<AfterModel?> After(Case found, CustomerProfile? profile, CancellationToken cancel)
    {
        var state = found.State;
        if (state.Stage == Stage.Open)
            return null;
        var (book, settings, firstName) = (await goodwill.Current(cancel), await aftercare.Current(cancel), Wording.FirstName(found.CustomerName));
        var cause = found.Timeline.LastOrDefault(e => e.What is CauseNoted);
        var offer = ThankCustomer.Offer(settings.Reward, book, state);
        return new(
            ThanksMessage.Compose(firstName, found.Subject, state.Cause is { } code ? Wording.Cause(code, await causes.Current(cancel), found.Codes) : null, cause?.Words),
            offer is null ? null : offer.Value is { } value ? $"{offer.Name}, {Wording.Of(value)}" : offer.Name,
            state is { Survey.IsHigh: true, InvitedAt: null } ? InviteToReview.Words(firstName, settings) : null,
            profile?.Choices.InvitationsAt is not null);
    }

    /// <summary>The message about a promise's new day, ready to send; null where none is asked for, or nothing is to be done for that promise.</summary>
    private async Task<(MovingModel Model, string Draft)?> Moving(Case found, CaseWish wish, HouseClock clock, CancellationToken cancel)
    {
        if (wish.Choices.Moves is { } chosen)
            return (chosen, "");
        if (found.State.Promises.Find(p => p.Id == wish.Moving && p.IsStanding) is not { } promise)
            return null;
        var words = CaseBuilder.WordsOf(found, promise.Id);
        var day = NewDateMessage.Suggested(promise, (await charters.Current(cancel)).Calendar, clock.Now);
        var message = NewDateMessage.Compose(promise, words, Wording.FirstName(found.CustomerName), null, day, clock.Zone, clock.Now);
        return (new(promise.Id, words, day, NewDateMessage.Happened(promise)), message);
    }

    /// <summary>What was written before stays: below, or as it is where it is this very message.</summary>
    private static string With(string message, string kept, string promised) =>
        string.IsNullOrWhiteSpace(kept) ? message : kept.Contains($"“{promised}”", StringComparison.Ordinal) ? kept : $"{message}\n\n{kept}";

    private async Task<ReviewModel> Review(Person person, Case found, string draft, PromiseChoices choices, bool asksReader, HouseClock clock, CancellationToken cancel)
    {
        var firstName = Wording.FirstName(found.CustomerName);
        if (string.IsNullOrWhiteSpace(draft))
            return ReviewModel.Empty with { SendLabel = asksReader ? ReviewBuilder.AskReader : ComplaintsWords.SendTo.Fill(firstName) };
        var coached = await reviews.Coach(found, draft, cancel);
        return ReviewBuilder.Build(draft, coached, choices, firstName, clock, await guard.Needs(person, found.Reference, coached.Review.Score, cancel));
    }

    /// <summary>What is new, in sentences.</summary>
    private static List<string> Told(Case found, IReadOnlyList<TimelineEntry> since)
    {
        var describer = new Describer(found.Timeline, by => CaseBuilder.Name(found, by), found.Zone);
        return [.. since.Select(describer.Describe).Take(MostChangesShown)];
    }

    private static string To(Case found, CustomerProfile? profile)
    {
        if (found.State.Channel == Channel.Chat)
            return ComplaintsWords.ToTheirChat;
        var kind = found.State.Channel == Channel.Phone ? IdentityKind.Phone : IdentityKind.Email;
        var address = profile?.Identities.FirstOrDefault(i => i.Kind == kind)?.Shown;
        return address is null ? ComplaintsWords.ToTheirPage : ComplaintsWords.ToAddress.Fill(address);
    }
}

/// <summary>What a page of a case is to show besides the case itself.</summary>
/// <param name="Draft">What the person had written, where it could not be sent; null shows the draft that was kept.</param>
/// <param name="Mode">What is written: <c>reply</c>, <c>note</c> or <c>call</c>; null for what the draft that was kept is.</param>
/// <param name="Since">What happened that the person had not seen.</param>
internal sealed record CaseWish(string? Draft = null, string? Mode = null, PromiseChoices? Decided = null, Notice? Notice = null, IReadOnlyList<TimelineEntry>? Since = null, SuggestionModel? Suggestion = null)
{
    /// <summary>The person opens the case: notes that name them are read.</summary>
    public bool Opens { get; init; }

    public PromiseChoices Choices => Decided ?? PromiseChoices.None;

    /// <summary>The promise whose new day the composer is to have a message about.</summary>
    public Guid? Moving { get; init; }

    /// <summary>The customer's message whose insults the composer is to ask to leave out.</summary>
    public Guid? Warns { get; init; }

    /// <summary>The note named somebody who may not see the case: it can be kept without telling them.</summary>
    public bool Untold { get; init; }

    /// <summary>The composer is to have the word that there is no news yet.</summary>
    public bool Informing { get; init; }

    /// <summary>What was said of the talk that is noted; null where none was.</summary>
    public Talk? Talk { get; init; }
}
