using Amends.Application;
using Amends.Application.Audit;
using Amends.Application.Complaints;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Complaints;

public sealed class HistoryTests
{
    /// <summary>Whatever people do in whatever order, allowed or refused, the row is what the timeline folds to.</summary>
    [Theory, OnBoth]
    public async Task Random_histories_fold_to_their_rows(On on)
    {
        await using var house = await House.Open(on);
        var references = new List<string>();
        for (var i = 0; i < 5; i++)
            references.Add(await house.Receive($"Complaint {i}: this is a disgrace!", $"c{i % 2}@example.org"));
        var chance = new Random(20260302);
        int done = 0, refused = 0;
        for (var step = 0; step < 250; step++)
        {
            house.Clock.Advance(TimeSpan.FromMinutes(chance.Next(0, 600)));
            var reference = references[chance.Next(references.Count)];
            var state = (await house.Get<CaseView>().Handle(house.Lead, reference))!.State;
            var outcome = await Something(house, house.Target(reference, chance.Next(3) == 0 ? state.Version : null, house.Lead), state, chance);
            _ = outcome switch
            {
                Outcome<Changed>.Done => done++,
                Outcome<Changed>.Refused => refused++,
                _ => throw new InvalidOperationException(outcome.ToString()),
            };
        }

        done.ShouldBeGreaterThan(80);
        refused.ShouldBeGreaterThan(20);
        var report = await house.Get<VerifyAll>().Handle();
        report.Faults.ShouldBeEmpty();
        report.Complaints.ShouldBe(5);
    }

    private static Task<Outcome<Changed>> Something(House house, Target target, Complaint state, Random chance)
    {
        var now = Instant.FromDateTimeOffset(house.Clock.GetUtcNow());
        var promise = state.Promises.Count > 0 ? state.Promises[chance.Next(state.Promises.Count)].Id : Guid.NewGuid();
        var option = state.Options.Count > 0 ? state.Options[chance.Next(state.Options.Count)].Id : (Guid?)null;
        Command command;
        switch (chance.Next(20))
        {
            case 0 or 1: return house.Get<SendReply>().Handle(target, new Reply("I am sorry. We'll refund you by Friday."));
            case 2 or 3: return house.Get<HearMessage>().Handle(target, chance.Next(2) == 0 ? "Still nothing! This is outrageous." : "Yes, exactly. Thank you.");
            case 4: return house.Get<WriteNote>().Handle(target, "Rang the depot.");
            case 5: command = new ChangeOwner(chance.Next(2) == 0 ? house.Agent.Id : null, "shift ends"); break;
            case 6: command = new SkipStep((Step)chance.Next(12), "not needed"); break;
            case 7: command = new SendClarification("You waited two weeks."); break;
            case 8: command = new AnswerClarification(chance.Next(2) == 0, "three weeks"); break;
            case 9: command = new OfferOptions([new(Guid.NewGuid(), "refund", "Your money back", new Money(1999, "EUR"))]); break;
            case 10: command = new Agree(option, option is null ? "a new one" : null); break;
            case 11: command = new MakePromise(new(Guid.NewGuid(), "ring you", Promisor.I, house.Agent.Id, now + Duration.FromHours(chance.Next(1, 90)), DuePrecision.Time)); break;
            case 12: command = new FulfilPromise(promise, null); break;
            case 13: command = new RenegotiatePromise(promise, now + Duration.FromDays(3), DuePrecision.Day, "the courier is late"); break;
            case 14: command = new BreakPromise(promise); break;
            case 15: command = new Resolve("sent again"); break;
            case 16: command = new FollowUp((FollowUpOutcome)chance.Next(4), null); break;
            case 17: command = new AnswerSurvey(chance.Next(3), chance.Next(1, 6), null); break;
            case 18: command = new Close(null); break;
            default: command = new Reopen("not right yet"); break;
        }
        return house.Get<ChangeComplaint>().Handle(target, command);
    }
}
