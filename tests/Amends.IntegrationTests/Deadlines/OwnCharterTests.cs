using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Deadlines;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Deadlines;

public sealed class OwnCharterTests
{
    private static readonly Person Admin = new(Guid.CreateVersion7(), "Ruth", Role.Admin);

    [Theory, OnBoth]
    public async Task Saving_makes_a_version_and_cases_keep_the_one_they_began_under(On on)
    {
        await using var house = await House.Open(on);
        (await house.Get<SaveCharter>().Handle(Admin, Text("4 business hours"))).Value().Key.ShouldBe("ours@1");
        (await house.Get<Charters>().Choose(Admin, new("ours", []))).Value();
        var first = await house.Receive("A plain question.");
        (await house.Get<SaveCharter>().Handle(Admin, Text("4 business hours"))).Refusal().ShouldBe("charter_unchanged");
        (await house.Get<SaveCharter>().Handle(Admin, Text("2 business hours"))).Value().Key.ShouldBe("ours@2");
        var second = await house.Receive("A plain question.");

        (await Due(house, first)).ShouldBe(Instant.FromUtc(2026, 3, 2, 13, 0));
        (await Due(house, second)).ShouldBe(Instant.FromUtc(2026, 3, 2, 11, 0));
        (await house.Get<CaseView>().Handle(house.Agent, first))!.State.Charter.ShouldBe("ours@1");
        (await house.Get<ChangeComplaint>().Handle(house.Target(first), new NoteCause("delivery.late", null))).Value();
        (await Due(house, first)).ShouldBe(Instant.FromUtc(2026, 3, 2, 13, 0));
    }

    [Theory, OnBoth]
    public async Task A_version_that_is_not_in_force_yet_holds_nobody(On on)
    {
        await using var house = await House.Open(on);
        (await house.Get<SaveCharter>().Handle(Admin, Text("4 business hours"))).Value();
        (await house.Get<Charters>().Choose(Admin, new("ours", []))).Value();
        var effective = System.Text.RegularExpressions.Regex.Replace(Text("2 business hours"), "\"effective\": \"[^\"]*\"", "\"effective\": \"2027-01-01\"");
        effective.ShouldContain("2027-01-01");
        (await house.Get<SaveCharter>().Handle(Admin, effective)).Value().Key.ShouldBe("ours@2");

        (await house.Get<CaseView>().Handle(house.Agent, await house.Receive("A plain question.")))!.State.Charter.ShouldBe("ours@1");
        house.Clock.Advance(TimeSpan.FromDays(310));
        (await house.Get<CaseView>().Handle(house.Agent, await house.Receive("A plain question.")))!.State.Charter.ShouldBe("ours@2");
    }

    [Theory, OnBoth]
    public async Task Days_off_that_several_admins_add_at_once_are_all_kept(On on)
    {
        await using var house = await House.Open(on);
        (await house.Get<ImportHolidays>().Handle(Admin, "2026-12-25", "Christmas Day")).Value();
        await Task.WhenAll(Enumerable.Range(1, 12).Select(async day => (await house.Get<ImportHolidays>().Handle(Admin, $"2026-08-{day:00}", "Away")).Value()));
        (await house.Get<Charters>().Hours()).Holidays.Count.ShouldBe(13);
    }

    [Theory, OnBoth]
    public async Task New_complaints_are_held_to_what_was_chosen_and_to_the_version_in_force_when_they_came(On on)
    {
        await using var house = await House.Open(on);
        (await house.Get<Charters>().Choose(Admin, new("service", ["ofcom", "fca-disp"]))).Value();
        var reference = await house.Receive("A plain question.");
        var found = (await house.Get<CaseView>().Handle(house.Agent, reference))!;
        found.Charters.Select(charter => charter.Key).ShouldBe(["service@1", "ofcom@1", "fca-disp@1"]);
        found.Deadlines.ShouldContain(d => d.Charter == "fca-disp" && d.Code == "final_response");
        house.Clock.Advance(TimeSpan.FromDays(60));
        var later = await house.Receive("A plain question.");
        (await house.Get<CaseView>().Handle(house.Agent, later))!.Charters.Select(charter => charter.Key).ShouldContain("ofcom@2");
    }

