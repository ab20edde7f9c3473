using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>What a customer does, in words.</summary>
internal static class CustomerSide
{
    /// <summary>People need a moment to write; the form takes whatever comes sooner for a program.</summary>
    internal static readonly TimeSpan Writing = TimeSpan.FromSeconds(2.2);

    /// <returns>The reference.</returns>
    public static async Task<string> Complains(this Visitor customer, string name, string contact, string words)
    {
        var page = customer.Page;
        await page.GotoAsync("/complain");
        await page.GetByLabel("What happened?").FillAsync(words);
        await page.GetByLabel("Money back").CheckAsync();
        await page.GetByLabel("Your name").FillAsync(name);
        await page.GetByLabel("E-mail, or a phone number").FillAsync(contact);
        await Task.Delay(Writing);
        await customer.Button("Send my complaint").ClickAsync();
        await Expect(customer.Heading("We have it")).ToBeVisibleAsync();
        var reference = (await page.Locator(".brandbar").GetByText("AM-").TextContentAsync())!.Trim();
        return reference;
    }

    public static async Task OpensTheirPage(this Visitor customer)
    {
        await customer.Link("Go to your page").ClickAsync();
        await Expect(customer.Heading("What happens next")).ToBeVisibleAsync();
    }
}
