using Amends.Application;
using Amends.Application.Practice;
using Amends.Application.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>A lead makes a programme and gives it; the trainee is reminded beside the queue, sees first what is due, and plays it; the lead sees who stands where and who needs what.</summary>
public sealed class TrainingTests(Installation house) : IClassFixture<Installation>
{
    private const string Trainee = "theo@example.org";

    [Fact]
    public async Task A_programme_is_made_given_reminded_of_and_played()
    {
        var theo = await Employ();
        await using var lead = await house.Visitor();
        await lead.SignIn(Installation.Lead);
        await lead.Page.GotoAsync("/practice/programmes");
        await lead.Look("programmes-none");
        await lead.IsAccessible();
        await lead.Link("Make a programme").ClickAsync();
        await lead.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("First weeks");
        await lead.Page.GetByLabel("The birthday present that is not there").CheckAsync();
        await lead.Page.GetByLabel("Charged twice for one month").CheckAsync();
        await lead.Page.GetByLabel("Two left boots").CheckAsync();
        await lead.Button("Make it").ClickAsync();
        await Expect(lead.Heading("Who is to do it?")).ToBeVisibleAsync();
        await lead.Look("programme-nobody");
        await lead.IsAccessible();
        await lead.Page.GetByLabel("Theo Brandt").CheckAsync();
        var zone = await house.Zone();
        var tomorrow = NodaTime.Instant.FromDateTimeOffset(house.Clock.GetUtcNow()).InZone(zone).Date.PlusDays(1);
        await lead.Page.GetByLabel("First round until", new() { Exact = true }).FillAsync(NodaTime.Text.LocalDatePattern.Iso.Format(tomorrow));
        await lead.Button("Give it to them").ClickAsync();
        await Expect(lead.Page.GetByText("1 colleague has it now")).ToBeVisibleAsync();
        var page = new Uri(lead.Page.Url).AbsolutePath;

        await using var trainee = await house.Visitor();
        await trainee.SignIn(Trainee);
        await Expect(trainee.Page.GetByText("3 customers to practise with, the first is to be practised by tomorrow.")).ToBeVisibleAsync();
        await trainee.Look("nudge");
        await trainee.IsAccessible();
        await trainee.Page.GetByRole(Microsoft.Playwright.AriaRole.Complementary, new() { Name = "Practice" }).GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Not now" }).ClickAsync();
        await Expect(trainee.Page.GetByText("3 customers to practise with")).ToHaveCountAsync(0);
        await trainee.Page.GotoAsync("/practice");
        await trainee.Look("practice-due");
        await trainee.IsAccessible();
        await trainee.Page.Keyboard.PressAsync("r");
        await Expect(trainee.Page.Locator("#now")).ToBeVisibleAsync();
        await trainee.Page.Locator("#draft").FillAsync("You were charged twice for one month, and rang us about it before. That is our mistake, and I am sorry. I will refund the second charge today and write to you by 5 this afternoon. Would that put it right?");
        await trainee.Page.Locator("#draft").PressAsync("Control+Enter");
        await Expect(trainee.Page.Locator("p.mine").Last).ToBeVisibleAsync();
        if (await trainee.Button("End it here").CountAsync() > 0)
            await trainee.Button("End it here").ClickAsync();
        await Remember(theo);

        foreach (var (width, dark) in new[] { (1440, false), (1440, true), (390, false), (390, true) })
        {
            await using var other = await house.Visitor(width, dark: dark);
            foreach (var (who, path, name) in new[] { (Trainee, "/practice", "practice"), (Trainee, "/practice/skills?of=options", "skills"), (Installation.Lead, "/practice/programmes", "programmes"), (Installation.Lead, page, "programme"),
                (Installation.Lead, "/practice/programmes/edit", "programme-edit"), (Installation.Lead, "/practice/skills/people", "needs"), (Installation.Lead, "/practice/effect", "effect"), (Installation.Lead, "/insights/quality?months=6", "quality") })
            {
                if (name is "practice" or "programmes")
                    await other.SignIn(who);
                await other.Page.GotoAsync(path);
                await other.Look($"{name}-{width}{(dark ? "-dark" : "")}");
                await other.IsAccessible();
                await other.FitsTheScreen();
            }
        }
    }

    private async Task<Person> Employ()
    {
        await using var scope = house.Service<IServiceScopeFactory>().CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Accounts>().Create(Trainee, "Theo Brandt", Role.Agent, Installation.Password);
        return await house.Colleague(Trainee);
    }

    /// <summary>A year of replies of this colleague and half a year of others.</summary>
    private async Task Remember(Person theo)
    {
        await using var db = await house.Service<IDbContextFactory<AmendsDb>>().CreateDbContextAsync();
        var today = house.Clock.GetUtcNow();
        void Add(Guid account, SkillSource source, string principle, int back, long needed, long shown)
        {
            var month = today.AddMonths(-back);
            db.SkillMonths.Add(new SkillMonthRow { AccountId = account, Source = source, Principle = principle, Month = month.Year * 100 + month.Month, Needed = needed, Shown = shown });
        }
        for (var back = 1; back < 13; back++)
        {
            foreach (var (principle, at) in new[] { "", "acknowledge", "apology", "options", "timeline", "personal" }.Select((principle, at) => (principle, at)))
            {
                Add(theo.Id, SkillSource.Live, principle, back, 24, principle == "options" ? 14 - back : 14 + at - back / 3);
                if (back < 6)
                    Add(theo.Id, SkillSource.Practice, principle, back, 9, 8 - back / 2 - at / 3);
            }
        }
        var evening = ((Outcome<Guid>.Done)await house.Service<ChangeTeam>().Make(await house.Colleague(Installation.Admin), "Evening desk")).Value;
        for (var n = 0; n < 14; n++)
        {
            var account = Guid.CreateVersion7();
            if (n < 5)
                db.Users.Add(new Account { Id = account, Name = $"Colleague {n}", UserName = $"evening{n}@example.org", Role = Role.Agent, SecurityStamp = "x", TeamId = evening });
            for (var back = 1; back < 13; back++)
                Add(account, SkillSource.Live, "options", back, 20, 8 + n % 3 - back / 4);
            for (var back = 1; back < 7; back++)
                Add(account, SkillSource.Live, "", back, 30, 12 + n % 5 + (n % 2 == 0 && back < 4 ? 5 : 0));
            if (n % 2 == 0)
                Add(account, SkillSource.Practice, "", 2, 14, 8);
        }
        await db.SaveChangesAsync();
    }
}
