using Amends.Application;
using Amends.Application.Complaints;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>What a customer wrote is theirs until we have it: a lost connection loses no words, and two taps are no two complaints.</summary>
public sealed class KeptWordsTests(Installation installation) : IClassFixture<Installation>
{
    private const string Words = "The kettle leaks on my oak table, and nobody answers me.";

    [Fact]
    public async Task Words_that_did_not_arrive_stand_in_the_form_again_and_those_that_did_do_not()
    {
        await using var customer = await installation.Visitor(width: 390);
        await Fill(customer, "Ona Petrauskas", "ona-kept@example.org");
        await customer.Page.Context.SetOfflineAsync(true);
        await customer.Button("Send my complaint").ClickAsync();
        await Task.Delay(CustomerSide.Writing);
        await customer.Page.Context.SetOfflineAsync(false);
        await customer.Page.GotoAsync("/complain");
        await Expect(customer.Page.GetByLabel("What happened?")).ToHaveValueAsync(Words);

        var reference = await customer.Complains("Ona Petrauskas", "ona-kept@example.org", Words);
        await customer.Page.GotoAsync("/complain");
        await Expect(customer.Page.GetByLabel("What happened?")).ToHaveValueAsync("");

        await customer.Page.GoBackAsync();
        await customer.OpensTheirPage();
        var own = customer.Page.Url;
        var more = customer.Page.GetByLabel("Anything to add, to ask, or to put straight?");
        await more.FillAsync("It leaks more now.");
        await customer.Page.Context.SetOfflineAsync(true);
        await customer.Page.Locator("#write button.main").ClickAsync();
        await Task.Delay(CustomerSide.Writing);
        await customer.Page.Context.SetOfflineAsync(false);
        await customer.Page.GotoAsync(own);
        await Expect(more).ToHaveValueAsync("It leaks more now.");
        await customer.Page.Locator("#write button.main").ClickAsync();
        await Expect(customer.Page.Locator("[data-taken]")).ToBeVisibleAsync();
        await Expect(more).ToHaveValueAsync("");
        (await installation.Service<CaseView>().Handle(Person.Amends, reference))!.Messages.Count(message => message.Text == "It leaks more now.").ShouldBe(1);
    }

    [Fact]
    public async Task Two_taps_are_one_complaint()
    {
        await using var customer = await installation.Visitor(width: 390);
        await Fill(customer, "Jo Twice", "jo-twice@example.org");
        var answers = await customer.Page.EvaluateAsync<string[]>("""
            async () => {
              const form = document.querySelector("form[data-keep]");
              const send = () => fetch(form.action, { method: "POST", body: new FormData(form) }).then(answer => answer.text());
              const pages = await Promise.all([send(), send()]);
              return pages.map(page => /AM-[A-Z0-9]{4}-[A-Z0-9]{2}/.exec(page)?.[0] ?? page);
            }
            """);
        answers[0].ShouldStartWith("AM-");
        answers[1].ShouldBe(answers[0]);
    }

    private static async Task Fill(Visitor customer, string name, string contact)
    {
        await customer.Page.GotoAsync("/complain");
        await customer.Page.GetByLabel("What happened?").FillAsync(Words);
        await customer.Page.GetByLabel("Your name").FillAsync(name);
        await customer.Page.GetByLabel("E-mail, or a phone number").FillAsync(contact);
        await Task.Delay(CustomerSide.Writing);
    }
}
