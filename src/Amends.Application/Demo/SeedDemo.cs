using Amends.Application.Complaints;
using Amends.Application.Customers;
using Amends.Application.Deadlines;
using Amends.Application.Live;
using Amends.Application.Paths;
using Amends.Application.Storage;
using Amends.Language;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
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
    private readonly Dictionary<string, PlayedCase> _latest = [];

    public SeedDemo(Changes changes, Events events, Charters charters, IDbContextFactory<AmendsDb> databases, TimeProvider time)
    {
        (_changes, _time) = (changes, time);
        _receive = new(changes, events, charters, _clock);
        _change = new(changes, events, charters, _clock);
        _reply = new(databases, _change, charters, _clock);
    }

    /// <param name="team">The members of <see cref="DemoTeam"/> by first name.</param>
    /// <returns>How many cases there are now.</returns>
    /// <exception cref="InvalidOperationException">A line of a script is refused; the message names it and says why.</exception>
    public async Task<int> Run(IReadOnlyDictionary<string, Person> team, CancellationToken cancel = default)
    {
        var now = _time.Now();
        var cases = DemoScript.All(now);
        var played = new Dictionary<DemoCase, PlayedCase>();
        foreach (var (script, step) in cases.SelectMany(script => script.Steps.Select(step => (script, step))).Where(one => one.step.At <= now).OrderBy(one => one.step.At))
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var other in _latest.Values.Concat(played.Values).Distinct().ToList())
                await BreakOverdue(other, step.At);
            _clock.At = step.At;
            if (step.Verb != "begins")
                await Play(step, played[script], team);
            else if (script.GoesOn)
                await Hear(step, played[script] = _latest[script.Contact]);
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
        var begun = Done(await _receive.Handle(new(customer, channel, step.Words, script.Subject), by), step);
        return new(begun.Reference, Person.Customer(begun.CustomerId, script.Name), channel, begun.State);
    }

    private async Task Play(DemoStep step, PlayedCase played, IReadOnlyDictionary<string, Person> team)
    {
        if (step.Who is { } who)
            await TakeUp(played, team[who], step);
        switch (step.Verb)
        {
            case "says":
                await Hear(step, played);
                break;
            case "reply":
                var promises = step.Promises.Select(made => played.Promise(made, step.Words, team[step.Who!])).ToList();
                Keep(played, await _reply.Handle(new(played.Reference, team[step.Who!]), new(step.Words, played.Channel, Promises: promises)), step);
                break;
            case "note":
                await Note(step, played, team[step.Who!]);
                break;
            default:
                await Change(played, step.Who is null ? played.Customer : team[step.Who], step, new Plan(DemoCommands.From(step, played, team)));
                break;
        }
    }

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

    private async Task Hear(DemoStep step, PlayedCase played)
    {
        var reading = MessageReader.Default.Read(step.Words);
        var said = new Said(Guid.CreateVersion7(), Direction.Inbound, played.Channel, step.Words) { Heat = reading.Heat, Reading = Json.Write(reading) };
        await Change(played, played.Customer, step, new Plan(EvidenceFromLanguage.Hear(said.Id, played.Channel, reading)) { Said = [said] });
    }

    private async Task Note(DemoStep step, PlayedCase played, Person by)
    {
        var said = new Said(Guid.CreateVersion7(), Direction.Note, played.Channel, step.Words);
        await Change(played, by, step, new Plan(new AddNote(said.Id)) { Said = [said] });
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
