using System.Net;
using Amends.Application;
using Amends.Application.Storage;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Complaints;

public sealed class OtherLanguageTests
{
    [Fact]
    public async Task What_is_not_english_says_so_beside_its_heat()
    {
        var served = await Served.Shared(On.Sqlite);
        using var agent = await SignedIn.As(served, Role.Agent);
        (await Page("Mein Paket ist seit drei Wochen nicht da und niemand antwortet mir. Das ist eine Frechheit!!!")).ShouldContain("Written in German: only shouting, marks and emoji are judged, so the heat is a guess.");
        (await Page("My parcel is three weeks late and nobody answers me.")).ShouldNotContain("Written in");

        async Task<string> Page(string words) => WebUtility.HtmlDecode(await agent.GetStringAsync($"/complaints/{await served.Complaint(words)}"));
    }
}
