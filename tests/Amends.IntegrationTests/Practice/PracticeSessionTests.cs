using System.Net;
using Amends.Application;
using Amends.Application.Practice;
using Amends.Application.Storage;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Practice;

public sealed class PracticeSessionTests
{
    private const string Hears = "Your son turns nine tomorrow, you stayed at home all Friday and the bike never came. That must be horrible, and it is our mistake.";
    private const string Solves = "I'm bringing the bike to your door by 8 tomorrow morning and will ring you when the driver leaves.";

    [Theory, OnBoth]
    public async Task A_session_is_played_rewound_shared_and_deleted(On on)
    {
        await using var house = await House.Open(on);
        var (begin, play, view, keep) = (house.Get<BeginPractice>(), house.Get<PlayReply>(), house.Get<PracticeView>(), house.Get<KeepPractice>());
        var id = (await begin.Handle(house.Agent, "late_delivery", exam: false)).Value();

        var first = (await play.Handle(house.Agent, id, 0, "Calm down. Our system shows that you were out.")).Value();
        first.Play.State.Anger.ShouldBeGreaterThan(68);
        var second = (await play.Handle(house.Agent, id, 1, Hears)).Value();

        // What is stored is what was played, to the last digit.
        var stored = (await view.Handle(house.Agent, id)).ShouldNotBeNull();
        stored.Play.Conversation.ShouldBe(second.Play.Conversation);
        stored.Play.Anger.ShouldBe(second.Play.Anger);
        stored.Play.Score.ShouldBe(second.Play.Score);
        stored.Play.Steps.ShouldBe(second.Play.Steps);
        stored.Play.Turns[0].Reasons.ShouldBe(second.Play.Turns[0].Reasons);
        stored.Play.Turns[0].Review.Warnings.ShouldBe(second.Play.Turns[0].Review.Warnings);
        stored.Play.State.Said.Order().ShouldBe(second.Play.State.Said.Order());

        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var again = (await begin.Rewind(house.Agent, id, 0)).Value();
        var better = (await play.Handle(house.Agent, again, 0, Hears)).Value();
        better.From.ShouldBe(id);
        better.Play.Anger[1].ShouldBeLessThan(first.Play.Anger[1]);
        (await begin.Rewind(house.Agent, id, 2)).ShouldBeOfType<Outcome<Guid>.Refused>().Refusal.Code.ShouldBe("nothing_to_rewind");

        (await view.Handle(house.Lead, id)).ShouldBeNull("nobody sees it before it is shared");
        (await keep.Share(house.Lead, id, true)).ShouldBeOfType<Outcome<bool>.NotFound>();
        (await keep.Share(house.Agent, id, true)).Value().ShouldBeTrue();
        (await view.Handle(house.Lead, id)).ShouldNotBeNull();
        (await view.Shared(house.Lead)).Items.ShouldContain(one => one.Id == id);
        (await view.Shared(house.Agent)).Items.ShouldBeEmpty("only leads look at what others shared");
        (await play.Handle(house.Lead, id, 2, Hears)).ShouldBeOfType<Outcome<PracticeSession>.NotFound>();
        (await keep.Delete(house.Lead, id)).ShouldBeOfType<Outcome<bool>.NotFound>();

        (await view.Mine(house.Agent)).Items.Select(one => one.Id).ShouldBe([again, id]);
        (await keep.Stop(house.Agent, again)).Value().ShouldBeTrue();
        (await view.Best(house.Agent)).ShouldHaveSingleItem().ShouldBe(new("late_delivery", better.Play.Score));
        (await keep.Delete(house.Agent, id)).Value().ShouldBeTrue();
        (await view.Handle(house.Agent, id)).ShouldBeNull();
        await using var db = await house.Db();
        db.PracticeTurns.Count(turn => turn.SessionId == id).ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task Of_two_windows_on_one_session_one_wins_and_the_other_is_told(On on)
    {
        await using var house = await House.Open(on);
        var id = (await house.Get<BeginPractice>().Handle(house.Agent, "late_delivery", exam: false)).Value();
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => house.Get<PlayReply>().Handle(house.Agent, id, 0, Hears)));
        both.OfType<Outcome<PracticeSession>.Done>().Count().ShouldBe(1);
        both.OfType<Outcome<PracticeSession>.Refused>().ShouldHaveSingleItem().Refusal.Code.ShouldBe("played_elsewhere");
        (await house.Get<PracticeView>().Handle(house.Agent, id))!.Play.Turns.Count.ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task A_list_of_sessions_goes_on_where_it_was_cut(On on)
    {
        await using var house = await House.Open(on);
        var ids = new List<Guid>();
        for (var i = 0; i < 5; i++)
            ids.Add((await house.Get<BeginPractice>().Handle(house.Agent, "billing_error", exam: false)).Value());
        var seen = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = await house.Get<PracticeView>().Mine(house.Agent, cursor, 2);
            seen.AddRange(page.Items.Select(one => one.Id));
            cursor = page.Next;
        }
        while (cursor is not null);
        seen.Order().ShouldBe(ids.Order());
    }

    [Theory, OnBoth]
    public async Task What_is_no_reply_is_refused_and_the_words_stay(On on)
    {
        await using var house = await House.Open(on);
        var play = house.Get<PlayReply>();
        var id = (await house.Get<BeginPractice>().Handle(house.Agent, "late_delivery", exam: false)).Value();
        await Refused(" \n ", "text_missing");
        await Refused(new string('a', PlayReply.LongestReply + 1), "text_too_long");
        (await play.Handle(house.Agent, id, 0, "🙂🙂🙂")).Value().Play.State.Anger.ShouldBeGreaterThanOrEqualTo(68);
        for (var seen = 1; (await house.Get<PracticeView>().Handle(house.Agent, id))!.IsOpen; seen++)
            (await play.Handle(house.Agent, id, seen, "That is your own fault, you should read the rules. Goodbye.")).Value().Play.Turns.Count.ShouldBe(seen + 1);
        var left = (await house.Get<PracticeView>().Handle(house.Agent, id))!;
        left.Ended.ShouldBe(PracticeEnd.Left);
        (await play.Handle(house.Agent, id, left.Play.Turns.Count, Solves)).ShouldBeOfType<Outcome<PracticeSession>.Refused>().Refusal.Code.ShouldBe("customer_left");

        async Task Refused(string text, string code) => (await play.Handle(house.Agent, id, 0, text)).ShouldBeOfType<Outcome<PracticeSession>.Refused>().Refusal.Code.ShouldBe(code);
    }

    [Fact]
    public async Task It_is_played_from_start_to_debrief_with_no_script()
    {
        var served = await Served.Shared(On.Sqlite);
        using var browser = await SignedIn.As(served, Role.Agent);
        using var begun = await SignedIn.Post(browser, "/practice", "/practice", new() { ["scenario"] = "late_delivery" });
        var page = begun.Headers.Location!.ToString();
        (await Text(browser, page)).ShouldContain("His birthday is tomorrow");

        using var empty = await SignedIn.Post(browser, page, page + "/replies", new() { ["seen"] = "0", ["text"] = "" });
        empty.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var said = await SignedIn.Post(browser, page, page + "/replies", new() { ["seen"] = "0", ["text"] = Hears });
        said.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        using var late = await SignedIn.Post(browser, page, page + "/replies", new() { ["seen"] = "0", ["text"] = Solves });
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync()).ShouldContain(Solves, customMessage: "what was written stays in the box");
        (await Text(browser, page)).ShouldContain("you said back what happened to them");

        using var stopped = await SignedIn.Post(browser, page, page + "/stop", []);
        stopped.Headers.Location!.ToString().ShouldBe(page + "/debrief");
        var debrief = await Text(browser, page + "/debrief");
        debrief.ShouldContain("Dana came in angry");
        debrief.ShouldContain("Nobody but you sees this");

        using var lead = await SignedIn.As(served, Role.Lead);
        (await lead.GetAsync(page + "/debrief")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await SignedIn.Post(browser, page + "/debrief", page + "/share", new() { ["shared"] = "yes" })).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await Text(lead, "/practice/shared")).ShouldContain(page + "/debrief");
        (await Text(lead, page + "/debrief")).ShouldNotContain("Rewind to here");

        var before = await Sessions();
        using var rewound = await SignedIn.Post(browser, page + "/debrief", page + "/rewind", new() { ["replies"] = "0" });
        (await Text(browser, rewound.Headers.Location!.ToString())).ShouldContain("His birthday is tomorrow");
        (await Sessions()).ShouldBe(before + 1, "one press is one new session");

        async Task<int> Sessions() => (await Text(browser, "/practice")).Split("class=\"what\"").Length;
    }

    [Fact]
    public async Task An_exam_tells_neither_anger_nor_advice_before_its_end()
    {
        var served = await Served.Shared(On.Sqlite);
        using var browser = await SignedIn.As(served, Role.Agent);
        using var begun = await SignedIn.Post(browser, "/practice", "/practice", new() { ["scenario"] = "late_delivery", ["exam"] = "yes" });
        var page = begun.Headers.Location!.ToString();
        using var said = await SignedIn.Post(browser, page, page + "/replies", new() { ["seen"] = "0", ["text"] = Hears });
        var html = await Text(browser, page);
        html.ShouldNotContain("class=\"heat");
        html.ShouldNotContain("you said back what happened");
        (await SignedIn.Post(browser, page, page + "/review", new() { ["text"] = Solves })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var early = await browser.GetAsync(page + "/debrief");
        early.Headers.Location!.ToString().ShouldBe(page);
    }

    private static async Task<string> Text(HttpClient browser, string path) => WebUtility.HtmlDecode(await browser.GetStringAsync(path));
}
