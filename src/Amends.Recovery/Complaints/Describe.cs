using System.Globalization;
using NodaTime;

namespace Amends.Recovery;

/// <summary>
/// The timeline in plain sentences: "Ines promised: I will ring you, by Fri 27 Nov". One exhaustive switch for colleagues, one for the customer,
/// who is spared what is internal.
/// </summary>
public sealed class Describer
{
    private readonly Dictionary<Guid, string> _words = [];
    private readonly Func<Actor, string> _name;
    private readonly Func<Guid, string> _colleague;
    private readonly DateTimeZone _zone;

    /// <param name="timeline">The whole timeline: later entries name what earlier ones said.</param>
    /// <param name="name">Who somebody is called: "Ines", "Mr Okafor", for the customer's page "You".</param>
    /// <param name="zone">Where the reader is.</param>
    public Describer(IEnumerable<TimelineEntry> timeline, Func<Actor, string> name, DateTimeZone zone)
    {
        _name = name;
        _colleague = id => name(Actor.Colleague(id));
        _zone = zone;
        foreach (var entry in timeline)
        {
            if (IdOf(entry.What) is { } id && entry.Words is { } words)
                _words[id] = words;
        }
    }

    /// <summary>For colleagues.</summary>
    public string Describe(TimelineEntry entry)
    {
        var who = _name(entry.By);
        return entry.What switch
        {
            Received it => $"{who} began the case, {By(it.Channel)}",
            MessageReceived it => $"{who} wrote, {By(it.Channel)}: {Plain.Words(it.Heat.Band)}{Listed(it.Signals.Select(Plain.Signal))}{With(it.Files)}",
            MessageRead => $"{who} read it to the end",
            ReadingCorrected it => $"{who} corrected how a message was read{Listed(Corrected(it))}",
            CorrectionWithdrawn => $"{who} took back a correction: the message counts as it was read",
            MessageSent it => $"{who} replied, {By(it.Channel)}{(it.Score is { } score ? $" (coach: {score.ToString(CultureInfo.InvariantCulture)} of 100)" : "")}{(it.Read is { } read ? $"; {_colleague(read.By)} read it first" : "")}{With(it.Files)}",
            NoteAdded it => $"{who} wrote a note for {(it.Mentioned is { Count: > 0 } named ? string.Join(", ", named.Select(_colleague)) : "colleagues")}{With(it.Files)}",
            EvidenceNoted it => $"{who} recorded: {Plain.Words(it.Step)}{Told(entry)}",
            OwnerChanged { Owner: { } owner } => $"{who} handed the case to {_colleague(owner)}{Told(entry)}",
            OwnerChanged => $"{who} put the case back for anyone to take{Told(entry)}",
            StepSkipped it => $"{who} skipped {Plain.Words(it.Step)}{Told(entry)}",
            ClarificationSent => $"{who} asked whether we heard them right{Told(entry)}",
            ClarificationAnswered { Confirmed: true } => $"{who} confirmed what we heard{Told(entry)}",
            ClarificationAnswered => $"{who} corrected what we heard{Told(entry)}",
            OptionOffered it => $"{who} offered {Plain.Remedy(it.Remedy)}{Worth(it.Value)}{(it.Policies is { Count: > 0 } policies ? $", under {string.Join(", ", policies)}" : "")}{Told(entry)}",
            OptionsDeclined => $"{who} said that none of the options suits{Told(entry)}",
            Agreed { OptionId: { } option } => $"{who} chose{Of(option)}{Told(entry)}",
            Agreed => $"{who} recorded what was agreed{Told(entry)}",
            ActionPlanned it => $"{who} planned{(it.Department is { } department ? $" for {department}" : "")}{Told(entry)}{Until(it.Due, entry.At, true)}",
            ActionDone { Department: { } department } it => $"{department} said through their link that it is done{Of(it.ActionId)}{Told(entry)}",
            ActionDone it => $"{who} finished{Of(it.ActionId)}{Told(entry)}",
            StepSilent it => $"Nothing is heard of a step{Of(it.ActionId)}. The owner looks after it",
            ActionBegun it => $"{it.Department} said through their link that they are at it{Of(it.ActionId)}",
            ChatEnded => $"{who} ended the chat",
            Uninformed it => $"The customer should have heard from us{Until(it.Due, entry.At, true)}. An update is due, also without news",
            AbuseWarned => $"{who} asked them politely not to insult us",
            TakenToLead => $"{who} took it to a lead: insults went on after two warnings{Told(entry)}",
            WarningsLifted => $"{who} took the warnings back{Told(entry)}",
            CaseRestricted { Allowed: [] } => $"{who} restricted the case to whoever has it and leads",
            CaseRestricted it => $"{who} restricted the case to {string.Join(", ", it.Allowed.Select(_colleague))}, whoever has it, and leads",
            RestrictionLifted => $"{who} opened the case to everybody here",
            PromiseMade it => $"{who} promised{Told(entry)}{Until(it.Due, entry.At, it.Precision == DuePrecision.Time)}",
            PromiseFulfilled it => $"{who} kept the promise{Of(it.PromiseId)}{Told(entry)}",
            PromiseBroken it => $"A promise was broken{Of(it.PromiseId)}",
            PromiseRenegotiated it => $"{who} agreed on a new date for the promise{Of(it.PromiseId)}{Until(it.Due, entry.At, it.Precision == DuePrecision.Time)}{Told(entry)}",
            PromiseWithdrawn it => $"{who} withdrew the promise{Of(it.PromiseId)}{Told(entry)}",
            ApprovalAsked it => $"{who} asked for approval{Worth(it.Value)}{Told(entry)}{Until(it.Due, entry.At, true)}",
            ApprovalDecided { Granted: true } it => $"{who} approved{Of(it.ApprovalId)}{Told(entry)}",
            ApprovalDecided it => $"{who} declined{Of(it.ApprovalId)}{Told(entry)}{(it.Counter is { } counter ? $". Instead: {counter}" : "")}",
            ApprovalDelegated it => $"{who} handed a question on to {_colleague(it.To)}{Of(it.ApprovalId)}{Told(entry)}",
            ApprovalEscalated { To: { } to } it => $"Nobody answered a question in time: {_colleague(to)} may answer it now{Of(it.ApprovalId)}",
            ApprovalEscalated it => $"Nobody answered a question in time{Of(it.ApprovalId)}",
            GoodwillGiven it => $"{who} gave {Plain.Remedy(it.Remedy)} beyond what is owed{Worth(it.Value)}{Told(entry)}",
            GoodwillPaid it => $"{who} recorded the payment {it.Payment}",
            CharterAdded it => $"{who} holds the case to {it.Charter} too{(it.Since is { } since ? $", counted from {Plain.Date(since.InZone(_zone).Date, entry.At.InZone(_zone).Year)}" : "")}",
            CharterDropped it => $"{who} no longer holds the case to {it.Charter}{Told(entry)}",
            DocumentSent it => $"{who} sent the {Plain.Words(it.Document)} of {it.Charter}{Listed(it.Stops.Select(stop => $"{Plain.Spoken(stop.Clock)} stopped"))}{Listed(it.Confirmed.Select(point => $"in other words: {point}"))}",
            ClockRang { Alarm: ClockAlarm.Due } it => $"The time is over. {it.Label}{Until(it.Due, entry.At, true)}",
            ClockRang it => $"{(it.Alarm == ClockAlarm.Half ? "Half" : "Four fifths")} of the time has gone. {it.Label}{Until(it.Due, entry.At, true)}",
            Resolved => $"{who} resolved the case{Told(entry)}",
            FollowedUp { Outcome: FollowUpOutcome.Satisfied } when entry.By.Kind == ActorKind.Customer => $"{who} said that it is right",
            FollowedUp { Outcome: FollowUpOutcome.Asked } => $"{who} asked whether it is really right{Told(entry)}",
            FollowedUp { Outcome: FollowUpOutcome.Satisfied } => $"{who} followed up: it is right{Told(entry)}",
            FollowedUp { Outcome: FollowUpOutcome.NotYet } => $"{who} followed up: it is not right yet{Told(entry)}",
            FollowedUp => $"{who} followed up without an answer{Told(entry)}",
            SurveyAsked { Reminder: true } => "The customer was reminded of the closing questions, once",
            SurveyAsked => "The customer was asked how it went",
            SurveyAnswered it => $"{who} answered the closing questions{Listed(Answers(it))}{Told(entry)}",
            Thanked => $"{who} thanked them for telling us{Told(entry)}",
            ReviewInvited => $"{who} invited them to review or recommend us",
            CauseNoted it => $"{who} noted the cause: {Plain.Spoken(it.Cause)}{Told(entry)}",
            Closed => $"{who} closed the case{Told(entry)}",
            Reopened => $"{who} opened the case again{Told(entry)}",
            _ => throw new InvalidOperationException($"{entry.What.GetType().Name} has no sentence yet."),
        };
    }

