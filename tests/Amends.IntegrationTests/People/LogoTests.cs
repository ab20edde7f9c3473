using System.Net;
using System.Text.RegularExpressions;
using Amends.Application;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.Storage;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.People;

/// <summary>The organisation's logo on its customers' pages.</summary>
public sealed partial class LogoTests
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0];

    [Theory, OnBoth]
    internal async Task A_logo_stands_on_customers_pages_and_another_takes_its_place(On on)
    {
        await using var served = await Served.Start(on);
        using var admin = await SignedIn.As(served, Role.Admin);
        using var customer = SignedIn.Browser(served);
        Image().IsMatch(await customer.GetStringAsync("/complain")).ShouldBeFalse();

        (await Save(admin, "logo.png", Png)).ShouldBe(HttpStatusCode.SeeOther);
        var first = Image().Match(await customer.GetStringAsync("/complain")).Groups[1].Value;
        using (var picture = await customer.GetAsync(first))
        {
            (picture.Content.Headers.ContentType!.MediaType, picture.Headers.CacheControl!.ToString()).ShouldBe(("image/png", "public, max-age=31536000, immutable"));
            (await picture.Content.ReadAsByteArrayAsync()).ShouldBe(Png);
        }
        (await customer.GetStringAsync("/complain")).ShouldContain("alt=\"\"", customMessage: "the name stands beside it");

        (await Save(admin, "new.png", [.. Png, 1], ("logo-names", "yes"))).ShouldBe(HttpStatusCode.SeeOther);
        var second = Image().Match(await customer.GetStringAsync("/complain")).Groups[1].Value;
        second.ShouldNotBe(first);
        using (var gone = await customer.GetAsync(first))
            gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Save(admin, null, [])).ShouldBe(HttpStatusCode.SeeOther);
        Image().IsMatch(await customer.GetStringAsync("/complain")).ShouldBeTrue("what is not touched stays");

        (await Save(admin, null, [], ("logo-off", "yes"))).ShouldBe(HttpStatusCode.SeeOther);
        Image().IsMatch(await customer.GetStringAsync("/complain")).ShouldBeFalse();
    }

    [Theory, OnBoth]
    internal async Task What_is_no_picture_or_too_large_is_refused_in_words(On on)
    {
        await using var served = await Served.Start(on);
        using var admin = await SignedIn.As(served, Role.Admin);
        (await Save(admin, "logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray())).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Save(admin, "logo.png", [.. Png, .. new byte[HouseSettings.LargestLogo]])).ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var customer = SignedIn.Browser(served);
        Image().IsMatch(await customer.GetStringAsync("/complain")).ShouldBeFalse();
    }

    private static async Task<HttpStatusCode> Save(HttpClient admin, string? name, byte[] bytes, params (string Name, string Value)[] also)
    {
        var token = WebUtility.HtmlDecode(Token().Match(await admin.GetStringAsync("/settings")).Groups[1].Value);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" }, { new StringContent("Northgate Parcels"), "name" }, { new StringContent("#0b5d51"), "colour" },
            { new StringContent("Europe/London"), "zone" }, { new StringContent("1"), "day" }, { new StringContent("09:00-17:00"), "hours" },
        };
        foreach (var (field, value) in also)
            form.Add(new StringContent(value), field);
        if (name is not null)
            form.Add(new ByteArrayContent(bytes), "files", name);
        using var saved = await admin.PostAsync("/settings/house", form);
        return saved.StatusCode;
    }

    [GeneratedRegex("<img class=\"brandlogo\" src=\"([^\"]+)\"")]
    private static partial Regex Image();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
