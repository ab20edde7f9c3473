using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>Two colleagues practise: one plays the customer from the card, the other answers as in a case; each page follows the other by itself.</summary>
public sealed class PlayedByTwoTests(Installation house) : IClassFixture<Installation>
{
    [Fact]
    public async Task Two_colleagues_play_a_scenario_to_its_debrief()
    {
        await using var trainee = await house.Visitor();
        await trainee.SignIn(Installation.Lead);
        await trainee.Page.GotoAsync("/practice");
        await trainee.Link("With a colleague: The birthday present that is not there").ClickAsync();
        await trainee.Look("with-colleague");
        await trainee.IsAccessible();
        await trainee.Page.GetByLabel("Colleague").SelectOptionAsync(new SelectOptionValue { Label = "Amira Khan" });
        await trainee.Button("Begin").ClickAsync();
        await Expect(trainee.Page.GetByText("Amira Khan plays Dana")).ToBeVisibleAsync();

        await using var customer = await house.Visitor(width: 390);
        await customer.SignIn(Installation.Admin);
        await customer.Page.GotoAsync("/practice");
        await customer.Link("The birthday present that is not there").First.ClickAsync();
        await Expect(customer.Heading("You are Dana Whitlow.")).ToBeVisibleAsync();
        await Expect(customer.Page.GetByText("Your colleague is answering.")).ToBeVisibleAsync();

        await trainee.Page.Locator("#draft").FillAsync("Your son turns nine tomorrow, you stayed at home all Friday and the bike never came. That is our mistake, and I am sorry.");
        await trainee.Page.Locator("#draft").PressAsync("Control+Enter");
        await Expect(trainee.Page.GetByText("thinks about an answer")).ToBeVisibleAsync();
        await trainee.Look("played-waiting");
        await trainee.IsAccessible();
        await Expect(customer.Page.Locator("#now")).ToContainTextAsync("turns nine tomorrow");
        await customer.Look("played-card-390");
        await customer.IsAccessible();
        await customer.FitsTheScreen();
        await customer.Page.GetByLabel("What you say").FillAsync("At least you say so.");
        await customer.Page.GetByLabel("The order number is 48213.").CheckAsync();
        await customer.Page.GetByLabel("How angry are you now?").FillAsync("38");
        await customer.Button("Say it").ClickAsync();

        await Expect(trainee.Page.Locator("#now")).ToContainTextAsync("At least you say so. The order number is 48213.");
        await Expect(trainee.Page.Locator("#draft")).ToHaveValueAsync("");
        await trainee.Page.Locator("#draft").FillAsync("I am bringing it to your door by 8 tomorrow morning, before he is awake, and I ring you when the driver leaves.");
        await trainee.Page.Locator("#draft").PressAsync("Control+Enter");
        await Expect(customer.Page.Locator("#now")).ToContainTextAsync("by 8 tomorrow");
        await customer.Page.GetByLabel("What you say").FillAsync("Then he has his bike. Thank you.");
        await customer.Page.GetByLabel("How angry are you now?").FillAsync("12");
        await customer.Button("Say it").ClickAsync();
        await Expect(customer.Heading("Dana came in")).ToBeVisibleAsync();

        await trainee.Link("See how it went").ClickAsync();
        await Expect(trainee.Page.GetByText("your colleague felt it that way").First).ToBeVisibleAsync();
        await trainee.Look("played-debrief");
        await trainee.IsAccessible();

        foreach (var (width, dark) in new[] { (1440, false), (1440, true), (390, true) })
        {
            await using var other = await house.Visitor(width, dark: dark);
            await other.SignIn(Installation.Admin);
            await other.Page.GotoAsync("/practice");
            await other.Look($"practice-{width}{(dark ? "-dark" : "")}");
            await other.FitsTheScreen();
        }
    }
}
