using Amends.Application.Complaints;
using Amends.Application.Corrections;
using Amends.Application.Customers;
using Amends.Application.Deadlines;
using Amends.Application.Files;
using Amends.Application.Library;
using Amends.Application.Live;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Amends.Application.Demo;

/// <summary>
/// Fills an empty database with the scripted cases, by the same use cases that people call, in the order in which it all happened, under a clock
/// that stands where the script is.
/// </summary>
internal sealed class SeedDemo
{
    private readonly Changes _changes;
    private readonly TimeProvider _time;
    private readonly DemoClock _clock = new();
    private readonly ReceiveComplaint _receive;
    private readonly ChangeComplaint _change;
    private readonly SendReply _reply;
    private readonly HearMessage _hear;
    private readonly WriteNote _note;
    private readonly HoldReply _hold;
    private readonly SavePhrase _phrases;
    private readonly Dictionary<string, PlayedCase> _latest = [];

    public SeedDemo(Changes changes, Events events, Charters charters, IDbContextFactory<AmendsDb> databases, HouseCodes codes, HouseRules<Surveys.Aftercare> aftercare, HouseRules<SendingRules> sending, Chat.InTheChat chats, Goodwill.HouseGoodwill goodwill, SecondReaders.GuardReply guard, Mentions.KnownColleagues colleagues, TimeProvider time, ILogger<ChangeComplaint> log)
    {
        (_changes, _time) = (changes, time);
        var library = new HousePhrases(databases, _clock);
        _phrases = new(changes, library, codes, _clock);
        _receive = new(changes, events, charters, codes, _clock);
        _change = new(changes, events, charters, aftercare, _clock, log);
        _reply = new(new ReviewDraft(databases, charters, _clock), _change, charters, library, goodwill, guard, _clock);
        _hear = new(_change, codes, _clock);
        _hold = new(_reply, _change, sending, chats, _clock);
        _note = new(_change, colleagues, _clock);
    }

    /// <param name="team">The members of <see cref="DemoTeam"/> by first name.</param>
    /// <returns>How many cases there are now.</returns>
    /// <exception cref="InvalidOperationException">A line of a script is refused; the message names it and says why.</exception>
    public async Task<int> Run(IReadOnlyDictionary<string, Person> team, CancellationToken cancel = default)
    {
        var now = _time.Now();
        var cases = DemoScript.All(now);
        var played = new Dictionary<DemoCase, PlayedCase>();
        _clock.At = cases.SelectMany(script => script.Steps).Min(step => step.At);
        await DemoPhrases.Write(_phrases, team["ruth"], cancel);
        foreach (var (script, step) in cases.SelectMany(script => script.Steps.Select(step => (script, step))).Where(one => one.step.At <= now).OrderBy(one => one.step.At))
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var other in _latest.Values.Concat(played.Values).Distinct().ToList())
                await BreakOverdue(other, step.At);
            _clock.At = step.At;
            if (step.Verb != "begins")
                await Play(step, played[script], team);
            else if (script.GoesOn)
                await Play(step with { Verb = "says" }, played[script] = _latest[script.Contact], team);
            else
                _latest[script.Contact] = played[script] = await Begin(script, step, team);
        }
        foreach (var one in played.Values.Distinct())
            await BreakOverdue(one, now);
        // Nobody is written to: what the outbox holds counts as delivered.
        await _changes.Run(session => session.Execute("UPDATE outbox SET done_at = @now, result = @result WHERE done_at IS NULL", now, "demo"), cancel);
        return played.Values.Distinct().Count();
    }

    private async Task<PlayedCase> Begin(DemoCase script, DemoStep step, IReadOnlyDictionary<string, Person> team)
    {
        var channel = Enum.Parse<Channel>(script.Channel.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
        var customer = script.Contact.StartsWith('+') ? new NewCustomer(script.Name, Phone: script.Contact) : new NewCustomer(script.Name, script.Contact);
        // Whoever takes the call writes down what was said.
        var by = channel == Channel.Phone && script.Steps.Count > 1 ? team[script.Steps.First(s => s.Who is not null).Who!] : null;
        var begun = Done(await _receive.Handle(new(customer, channel, step.Words, script.Subject) { Files = Files(step) }, by), step);
        return new(begun.Reference, Person.Customer(begun.CustomerId, script.Name), channel, begun.State);
    }

    private async Task Play(DemoStep step, PlayedCase played, IReadOnlyDictionary<string, Person> team)
    {
        if (step.Who is { } who)
            await TakeUp(played, team[who], step);
        switch (step.Verb)
        {
            case "says":
                Keep(played, await _hear.Handle(new(played.Reference, played.Customer), step.Words, files: Files(step)), step);
                break;
            case "reply":
                var promises = step.Promises.Select(made => played.Promise(made, step.Words, team[step.Who!])).ToList();
                Keep(played, await _reply.Handle(new(played.Reference, team[step.Who!]), new(step.Words, played.Channel, Promises: promises, Files: new(Files(step)))), step);
                break;
            case "note":
                Keep(played, await _note.Handle(new(played.Reference, team[step.Who!]), step.Words, new(Files(step))), step);
                break;
            case "later":
                Done(await _hold.Handle(new(played.Reference, team[step.Who!]), new(step.Words, played.Channel), DemoTime.Due(string.Join(' ', step.Arguments), step.At).At), step);
                break;
            default:
                await Change(played, step.Who is null ? played.Customer : team[step.Who], step, new Plan(DemoCommands.From(step, played, team)));
                break;
        }
    }

    private static IReadOnlyList<NewFile> Files(DemoStep step) => [.. step.Files.Select(DemoFiles.Of)];

    /// <summary>Whoever does something on a case has read it to the end, and a case without an owner becomes theirs.</summary>
    private async Task TakeUp(PlayedCase played, Person by, DemoStep step)
    {
        List<Command> commands = [.. played.State.Stage == Stage.Closed ? [] : played.State.Unread.Select(message => new MarkRead(message))];
        if (played.State.Owner is null && step.Verb != "owner")
            commands.Add(new ChangeOwner(by.Id, null));
        // A thank-you can sound to the language engine as if something were still wrong, and open the case again.
        if (played.State.Stage == Stage.Open && step.Verb is "followup" or "thanks" or "close")
            commands.Add(new Resolve(null));
        if (commands.Count > 0)
            await Change(played, by, step, new Plan(commands));
    }

    private async Task BreakOverdue(PlayedCase played, Instant now)
    {
        foreach (var promise in played.Overdue(now).ToList())
        {
            _clock.At = promise.Due + Duration.FromMinutes(1);
            if (_clock.At <= now && played.State.Stage != Stage.Closed && await _change.Handle(new(played.Reference, Person.Amends), new BreakPromise(promise.Id)) is Outcome<Changed>.Done { Value: var changed })
                played.State = played.State.Apply(changed.Entries);
        }
    }

    private async Task Change(PlayedCase played, Person by, DemoStep step, Plan plan) =>
        Keep(played, await _change.Handle(new(played.Reference, by), _ => plan), step);

    private static void Keep(PlayedCase played, Outcome<Changed> outcome, DemoStep step) => played.State = played.State.Apply(Done(outcome, step).Entries);

    private static T Done<T>(Outcome<T> outcome, DemoStep step) => outcome switch
    {
        Outcome<T>.Done it => it.Value,
        Outcome<T>.Refused it => throw new InvalidOperationException($"{step.Line} ({step.Verb}): {it.Refusal.Words}"),
        _ => throw new InvalidOperationException($"{step.Line} ({step.Verb}): {outcome.GetType().Name}"),
    };
}
