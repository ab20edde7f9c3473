using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Customers;
using Amends.Recovery;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>People write from right to left, in emoji, without a blank, under names of three hundred letters: every page they reach still fits and reads in their direction.</summary>
public sealed class HardWordsTests(Installation house) : IClassFixture<Installation>
{
    private const string Arabic = "طلبت الطرد منذ ثلاثة أسابيع ولم يصل! اتصلت أربع مرات (رقم 48213) ولا أحد يجيب 😡😡😡 هذا غير مقبول أبدا";
    private const string Hebrew = "שלום, אני מצטער שחיכית שלושה שבועות. החבילה יוצאת היום.";

    public static TheoryData<string, string, string> People => new()
    {
        { "arabic", string.Join(' ', Enumerable.Repeat("عبد الرحمن", 30)), Arabic },
        { "emoji", "👩‍👩‍👧‍👦 Zoë 🏳️‍🌈 Ångström", "😡😡😡🤬 THREE weeks 📦❌ " + new string('!', 400) },
        { "unbroken", new string('W', 300), new string('x', 3_000) + " https://parcels.example/" + new string('a', 600) },
        { "mixed", "משה Cohen", "My order مكسور (broken) 48213 שבור. I want my money back!\n\n" + Arabic },
    };

    [Theory, MemberData(nameof(People))]
    public async Task What_they_write_fits_and_reads_in_its_own_direction(string who, string name, string words)
    {
        var agent = await house.Colleague(Installation.Agent);
        var received = (await house.Service<ReceiveComplaint>().Handle(new NewComplaint(new NewCustomer(name, $"hard-{who}@example.org"), Channel.Email, words, words[..Math.Min(150, words.Length)]), by: null))
            .ShouldBeOfType<Outcome<NewCase>.Done>().Value;
        (await house.Service<SendReply>().Handle(new Target(received.Reference, agent), new Reply(Hebrew + " " + Arabic))).ShouldBeOfType<Outcome<Changed>.Done>();
        (await house.Service<HearMessage>().Handle(new Target(received.Reference, agent), words)).ShouldBeOfType<Outcome<Changed>.Done>();
        foreach (var (width, dark) in new[] { (390, true), (1440, false) })
        {
            await using var visitor = await house.Visitor(width, dark: dark);
            await visitor.SignIn(Installation.Agent);
            foreach (var path in new[] { $"/complaints/{received.Reference}", $"/complaints/{received.Reference}/brief", $"/customers/{received.CustomerId}", "/search?q=48213", "/queue", $"/complaints/{received.Reference}/goodwill" })
            {
                await visitor.Page.GotoAsync(path);
                await visitor.Look($"hard-{who}-{path.Split('/')[^1].Split('?')[0]}-{width}", whole: false);
                await visitor.IsAccessible();
                await visitor.FitsTheScreen();
            }
            await visitor.Page.GotoAsync($"/complaints/{received.Reference}");
            var first = visitor.Page.Locator(".turn .voice p").First;
            await Expect(first).ToBeVisibleAsync();
            (await first.EvaluateAsync<string>("p => getComputedStyle(p).direction")).ShouldBe(who == "arabic" ? "rtl" : "ltr");
        }
    }

    [Fact]
    public async Task A_draft_written_from_right_to_left_stands_so_and_is_reviewed()
    {
        await using var visitor = await house.Visitor();
        var received = (await house.Service<ReceiveComplaint>().Handle(new NewComplaint(new NewCustomer("ليلى", "hard-draft@example.org"), Channel.Email, Arabic), by: null)).ShouldBeOfType<Outcome<NewCase>.Done>().Value;
        await visitor.SignIn(Installation.Agent);
        await visitor.Page.GotoAsync($"/complaints/{received.Reference}");
        var draft = visitor.Page.Locator("textarea[name=text]").First;
        await draft.FillAsync(Hebrew);
        (await draft.EvaluateAsync<string>("box => getComputedStyle(box).direction")).ShouldBe("rtl");
        await visitor.Look("hard-draft", whole: false);
        await visitor.FitsTheScreen();
    }
}