    /// <summary>For the customer's own page; null where it is not for them. <c>name</c> should call them "You".</summary>
    public string? DescribeForCustomer(TimelineEntry entry)
    {
        var who = _name(entry.By);
        return entry.What switch
        {
            Received => null,
            MessageReceived it => $"You wrote to us, {By(it.Channel)}",
            MessageRead => $"{who} read your message to the end",
            MessageSent it => $"{who} wrote to you, {By(it.Channel)}",
            OwnerChanged { Owner: { } owner } => $"{_colleague(owner)} is looking after your case now",
            ClarificationSent => $"{who} asked whether we heard you right{Told(entry)}",
            ClarificationAnswered { Confirmed: true } => "You confirmed what we heard",
            ClarificationAnswered => $"You corrected what we heard{Told(entry)}",
            OptionOffered it => $"{who} offered you {Plain.Remedy(it.Remedy)}{Worth(it.Value)}{Told(entry)}",
            OptionsDeclined => "You told us that none of the options suits",
            Agreed { OptionId: { } option } => $"It is agreed{Of(option)}",
            Agreed => $"It is agreed{Told(entry)}",
            PromiseMade it => $"{who} promised{Told(entry)}{Until(it.Due, entry.At, it.Precision == DuePrecision.Time)}",
            PromiseFulfilled it => $"Done, as promised{Of(it.PromiseId)}",
            PromiseBroken it => $"We did not do in time what we promised{Of(it.PromiseId)}",
            PromiseRenegotiated it => $"There is a new date for what we promised{Of(it.PromiseId)}{Until(it.Due, entry.At, it.Precision == DuePrecision.Time)}",
            PromiseWithdrawn it => $"What we promised no longer stands{Of(it.PromiseId)}",
            GoodwillGiven it => $"{who} gave you {Plain.Remedy(it.Remedy)}{Worth(it.Value)}",
            DocumentSent it => $"{who} sent you our {Plain.Words(it.Document)}",
            Resolved => "We put it right, as far as we can tell",
            FollowedUp when entry.By.Kind == ActorKind.Customer => "You told us that it is right",
            FollowedUp => $"{who} asked you whether it is really right",
            SurveyAsked => "We asked you how it went",
            SurveyAnswered => "You told us how it went",
            Thanked => $"{who} thanked you for telling us{Told(entry)}",
            ReviewInvited => $"{who} asked whether you would tell others how it went{Told(entry)}",
            Closed => "The case was closed. Write to us whenever you want it opened again",
            Reopened => "The case was opened again",
            NoteAdded or ReadingCorrected or CorrectionWithdrawn or EvidenceNoted or OwnerChanged or StepSkipped or ActionPlanned or ActionDone or ActionBegun or StepSilent or Uninformed or ChatEnded or AbuseWarned or TakenToLead or WarningsLifted or CaseRestricted or RestrictionLifted or ApprovalAsked or ApprovalDecided or ApprovalDelegated or ApprovalEscalated or GoodwillPaid or CauseNoted or CharterAdded or CharterDropped or ClockRang => null,
            _ => throw new InvalidOperationException($"{entry.What.GetType().Name} has no sentence yet."),
        };
    }

