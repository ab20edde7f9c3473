using Amends.Application;
using Amends.Application.Audit;
using Amends.Application.Complaints;
using Amends.Application.Corrections;
using Amends.Application.Customers;
using Amends.Application.Storage;
using Amends.IntegrationTests.Storage;
using Amends.Language;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;
using Band = Amends.Recovery.Band;

namespace Amends.IntegrationTests.Complaints;

public sealed class CorrectionTests
{
    private const string Furious = "This is an absolute DISGRACE! The drone dropped my parcel on the roof again and nobody answers. I am furious!!";

    [Theory, OnBoth]
    public async Task A_correction_moves_the_case_in_the_queue_and_undoing_it_moves_it_back(On on)
    {
        await using var house = await House.Open(on);
        var hot = await house.Receive("This is an absolute DISGRACE! I am furious!! You are the WORST company ever, shame on you!", "a@example.org");
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var mild = await house.Receive("I am really disappointed with the colour of this jumper, it is awful.", "b@example.org");
        (await First(house)).ShouldBe(hot);
        var message = await Message(house, hot);

        var changed = (await Correct(house, hot, message, new Correction(new Recovery.Heat(5)))).Value();
        changed.Entries.Single().What.ShouldBeOfType<ReadingCorrected>();
        (await First(house)).ShouldBe(mild);
        var seen = (await house.Get<CaseView>().Handle(house.Lead, hot))!;
        seen.State.Heat.Band.ShouldBe(Band.Calm);
        seen.Messages[0].Reading!.Heat.ShouldBe(5);
        seen.Messages[0].Reading!.Band.ShouldBe(HeatBand.Calm);
        seen.Messages[0].Corrected!.By.Id.ShouldBe(house.Agent.Id);

        (await Correct(house, hot, message, null)).Value();
        (await First(house)).ShouldBe(hot);
        seen = (await house.Get<CaseView>().Handle(house.Lead, hot))!;
        seen.Messages[0].Corrected.ShouldBeNull();
        seen.Messages[0].Reading!.Heat.ShouldBe(seen.State.Heat.Value);
        (await Correct(house, hot, message, null)).Refusal().ShouldBe("correction_none");
        (await house.Get<VerifyAll>().Handle()).Faults.ShouldBeEmpty();
    }

    [Theory, OnBoth]
    public async Task What_is_corrected_is_learned_at_once_and_unlearned_when_it_is_taken_back(On on)
    {
        await using var house = await House.Open(on);
        var admin = new Person(Guid.CreateVersion7(), "Alma", Role.Admin);
        (await house.Get<ChangeCodes>().Handle(house.Lead, new OwnCode("delivery.drone", "Drones"), isNew: true)).ShouldBeOfType<Outcome<OwnCode>.NotFound>();
        (await house.Get<ChangeCodes>().Handle(admin, new OwnCode("delivery.drone", "Drones"), isNew: true)).Value();
        (await house.Get<ChangeCodes>().Handle(admin, new OwnCode("delivery.drone", "Drones"), isNew: true)).Refusal().ShouldBe("code_exists");
        (await house.Get<ChangeCodes>().Handle(admin, new OwnCode("delivery.drone", "Drones"))).Value();
        (await house.Get<ChangeCodes>().Handle(admin, new OwnCode("delivery.drone", "Flying parcels", Hidden: true))).Value();
        (await house.Get<ChangeCodes>().Handle(admin, new OwnCode("delivery.drone", "Drones"))).Value();
        await using (var db = await house.Db())
        {
            (await db.PeopleChanges.Where(change => change.Subject == "codes").OrderBy(change => change.Id).Select(change => new { change.Kind, change.Before, change.After }).ToListAsync()).ShouldBe(
            [
                new { Kind = PeopleChange.SettingChanged, Before = (string?)null, After = (string?)"delivery.drone: Drones" },
                new { Kind = PeopleChange.SettingChanged, Before = (string?)"delivery.drone: Drones", After = (string?)"delivery.drone: Flying parcels, left out of readings" },
                new { Kind = PeopleChange.SettingChanged, Before = (string?)"delivery.drone: Flying parcels, left out of readings", After = (string?)"delivery.drone: Drones" },
            ], ignoreOrder: true);
        }
        var reference = await house.Receive(Furious);
        var message = await Message(house, reference);
        var other = house.Create<HouseCodes>();
        (await other.Current()).DecisionsOn("delivery.drone").Count.ShouldBe(0);

        (await Correct(house, reference, message, new Correction(Concerns: ["delivery.drone"]))).Value();
        (await house.Get<HouseCodes>().Current()).DecisionsOn("delivery.drone").Applies.ShouldBe(1);
        var again = (await house.Get<ReceiveComplaint>().Handle(new NewComplaint(new NewCustomer("Maya Lund", null), Channel.Email, Furious), house.Agent)).Value();
        again.Reading.Concerns.Select(concern => concern.Code).ShouldBe(["delivery.drone"]);
        again.State.Concerns.ShouldBe(["delivery.drone"]);

        // Another node learns of it by the version, and a program that starts anew knows the same.
        house.Clock.Advance(TimeSpan.FromSeconds(5));
        await other.CatchUp();
        (await other.Current()).ToBytes().ShouldBe((await house.Get<HouseCodes>().Current()).ToBytes());
        (await house.Create<HouseCodes>().Current()).ToBytes().ShouldBe((await other.Current()).ToBytes());

        (await Correct(house, reference, message, new Correction(Concerns: ["delivery.courier"]))).Value();
        (await house.Get<HouseCodes>().Current()).DecisionsOn("delivery.drone").Count.ShouldBe(0);
        (await house.Get<HouseCodes>().Current()).DecisionsOn("delivery.courier").Applies.ShouldBe(1);
        (await Correct(house, reference, message, null)).Value();
        (await house.Get<HouseCodes>().Current()).ToBytes().ShouldBe(new OwnCodes().ToBytes());
        await other.CatchUp();
        (await other.Current()).ToBytes().ShouldBe(new OwnCodes().ToBytes());
        (await house.Get<VerifyAll>().Handle()).Faults.ShouldBeEmpty();
    }

