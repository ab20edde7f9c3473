using System.Net;
using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.CustomerPages;
using Amends.Application.Goodwill;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.CustomerPages;

/// <summary>What a customer reads is in their language, also what went wrong and what they were given.</summary>
public sealed class CustomerLanguageTests
{
    [Theory, OnBoth]
    internal async Task What_was_given_is_named_in_words_and_not_by_its_code(On on)
    {
        var served = await Served.Shared(on);
        var reference = await served.Complaint();
        var book = await served.Get<HouseGoodwill>().Current();
        var change = served.Get<ChangeComplaint>();
        (await change.Handle(new Target(reference, Person.Amends), new GiveGoodwill("voucher", new Money(500, book.Currency), null))).Value();
        (await change.Handle(new Target(reference, Person.Amends), new GiveGoodwill("cinema_ticket", null, null))).Value();
        var token = await served.Get<CustomerLink>().Create(reference);
        foreach (var (language, words) in new[] { ("en", "gave you a voucher"), ("de", "haben Ihnen gegeben: einen Gutschein"), ("es", "le dimos: un vale"), ("fr", "vous avons accordé : un bon d’achat"), ("pt", "demos a você: um vale") })
        {
            var page = await Read(served, $"/c/{token}", language, HttpStatusCode.OK);
            page.ShouldContain(words);
            page.ShouldContain("cinema ticket", customMessage: "what the house does not know any more");
            page.ShouldNotContain("cinema_ticket");
        }
    }

    [Theory]
    [InlineData("de", "Diese Adresse zeigt für sich allein nichts.", "Schreiben Sie zuerst ein paar Worte")]
    [InlineData("fr", "Cette adresse ne montre rien par elle-même.", "")]
    public async Task What_could_not_be_done_is_told_in_their_language(string language, string nothing, string words)
    {
        var served = await Served.Shared(On.Sqlite);
        var token = await served.Get<CustomerLink>().Create(await served.Complaint());
        (await Read(served, $"/c/{token}/messages", language, HttpStatusCode.MethodNotAllowed)).ShouldContain(nothing);
        using var customer = SignedIn.Browser(served);
        customer.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        using var refused = await SignedIn.Post(customer, $"/c/{token}", $"/c/{token}/messages", new() { ["text"] = " " });
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        page.ShouldContain(words);
        page.ShouldNotContain("Write what");
    }

    private static async Task<string> Read(Served served, string path, string language, HttpStatusCode status)
    {
        using var customer = SignedIn.Browser(served);
        customer.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        using var answer = await customer.GetAsync(path);
        answer.StatusCode.ShouldBe(status);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