    private static Guid? IdOf(Happening what) => what switch
    {
        OptionOffered it => it.OptionId,
        ActionPlanned it => it.ActionId,
        PromiseMade it => it.PromiseId,
        ApprovalAsked it => it.ApprovalId,
        _ => null,
    };

    private string Of(Guid id) => _words.TryGetValue(id, out var words) ? $": {FirstLine(words)}" : "";

    private static string Told(TimelineEntry entry) => string.IsNullOrWhiteSpace(entry.Words) ? "" : $": {FirstLine(entry.Words)}";

    private string Until(Instant? due, Instant at, bool withTime)
    {
        if (due is not { } moment)
            return "";
        // Due at the end of a day is midnight: the day that people mean is the one that ends then.
        var local = moment.InZone(_zone);
        var date = !withTime && local.TimeOfDay == LocalTime.Midnight ? local.Date.PlusDays(-1) : local.Date;
        var time = withTime ? local.ToString(", HH:mm", CultureInfo.InvariantCulture) : "";
        return $", by {Plain.Date(date, at.InZone(_zone).Year)}{time}";
    }

    private static string FirstLine(string words) => words.Split('\n', 2)[0].Trim();

    private static string Worth(Money? value) => value is { } money ? $" ({money})" : "";

    private static string With(IReadOnlyList<string>? files) => files switch
    {
        null or [] => "",
        [_] => ", with a file",
        _ => string.Create(CultureInfo.InvariantCulture, $", with {files.Count} files"),
    };