    [Theory, OnBoth]
    public async Task Only_who_may_see_the_case_corrects_it_and_nobody_overwrites_another(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive(Furious);
        var message = await Message(house, reference);
        var calm = new Correction(new Recovery.Heat(10));
        var correct = house.Get<CorrectMessage>();
        (await correct.Handle(house.Target(reference, 1), message, calm)).ShouldBeOfType<Outcome<Changed>.Stale>();
        (await correct.Handle(house.Target(reference), Guid.NewGuid(), calm)).Refusal().ShouldBe("message_unknown");
        (await correct.Handle(house.Target(reference), message, new Correction(Concerns: ["delivery.unheard_of"]))).Refusal().ShouldBe("code_unknown");
        (await correct.Handle(house.Target(reference), message, new Correction(Wants: ["delivery.late"]))).Refusal().ShouldBe("code_unknown");
        (await correct.Handle(house.Target(reference), message, new Correction())).Refusal().ShouldBe("correction_empty");
        (await house.Get<Restrict>().Handle(house.Lead, reference, true, [])).Value();
        (await correct.Handle(house.Target(reference), message, calm)).ShouldBeOfType<Outcome<Changed>.NotFound>();
        (await correct.Handle(house.Target(reference, by: house.Lead), message, calm)).Value();
    }

    [Theory, OnBoth]
    public async Task Accuracy_is_counted_over_what_people_looked_at(On on)
    {
        await using var house = await House.Open(on);
        var references = new List<string>();
        for (var i = 0; i < 3; i++)
            references.Add(await house.Receive($"My parcel number {i} is two weeks late. Where is it? I want my money back.", $"c{i}@example.org"));
        (await house.Get<ReadingAccuracy>().Handle()).LookedAt.ShouldBe(0);
        foreach (var reference in references)
            (await house.Get<ChangeComplaint>().Handle(house.Target(reference), new MarkRead(await Message(house, reference)))).Value();
        var read = (await house.Get<CaseView>().Handle(house.Lead, references[0]))!.Messages[0].Reading!.Concerns[0].Code;
        (await Correct(house, references[0], await Message(house, references[0]), new Correction(Concerns: ["delivery.courier"]))).Value();

        var accuracy = await house.Get<ReadingAccuracy>().Handle();
        (accuracy.LookedAt, accuracy.Corrected, accuracy.IsEnough).ShouldBe((3, 1, false));
        accuracy.Codes.Single(code => code.Code == read).Wrong.ShouldBe(1);
        accuracy.Codes.Single(code => code.Code == "delivery.courier").Missed.ShouldBe(1);
    }

    private static Task<Outcome<Changed>> Correct(House house, string reference, Guid message, Correction? correction) =>
        house.Get<CorrectMessage>().Handle(house.Target(reference), message, correction);

    private static async Task<Guid> Message(House house, string reference) => (await house.Get<CaseView>().Handle(house.Lead, reference))!.Messages[0].Id;

    private static async Task<string> First(House house) => (await house.Get<Queue>().Handle(house.Lead, new QueueQuery())).Items[0].Reference;
}
