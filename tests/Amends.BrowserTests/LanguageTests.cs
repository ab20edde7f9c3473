using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.CustomerPages;
using Amends.Application.Customers;
using Amends.Recovery;
using Amends.Web.CustomerPages;
using Microsoft.Playwright;
using NodaTime;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>The customer's side in the customer's language: by their browser, or by the one they chose.</summary>
public sealed class LanguageTests(Installation house) : IClassFixture<Installation>
{
    /// <summary>Stands in everything that people, not the program, said here.</summary>
    private const char Said = '◆';

    [Fact]
    public async Task A_customer_reads_and_writes_in_their_own_language()
    {
        await using var customer = await house.Visitor(390, language: "de-AT");
        var page = customer.Page;
        await page.GotoAsync("/complain");
        await Expect(customer.Heading("Sagen Sie uns, was schiefging")).ToBeVisibleAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "de");
        (await page.Context.CookiesAsync()).ShouldAllBe(cookie => cookie.Name == "amends-form");
        await customer.Button("Beschwerde absenden").ClickAsync();
        await Expect(page.GetByText("Ein paar Dinge fehlen noch.")).ToBeVisibleAsync();
        await customer.Look("form-wrong-de");
        await page.GetByLabel("Was ist passiert?").FillAsync("Mein Paket ist seit zwei Wochen verschwunden. Was soll das?!");
        await page.GetByLabel("Geld zurück").CheckAsync();
        await page.GetByLabel("Ihr Name").FillAsync("Annegret Müller-Lüdenscheidt");
        await page.GetByLabel("E-Mail, oder eine Telefonnummer").FillAsync("annegret@example.org");
        await Task.Delay(TimeSpan.FromSeconds(2.2));
        await customer.Button("Beschwerde absenden").ClickAsync();
        await Expect(customer.Heading("Danke, Annegret. Es ist bei uns.")).ToBeVisibleAsync();
        await customer.Look("received-de");
        await customer.Link("Zu Ihrer Seite").ClickAsync();
        await Expect(customer.Heading("Wie es weitergeht")).ToBeVisibleAsync();
        await page.GetByText("Ihre Worte", new() { Exact = true }).ClickAsync();
        await Expect(page.GetByText("Was es wiedergutmachen würde: Geld zurück.")).ToBeVisibleAsync();

