using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Insights;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Insights;

public sealed class HeatBeforeAfterTests
{
    [Theory, OnBoth]
    public async Task A_month_tells_its_heat_once_it_has_enough_closed_cases_and_counts_no_open_one(On on)
    {
        await using var house = await House.Open(on);
        var change = house.Get<ChangeComplaint>();
        for (var i = 0; i < HeatBeforeAfter.Enough; i++)
        {
            var reference = await house.Receive("You useless idiots, this is the THIRD time you lie to me! I am furious, what the hell is wrong with you?!");
            (await house.Get<HearMessage>().Handle(house.Target(reference), "Thank you, it came today. All good now.")).Value();
            (await change.Handle(house.Target(reference), new Resolve("It came."))).Value();
            if (i == 0)
                (await house.Create<HeatBeforeAfter>().Handle(house.Lead)).ShouldAllBe(month => month.Peak == null);
            (await change.Handle(house.Target(reference), new Close(null))).Value();
        }
        await house.Receive("I am furious!!! You people are useless!!!");

        var months = await house.Create<HeatBeforeAfter>().Handle(house.Lead);
        months.Count.ShouldBe(HeatBeforeAfter.Months);
        months.SkipLast(1).ShouldAllBe(month => month.Cases == 0 && month.Peak == null);
        var now = months[^1];
        now.Cases.ShouldBe(HeatBeforeAfter.Enough);
        now.Peak!.Value.ShouldBeGreaterThan(80);
        now.End!.Value.ShouldBeLessThan(40);

        (await house.Create<HeatBeforeAfter>().Handle(await house.Colleague("Anna", Role.Analyst))).Count.ShouldBe(HeatBeforeAfter.Months);
        (await house.Create<HeatBeforeAfter>().Handle(house.Agent)).ShouldBeEmpty();
    }
}