    [Theory, OnBoth]
    public async Task What_cannot_be_is_refused_in_words_and_nobody_but_an_admin_writes_one(On on)
    {
        await using var house = await House.Open(on);
        (await house.Get<SaveCharter>().Handle(house.Lead, Text("4 business hours"))).ShouldBeOfType<Outcome<Charter>.NotFound>();
        (await house.Get<SaveCharter>().Handle(Admin, "[]")).Refusal().ShouldBe("charter_unclear");
        (await house.Get<SaveCharter>().Handle(Admin, "{")).Refusal().ShouldBe("charter_unclear");
        (await house.Get<SaveCharter>().Handle(Admin, Text("4 fortnights"))).Refusal().ShouldBe("charter_unclear");
        (await house.Get<SaveCharter>().Handle(Admin, Text("4 hours").Replace("\"ours\"", "\"fca-disp\"", StringComparison.Ordinal))).Refusal().ShouldBe("charter_shipped");
        (await house.Get<SaveCharter>().Handle(Admin, new string(' ', SaveCharter.LongestText + 1))).Refusal().ShouldBe("charter_too_long");
        (await house.Get<Charters>().Choose(Admin, new("nope", []))).Refusal().ShouldBe("charter_unknown");
        (await house.Get<Charters>().Choose(Admin, new("fca-disp", []))).Refusal().ShouldBe("charter_calendar");
        (await house.Get<Charters>().Choose(Admin, new("service", ["nope"]))).Refusal().ShouldBe("charter_unknown");
        (await house.Get<Charters>().Choose(house.Agent, new("service", []))).ShouldBeOfType<Outcome<CharterChoice>.NotFound>();
    }

    [Theory, OnBoth]
    public async Task Holidays_come_from_a_calendar_file_and_go_one_by_one(On on)
    {
        await using var house = await House.Open(on);
        const string ics = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Day off\nDTSTART:20260303\nDTEND:20260305\nEND:VEVENT\nEND:VCALENDAR";
        (await house.Get<ImportHolidays>().Handle(Admin, ics, false)).Value().ShouldBe(2);
        (await house.Get<ImportHolidays>().Handle(Admin, ics, false)).Value().ShouldBe(2);
        (await house.Get<ImportHolidays>().Handle(Admin, "2026-03-06", "Flood")).Value().ShouldBe(3);
        (await house.Get<ImportHolidays>().Handle(Admin, "2026-03-04", null)).Value().ShouldBe(2);
        var hours = await house.Get<Charters>().Hours();
        hours.Holidays.ShouldBe(["2026-03-03", "2026-03-06"]);
        hours.Names!["2026-03-06"].ShouldBe("Flood");
        (await house.Get<ImportHolidays>().Handle(Admin, "2026-02-30", "?")).Refusal().ShouldBe("date_unclear");
        (await house.Get<ImportHolidays>().Handle(Admin, "no calendar", true)).Refusal().ShouldBe("calendar_unclear");
        (await house.Get<ImportHolidays>().Handle(house.Agent, ics, true)).ShouldBeOfType<Outcome<int>.NotFound>();
    }

    private static async Task<Instant> Due(House house, string reference) =>
        (await house.Get<CaseView>().Handle(house.Agent, reference))!.Deadlines.Single(d => d.Code == "first_reply").Due;

    private static string Text(string limit) => CharterFile.Write(ShippedCharters.Latest("service")).Replace("\"service\"", "\"ours\"", StringComparison.Ordinal)
        .Replace("\"weekdays\"", "\"own\"", StringComparison.Ordinal).Replace("\"limit\": \"8 business hours\"", $"\"limit\": \"{limit}\"", StringComparison.Ordinal);
}
