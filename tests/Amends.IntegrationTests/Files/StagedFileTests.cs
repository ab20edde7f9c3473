using System.Net;
using System.Text.RegularExpressions;
using Amends.Application.Complaints;
using Amends.Application.CustomerPages;
using Amends.Application.Files;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Files;

/// <summary>What came with a form that was refused is chosen once.</summary>
public sealed partial class StagedFileTests
{
    private const string Form = "complain", Words = "My blue cup came broken, and nobody answers me!";

    [Theory, OnBoth]
    public async Task What_is_kept_lies_under_an_unguessable_key_of_one_form_for_an_hour(On on)
    {
        await using var house = await House.Open(on);
        var staged = house.Get<StagedFiles>();
        var key = await staged.Keep(Form, "a key of their own choice", [], [Pictures.Png(1), Pictures.Text("list.txt")]);
        key.Length.ShouldBe(64);
        (await staged.Of(Form, "a key of their own choice")).ShouldBeEmpty();
        (await staged.Of("AM-0000-00", key)).ShouldBeEmpty("a key opens nothing on another form");
        (await staged.Of(Form, null)).ShouldBeEmpty();
        var kept = await staged.Of(Form, key);
        kept.Select(file => (file.Name, file.Size)).ShouldBe([("picture.png", 13), ("list.txt", 11)]);

        house.Clock.Advance(TimeSpan.FromMinutes(50));
        (await staged.Keep(Form, key, [kept[1]], [Pictures.Png(2)])).ShouldBe(key, "the form holds the same key");
        house.Clock.Advance(TimeSpan.FromMinutes(50));
        (await house.Get<SweepFiles>().Handle()).ShouldBe(0, "what is still being written is not swept");
        var again = await staged.Of(Form, key);
        again.Select(file => file.Name).ShouldBe(["list.txt", "picture.png"], "what was unticked is gone");
        (await staged.Open(again)).Select(file => file.Hash).ShouldBe([Pictures.Text("list.txt").Hash, Pictures.Png(2).Hash]);
        (await Contents(house)).ShouldBe(2);

        house.Clock.Advance(TimeSpan.FromMinutes(20));
        (await house.Get<SweepFiles>().Handle()).ShouldBe(2);
        (await staged.Of(Form, key)).ShouldBeEmpty();
        (await Contents(house)).ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task What_went_in_is_not_kept_besides_and_its_content_stays_with_the_message(On on)
    {
        await using var house = await House.Open(on);
        var (staged, reference) = (house.Get<StagedFiles>(), await house.Receive());
        var key = await staged.Keep(Form, null, [], [Pictures.Png(1)]);
        (await house.Get<HearMessage>().Handle(house.Target(reference), "See?", files: await staged.Open(await staged.Of(Form, key)))).Value();
        await staged.Forget(Form, key);
        (await house.Get<SweepFiles>().Handle()).ShouldBe(0);
        (await staged.Of(Form, key)).ShouldBeEmpty();
        (await Contents(house)).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task Strangers_together_fill_the_disk_only_so_far(On on)
    {
        await using var house = await House.Open(on);
        var staged = house.Get<StagedFiles>();
        await staged.Keep(Form, null, [], [Pictures.Png(1)]);
        await using (var db = await house.Db())
            await db.StagedFiles.ExecuteUpdateAsync(set => set.SetProperty(file => file.Size, (int)StagedFiles.Most - 14));
        var key = await staged.Keep(Form, null, [], [Pictures.Png(2), Pictures.Png(3)]);
        (await staged.Of(Form, key)).ShouldHaveSingleItem();
    }

    [Theory, OnBoth]
    public async Task A_refused_form_comes_back_with_its_files_over_a_restart_and_sends_them(On on)
    {
        await using var house = await House.Open(on);
        var form = new Dictionary<string, string> { ["text"] = " ", ["name"] = "Maya", ["contact"] = $"{Guid.NewGuid():N}@example.com" };
        string page, words;
        await using (var served = await Served.Over(house, house.Options.Database))
            (page, words) = await Refused(served, form, ("cup.png", Pictures.Png(1).Bytes), ("big.zip", new byte[FileLimits.File + 1]), ("list.txt", "One"u8.ToArray()));
        words.ShouldContain("“big.zip” is larger than 10 MB. Please choose a smaller one.");
        words.ShouldNotContain("Please choose your files once more");
        Kept(page).Count.ShouldBe(2);
        words.ShouldContain("These go with it");
        await using (var db = await house.Db())
            await db.Tokens.ExecuteDeleteAsync(); // each start makes its own

        await using (var served = await Served.Over(house, house.Options.Database))
        {
            // The list stays out; the cup, chosen once more because nobody read what stands there, goes once.
            var next = new Dictionary<string, string>(form) { ["text"] = Words, ["started"] = Started(page), ["kept-key"] = Key(page), ["kept"] = Kept(page)[0] };
            await Task.Delay(TimeSpan.FromSeconds(2.1), TestContext.Current.CancellationToken);
            using var answer = await Send(served, next, ("cup.png", Pictures.Png(1).Bytes), ("crack.png", Pictures.Png(2).Bytes));
            answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
            await using var db = await house.Db();
            (await db.Files.OrderBy(file => file.Place).Select(file => file.Name).ToListAsync()).ShouldBe(["cup.png", "crack.png"]);
            (await db.StagedFiles.CountAsync()).ShouldBe(0);
        }
    }

    [Fact]
    public async Task Five_go_together_those_that_are_kept_among_them()
    {
        var served = await Served.Shared(On.Sqlite);
        var form = new Dictionary<string, string> { ["text"] = " ", ["name"] = "Maya", ["contact"] = "maya@example.com" };
        var (page, _) = await Refused(served, form, [.. Enumerable.Range(0, 3).Select(i => ($"{i}.txt", new[] { (byte)i }))]);
        var (all, words) = await Refused(served, new(form) { ["kept-key"] = Key(page), ["kept"] = Kept(page)[0] }, [.. Enumerable.Range(3, 5).Select(i => ($"{i}.txt", new[] { (byte)i }))]);
        words.ShouldContain("That is more than 5 files.");
        Kept(all).Count.ShouldBe(5);
        foreach (var (name, there) in new[] { ("0.txt", true), ("1.txt", false), ("6.txt", true), ("7.txt", false) })
            all.Contains($"<bdi>{name}</bdi>", StringComparison.Ordinal).ShouldBe(there, name);
    }

    [Theory]
    [InlineData("de", "Diese Dateien gehen mit")]
    [InlineData("es", "Estos archivos van también")]
    [InlineData("fr", "Ces fichiers partent avec")]
    [InlineData("pt", "Estes arquivos vão junto")]
    public async Task The_list_speaks_the_language_of_the_page_and_tames_names(string language, string words)
    {
        var served = await Served.Shared(On.Sqlite);
        var (page, said) = await Refused(served, new() { ["text"] = "" }, language, ("<script>alert(1)</script>.png", Pictures.Png(1).Bytes));
        said.ShouldContain(words);
        page.ShouldNotContain("<script>alert");
    }

    [Theory, OnBoth]
    public async Task On_their_own_page_too_what_came_with_refused_words_goes_in_with_the_next(On on)
    {
        var served = await Served.Shared(on);
        var reference = await served.Complaint();
        var token = await served.App.Services.GetRequiredService<CustomerLink>().Create(reference);
        using var customer = SignedIn.Browser(served);
        using var refused = await Post(customer, $"/c/{token}", $"/c/{token}/messages", new() { ["text"] = " " }, null, ("cup.png", Pictures.Png(1).Bytes));
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await refused.Content.ReadAsStringAsync();
        using (var elsewhere = await Send(served, new() { ["text"] = " ", ["kept-key"] = Key(page), ["kept"] = Kept(page)[0] }))
            (await elsewhere.Content.ReadAsStringAsync()).ShouldNotContain("cup.png", Shouldly.Case.Sensitive, "the key is for that page alone");
        using var sent = await Post(customer, $"/c/{token}", $"/c/{token}/messages", new() { ["text"] = "See for yourself.", ["kept-key"] = Key(page), ["kept"] = Kept(page)[0] }, null);
        sent.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await customer.GetStringAsync($"/c/{token}")).ShouldContain("alt=\"cup.png\"");
    }

    private static Task<(string Page, string Words)> Refused(Served served, Dictionary<string, string> fields, params (string, byte[])[] files) => Refused(served, fields, "en", files);

    private static async Task<(string Page, string Words)> Refused(Served served, Dictionary<string, string> fields, string language, params (string, byte[])[] files)
    {
        using var answer = await Send(served, fields, language, files);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await answer.Content.ReadAsStringAsync();
        return (page, WebUtility.HtmlDecode(page));
    }

    private static Task<HttpResponseMessage> Send(Served served, Dictionary<string, string> fields, params (string, byte[])[] files) => Send(served, fields, "en", files);

    // In a frame: it asks for no cookie.
    private static async Task<HttpResponseMessage> Send(Served served, Dictionary<string, string> fields, string language, (string, byte[])[] files)
    {
        using var browser = SignedIn.Browser(served);
        return await Post(browser, null, $"/complain/embedded?lang={language}", fields, "none", files);
    }

    private static async Task<HttpResponseMessage> Post(HttpClient browser, string? page, string action, Dictionary<string, string> fields, string? started, params (string Name, byte[] Content)[] files)
    {
        using var form = new MultipartFormDataContent();
        if (page is not null)
            form.Add(new StringContent(WebUtility.HtmlDecode(FormToken().Match(await browser.GetStringAsync(page)).Groups[1].Value)), "__RequestVerificationToken");
        if (started is not null && !fields.ContainsKey("started"))
            form.Add(new StringContent(started), "started");
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        foreach (var (name, content) in files)
            form.Add(new ByteArrayContent(content), "files", name);
        return await browser.PostAsync(action, form);
    }

    private static async Task<int> Contents(House house)
    {
        await using var db = await house.Db();
        return await db.FileContents.CountAsync();
    }

    private static string Key(string page) => KeyField().Match(page).Groups[1].Value;

    private static string Started(string page) => WebUtility.HtmlDecode(StartedField().Match(page).Groups[1].Value);

    private static List<string> Kept(string page) => [.. KeptField().Matches(page).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    [GeneratedRegex("name=\"kept-key\" value=\"([^\"]+)\"")]
    private static partial Regex KeyField();

    [GeneratedRegex("name=\"kept\" value=\"([^\"]+)\"")]
    private static partial Regex KeptField();

    [GeneratedRegex("name=\"started\" value=\"([^\"]+)\"")]
    private static partial Regex StartedField();
}