    private static string Listed(IEnumerable<string> items) => string.Concat(items.Select(item => $", {item}"));

    /// <summary>What was answered to the closing questions, without the customer's own words.</summary>
    public static IEnumerable<string> Answers(SurveyAnswered it)
    {
        if (it.Right is { } right)
            yield return right switch { 0 => "it is not put right", 1 => "it is put right in part", _ => "it is put right" };
        if (it.Satisfied is { } satisfied)
            yield return Of("satisfied", satisfied, 5);
        if (it.Ease is { } ease)
            yield return Of("easy", ease, 7);
        if (it.Recommend is { } recommend)
            yield return Of("would recommend", recommend, 10);
        if (it.Outcome is { } outcome)
            yield return Of("a fair outcome", outcome, 5);
        if (it.Fairness is { } fairness)
            yield return Of("treated fairly", fairness, 5);
        if (it.Process is { } process)
            yield return Of("a fair way there", process, 5);

        static string Of(string what, int value, int most) => string.Create(CultureInfo.InvariantCulture, $"{what}: {value} of {most}");
    }

    private static IEnumerable<string> Corrected(ReadingCorrected it)
    {
        if (it.Complaint is { } complaint)
            yield return complaint ? "a complaint" : "no complaint";
        if (it.Heat is { } heat)
            yield return Plain.Words(heat.Band);
        if (it.Concerns is { } concerns)
            yield return concerns.Count == 0 ? "about nothing in particular" : $"about {string.Join(", ", concerns.Select(Plain.Spoken))}";
        if (it.Wants is { } wants)
            yield return wants.Count == 0 ? "wants nothing" : $"wants {string.Join(", ", wants.Select(Plain.Want))}";
    }

    private static string By(Channel channel) => channel switch
    {
        Channel.Email => "by e-mail",
        Channel.Form => "through the form",
        Channel.Chat => "in the chat",
        Channel.Phone => "on the phone",
        Channel.InPerson => "in person",
        Channel.Social => "on social media",
        _ => "through another system",
    };
}
