using Amends.Application.Actions;
using Amends.Application.Approvals;
using Amends.Application.Goodwill;
using Amends.Application.Complaints;
using Amends.Recovery;
using Microsoft.Playwright;
using NodaTime;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>An agent gives within their limit and asks above it; a lead answers with one key; the answer is used on the case.</summary>
public sealed class GoodwillTests(Installation house) : IClassFixture<Installation>
{
    private const string Words = "My parcel with the £42.00 lamp never came, you promised it twice and nobody answers. I am furious and want something for the trouble!";

    [Fact]
    public async Task Goodwill_is_asked_for_beside_the_case_and_approved_with_one_key()
    {
        await using var customer = await house.Visitor(script: false);
        var reference = await customer.Complains("Noor Visser", $"{Guid.NewGuid():N}@example.org", Words);
        await using var agent = await house.Visitor();
        await agent.SignIn(Installation.Agent);
        await agent.Page.GotoAsync($"/complaints/{reference}");
        await agent.Page.Locator("#goodwill-h").ScrollIntoViewIfNeededAsync();
        await Expect(agent.Page.GetByText("would do good")).ToBeVisibleAsync();
        await agent.Page.GetByText("Give something").ClickAsync();
        await agent.Page.Locator("#gw-amount").FillAsync("61.00");
        await agent.Look("goodwill-case", whole: false);
        await agent.Button("Give it, or ask").ClickAsync();
        await Expect(agent.Page.GetByText("A lead is asked.").First).ToBeVisibleAsync();

        await using var lead = await house.Visitor();
        await lead.SignIn(Installation.Lead);
        await lead.Page.GotoAsync("/approvals");
        var question = lead.Page.Locator(".approval", new() { HasText = reference });
        await Expect(question.GetByText("May I give")).ToBeVisibleAsync();
        // What the guide says is fetched as a question comes into view, and others may stand above it.
        await question.ScrollIntoViewIfNeededAsync();
        await Expect(question.GetByText("would do good")).ToBeVisibleAsync();
        await lead.Look("approvals");
        await lead.IsAccessible();
        // Another question may stand above it: the key means the one that has the focus.
        await question.Locator("[data-keys-item]").FocusAsync();
        await lead.Page.Keyboard.PressAsync("a");
        await Expect(question).ToHaveCountAsync(0);

        await agent.Page.GotoAsync($"/complaints/{reference}/goodwill");
        await agent.Look("goodwill-approved");
        await agent.Button("Give £61.00").ClickAsync();
        await Expect(agent.Page.GetByText("It is given.")).ToBeVisibleAsync();
        await agent.Look("goodwill-given");
    }

    [Fact]
    public async Task The_pages_hold_on_a_phone_and_in_the_dark()
    {
        await using var customer = await house.Visitor(script: false);
        var reference = await customer.Complains("Noor Visser", $"{Guid.NewGuid():N}@example.org", Words);
        var ines = await house.Colleague(Installation.Agent);
        var asked = await house.Service<GiveRemedy>().Handle(new Target(reference, ines), new(Guid.NewGuid(), "voucher", new Money(9000, "GBP"), "She has been with us for nine years."));
        var approval = (asked as Application.Outcome<Changed>.Done)!.Value.Entries.Select(e => e.What).OfType<ApprovalAsked>().Single().ApprovalId;
        var link = $"/a/{await house.Service<ApprovalLink>().Create(approval, (await house.Colleague(Installation.Lead)).Id)}";
        var step = Guid.NewGuid();
        await house.Service<ChangeComplaint>().Handle(new Target(reference, ines), new PlanAction(step, "Find the parcel with number 4711\nIt left Leeds on Monday with the 7 o’clock van.", null, "Warehouse", SystemClock.Instance.GetCurrentInstant() + Duration.FromHours(30)));
        var found = (await house.Service<CaseView>().Handle(ines, reference))!;
        var stepLink = $"/s/{await house.Service<StepLink>().Create(found.Id, step)}";
        foreach (var (width, dark) in new[] { (1440, false), (1440, true), (390, false), (390, true) })
        {
            var look = $"{width}{(dark ? "-dark" : "")}";
            await using var lead = await house.Visitor(width, dark: dark);
            await lead.Page.GotoAsync(link);
            await Expect(lead.Button("Approve")).ToBeVisibleAsync();
            await lead.Look($"approval-link-{look}");
            await lead.IsAccessible();
            await lead.SignIn(Installation.Lead);
            await lead.Page.GotoAsync("/approvals");
            await Expect(lead.Page.GetByText("would do good").First).ToBeVisibleAsync();
            await lead.Look($"approvals-{look}");
            await lead.FitsTheScreen();
            await lead.Page.GotoAsync($"/complaints/{reference}/goodwill");
            await lead.Look($"goodwill-{look}");
            await lead.IsAccessible();
            await lead.Page.GotoAsync($"/complaints/{reference}/brief");
            await Expect(lead.Heading("Do not ask again")).ToBeVisibleAsync();
            await lead.Look($"brief-{look}");
            await lead.IsAccessible();
            await lead.FitsTheScreen();
            await lead.Page.GotoAsync(stepLink);
            await lead.Look($"step-{look}");
            await lead.IsAccessible();
            await lead.Page.GotoAsync($"/complaints/{reference}#plan");
            await lead.Page.GetByText("Offer options, we suggest some").ClickAsync();
            await Expect(lead.Page.Locator("html[aria-busy]")).ToHaveCountAsync(0);
            await lead.Page.Locator("#plan").ScrollIntoViewIfNeededAsync();
            await lead.Look($"options-{look}", whole: false);
            await lead.IsAccessible();
            if (width > 1000)
            {
                await lead.Page.Keyboard.PressAsync("Escape");
                await lead.Page.Keyboard.PressAsync("2");
                await Expect(lead.Page.Locator("input[name=take][value='2']")).Not.ToBeCheckedAsync();
            }
            await using var admin = await house.Visitor(width, dark: dark);
            await admin.SignIn(Installation.Admin);
            await admin.Page.GotoAsync("/settings/goodwill");
            await admin.Look($"goodwill-settings-{look}");
            await admin.IsAccessible();
            await admin.FitsTheScreen();
        }
    }
}