        await customer.Link("français").ClickAsync();
        await Expect(customer.Heading("La suite")).ToBeVisibleAsync();
        await page.GotoAsync("/complain");
        await Expect(customer.Heading("Dites-nous ce qui n’a pas été")).ToBeVisibleAsync();
        await page.GotoAsync("/c/nothing");
        await Expect(customer.Heading("Il n’y a rien ici")).ToBeVisibleAsync();
        // The workspace speaks English whoever looks.
        await page.GotoAsync("/sign-in");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
    }

    [Fact]
    public async Task No_words_of_a_customers_page_stand_outside_the_resources()
    {
        var pages = new List<string> { "/complain", "/c/nothing", "/chat", await Chatting(), await Answered(), await Offered(), await PutRight() };
        foreach (var language in new[] { "de", "es", "fr", "pt" })
        {
            await using var english = await house.Visitor();
            await using var other = await house.Visitor(390, dark: language is "de" or "fr", language: language);
            foreach (var (path, number) in pages.Select((path, number) => (path, number)))
            {
                await english.Page.GotoAsync(path);
                await other.Page.GotoAsync(path);
                await Expect(other.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
                var words = await Words(other);
                words.Count.ShouldBeGreaterThan(3);
                words.Intersect(await Words(english)).Where(text => !IsTheSameWord(text, language)).ShouldBeEmpty($"{path} in {language}");
                await other.Look($"page-{number}-{language}");
                await other.FitsTheScreen();
                await other.IsAccessible();
            }
        }
    }

    [Theory]
    [InlineData("de", "morgen, ", "dddd, d. MMMM", "bis 12. Feb. 2099, 17:30", "40,00 €", "1.234,50 €")]
    [InlineData("pt", "amanhã, ", "dddd, d 'de' MMMM", "até 12 de fev. de 2099, 17:30", "€ 40,00", "€ 1.234,50")]
    public async Task Days_and_money_are_written_as_the_language_writes_them(string language, string tomorrow, string day, string far, string little, string much)
    {
        var zone = await house.Zone();
        Instant At(LocalDate day) => day.At(new LocalTime(17, 30)).InZoneLeniently(zone).ToInstant();
        var next = SystemClock.Instance.GetCurrentInstant().InZone(zone).Date.PlusDays(1);
        var (reference, ines) = await Received();
        await Do(reference, ines,
            new SendClarification($"{Said} It never came."),
            new MakePromise(new(Guid.NewGuid(), $"{Said} I ring you", Promisor.I, ines.Id, At(next), DuePrecision.Time)),
            new MakePromise(new(Guid.NewGuid(), $"{Said} We look", Promisor.We, ines.Id, At(new LocalDate(2099, 2, 12)), DuePrecision.Time)),
            new GiveGoodwill("voucher", new Money(4000, "EUR"), null), new GiveGoodwill("voucher", new Money(123450, "EUR"), null));
        await using var customer = await house.Visitor(390, language: language);
        await customer.Page.GotoAsync(await Page(reference));
        await customer.Look($"forms-{language}");
        // Spaces that do not break are spaces all the same.
        var text = (await customer.Page.Locator("main").InnerTextAsync()).Replace('\u00a0', ' ').Replace('\u202f', ' ');
        text.ShouldContain(tomorrow + next.ToString(day, System.Globalization.CultureInfo.GetCultureInfo(language)));
        text.ShouldContain(far);
        text.ShouldContain(little);
        text.ShouldContain(much);
    }

    /// <summary>What the page says by itself: texts, labels and the title, without what people said, names and numbers.</summary>
    private static async Task<List<string>> Words(Visitor visitor) =>
        [.. (await visitor.Page.EvaluateAsync<string[]>("""
            () => {
              document.querySelectorAll("details").forEach(d => d.open = true);
              const found = [document.title];
              const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walk.nextNode()) if (!walk.currentNode.parentElement.closest("script, style, .languages, .brandname")) found.push(walk.currentNode.data);
              document.querySelectorAll("[aria-label], [placeholder], [alt]").forEach(e => found.push(e.getAttribute("aria-label") ?? e.getAttribute("placeholder") ?? e.alt));
              return found.map(t => t.replace(/\s+/g, " ").trim());
            }
            """)).Where(text => text.Any(char.IsLetter) && !text.Contains(Said, StringComparison.Ordinal) && !text.StartsWith("AM-", StringComparison.Ordinal) && text is not ("Ines" or "Amends"))];

    /// <summary>Some words are the same in both languages ("No").</summary>
    private static bool IsTheSameWord(string text, string language) =>
        CustomerWords.ResourceManager.GetResourceSet(System.Globalization.CultureInfo.GetCultureInfo(language), true, false)!
            .Cast<System.Collections.DictionaryEntry>()
            .Any(entry => (string)entry.Value! == text && CustomerWords.ResourceManager.GetString((string)entry.Key, System.Globalization.CultureInfo.InvariantCulture) == text);

    private async Task<string> Chatting()
    {
        var ines = await house.Colleague(Installation.Agent);
        var received = await house.Service<ReceiveComplaint>().Handle(new NewComplaint(new NewCustomer($"{Said}Maja Larsen"), Channel.Chat, $"{Said} It never came."), null);
        var reference = received.ShouldBeOfType<Outcome<NewCase>.Done>().Value.Reference;
        (await house.Service<SendReply>().Handle(new Target(reference, ines), new Reply($"{Said} I am sorry. I will look at once."))).ShouldBeOfType<Outcome<Changed>.Done>();
        await Do(reference, ines, new SendClarification($"{Said} Your parcel never came."));
        return await Page(reference);
    }

    private async Task<string> Answered()
    {
        var (reference, ines) = await Received();
        await Do(reference, ines, new SendClarification($"{Said} Your parcel never came."));
        return await Page(reference);
    }

    private async Task<string> Offered()
    {
        var (reference, ines) = await Received();
        var soon = SystemClock.Instance.GetCurrentInstant() + Duration.FromDays(2);
        await Do(reference, ines, new SendClarification($"{Said} Your parcel never came."), new AnswerClarification(false, $"{Said} And nobody rang."),
            new MakePromise(new(Guid.NewGuid(), $"{Said} I ring you", Promisor.I, ines.Id, soon, DuePrecision.Time)), new MakePromise(new(Guid.NewGuid(), $"{Said} We look", Promisor.We, ines.Id, null, DuePrecision.None)),
            new OfferOptions([new(Guid.NewGuid(), "refund", $"{Said} Money back\n{Said} Today", new Money(4200, "EUR")), new(Guid.NewGuid(), "replacement", $"{Said} Another", null)]));
        return await Page(reference);
    }

    private async Task<string> PutRight()
    {
        var (reference, ines) = await Received();
        var step = Guid.NewGuid();
        await Do(reference, ines, new NoteEvidence(Step.Acknowledge, null), new PlanAction(step, $"{Said} Send it again", null, null, null), new CompleteAction(step, null),
            new NoteCause("delivery.lost", null), new Resolve($"{Said} It is there"));
        return await Page(reference);
    }

    private async Task<(string Reference, Person Ines)> Received()
    {
        var ines = await house.Colleague(Installation.Agent);
        var customer = new NewCustomer($"{Said}Maja Larsen", $"{Guid.NewGuid():N}@example.org");
        var received = await house.Service<ReceiveComplaint>().Handle(new NewComplaint(customer, Channel.Form, $"{Said} It never came."), ines);
        var reference = ((Outcome<NewCase>.Done)received).Value.Reference;
        await Do(reference, ines, new ChangeOwner(ines.Id, null));
        return (reference, ines);
    }

    private async Task Do(string reference, Person by, params Command[] commands)
    {
        foreach (var command in commands)
            (await house.Service<ChangeComplaint>().Handle(new Target(reference, by), command)).ShouldBeOfType<Outcome<Changed>.Done>(command.ToString());
    }

    private async Task<string> Page(string reference) => $"/c/{await house.Service<CustomerLink>().Create(reference)}";
}
