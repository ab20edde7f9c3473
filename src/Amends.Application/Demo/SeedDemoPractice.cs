using Amends.Application.Deadlines;
using Amends.Application.Practice;
using Amends.Application.Storage;
using Amends.Practice;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Demo;

/// <summary>Teams, a programme in progress, sessions of practice and lessons for the demo, by the same use cases that people call, under a clock that stands where each happened.</summary>
internal sealed class SeedDemoPractice
{
    private readonly TimeProvider _time;
    private readonly DemoClock _clock = new();
    private readonly ChangeTeam _teams;
    private readonly ChangeColleague _colleagues;
    private readonly SaveProgramme _programmes;
    private readonly AssignProgramme _assign;
    private readonly BeginPractice _begin;
    private readonly PlayReply _play;
    private readonly KeepPractice _keep;
    private readonly ShareLesson _lessons;

    public SeedDemoPractice(Changes changes, Scenarios scenarios, PracticeView view, Charters charters, Lessons lessons, Colleagues atWork, IDbContextFactory<AmendsDb> databases, TimeProvider time)
    {
        _time = time;
        (_teams, _colleagues) = (new(changes, atWork, _clock), new(changes, atWork, _clock));
        (_programmes, _assign) = (new(changes, scenarios, _clock), new(changes, databases, charters, _clock));
        (_begin, _play, _keep) = (new(changes, scenarios, view, databases, _clock), new(changes, view, charters, _clock), new(changes, view, _clock));
        _lessons = new(changes, databases, scenarios, lessons, _clock);
    }

    /// <param name="team">The members of <see cref="DemoTeam"/> by first name, with their accounts.</param>
    /// <exception cref="InvalidOperationException">Something of it is refused; the message says what.</exception>
    public async Task Run(IReadOnlyDictionary<string, Person> team, CancellationToken cancel = default)
    {
        var now = _time.Now();
        List<(Instant At, Func<Task> Do)> steps =
        [
            (DemoTime.Ago("58d 08:00", now), () => Found(team, cancel)),
            (DemoTime.Ago("45d 10:00", now), () => Train(team, "First weeks", ["late_delivery", "billing_error", "wrong_item"], [2], 14, cancel)),
            (DemoTime.Ago("16d 10:00", now), () => Train(team, "When a promise was broken", ["broken_promise", "cancelled_booking"], [], 21, cancel)),
            .. DemoRehearsals.All.Select(one => (DemoTime.Ago(one.At, now), (Func<Task>)(() => Play(team[one.Who], one, cancel)))),
            .. DemoRehearsals.Lessons.Select(one => (DemoTime.Ago(one.At, now), (Func<Task>)(async () => Done(await _lessons.Handle(team[one.Who], one.Words, one.Principle, one.Scenario, null, cancel))))),
        ];
        foreach (var (at, step) in steps.OrderBy(step => step.At))
        {
            cancel.ThrowIfCancellationRequested();
            _clock.At = at;
            await step();
        }
    }

    private async Task Found(IReadOnlyDictionary<string, Person> team, CancellationToken cancel)
    {
        foreach (var (name, people) in DemoRehearsals.Teams)
        {
            var made = Done(await _teams.Make(team["felix"], name, cancel));
            foreach (var one in people)
                Done(await _colleagues.SetTeam(team["felix"], team[one].Id, null, made, cancel));
        }
    }

    /// <summary>Made by the lead, and given to the agents.</summary>
    private async Task Train(IReadOnlyDictionary<string, Person> team, string name, IReadOnlyList<string> scenarios, IReadOnlyList<int> repeats, int days, CancellationToken cancel)
    {
        var programme = Done(await _programmes.Make(team["ruth"], new Programme(name, scenarios, 55, repeats, 14), cancel));
        var agents = DemoTeam.Members.Where(member => member.Role == Role.Agent).Select(member => team[member.Key].Id).ToList();
        Done(await _assign.Handle(team["ruth"], programme, agents, _clock.At.InZone(DemoTime.Zone).Date.PlusDays(days), cancel));
    }

    private async Task Play(Person by, DemoRehearsals.Rehearsal one, CancellationToken cancel)
    {
        var id = Done(await _begin.Handle(by, one.Scenario, one.Exam, one.Seed, cancel: cancel));
        foreach (var reply in one.Replies)
        {
            _clock.At += Duration.FromMinutes(2);
            // Whoever was calmed, or has left, hears no more.
            if (!Done(await _play.Handle(by, id, null, reply, cancel: cancel)).IsOpen)
                break;
        }
        if (!one.Open)
            await _keep.Stop(by, id, cancel);
        if (one.Shared)
            Done(await _keep.Share(by, id, true, cancel));
    }

    private static T Done<T>(Outcome<T> outcome) => outcome switch
    {
        Outcome<T>.Done it => it.Value,
        Outcome<T>.Refused it => throw new InvalidOperationException(it.Refusal.Words),
        _ => throw new InvalidOperationException($"The demo's practice cannot be played: {outcome.GetType().Name}."),
    };
}
