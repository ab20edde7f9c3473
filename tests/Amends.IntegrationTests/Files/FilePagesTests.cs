using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.CustomerPages;
using Amends.Application.Files;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Files;

/// <summary>Files by HTTP: from forms without a script, by the API, and on their way out.</summary>
public sealed partial class FilePagesTests
{
    private static readonly string Cup = Convert.ToBase64String(Pictures.Png(7).Bytes);

    [Theory, OnBoth]
    public async Task By_the_api_files_go_with_messages_and_are_listed_with_them(On on)
    {
        var served = await Served.Shared(on);
        var made = await served.Agent.Post("complaints", new { text = "My cup came broken!", customer = new { name = "Maya" }, files = new[] { new { name = "cup.png", content = Cup } } });
        var reference = made.GetProperty("reference").GetString()!;
        var body = JsonSerializer.Serialize(new { direction = "outbound", text = "Dear Maya, I am sorry. Here is a label to send it back.", files = new[] { new { name = "label.txt", content = Convert.ToBase64String("Label"u8) } } });
        var first = await served.Agent.Send(HttpMethod.Post, $"complaints/{reference}/messages", body, ("Idempotency-Key", $"k-{reference}"));
        var second = await served.Agent.Send(HttpMethod.Post, $"complaints/{reference}/messages", body, ("Idempotency-Key", $"k-{reference}"));
        (first.Status, second.Text).ShouldBe((201, first.Text), "a repeat does nothing twice");

        var messages = (await served.Agent.Get($"complaints/{reference}")).GetProperty("messages");
        messages.GetArrayLength().ShouldBe(2);
        var cup = messages[0].GetProperty("files")[0];
        (cup.GetProperty("name").GetString(), cup.GetProperty("type").GetString(), cup.GetProperty("size").GetInt32()).ShouldBe(("cup.png", "image/png", 13));
        using var picture = await served.Agent.GetAsync(cup.GetProperty("url").GetString());
        (await picture.Content.ReadAsByteArrayAsync()).ShouldBe(Pictures.Png(7).Bytes);
        messages[1].GetProperty("files")[0].GetProperty("name").GetString().ShouldBe("label.txt");
        (await served.Agent.Send(HttpMethod.Get, $"complaints/{reference}/files/{Guid.NewGuid()}", null)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task What_is_wrong_with_a_file_is_told_by_the_api_by_field()
    {
        var served = await Served.Shared(On.Sqlite);
        var reference = await served.Complaint();
        foreach (var files in new[] { """[{"name":"a"}]""", """[{"content":"AAAA"}]""", """[{"name":"a","content":"no base64!"}]""", """[null]""", """[{"name":"a","content":""}]""", """["a"]""", "5", $"[{string.Join(',', Enumerable.Repeat("""{"name":"a","content":"AAAA"}""", 21))}]" })
        {
            var answer = await served.Agent.Send(HttpMethod.Post, $"complaints/{reference}/messages", $$"""{"direction":"note","text":"See.","files":{{files}}}""");
            answer.Status.ShouldBe(400, files);
            answer.Json.GetProperty("errors").EnumerateObject().ShouldContain(error => error.Name.StartsWith("files", StringComparison.Ordinal), files);
        }
        var large = await served.Agent.Send(HttpMethod.Post, $"complaints/{reference}/messages", JsonSerializer.Serialize(new { direction = "note", text = "See.", files = new[] { new { name = "big.zip", content = Convert.ToBase64String(new byte[FileLimits.File + 1]) } } }));
        large.Status.ShouldBe(400);
        large.Json.GetProperty("errors").GetProperty("files")[0].GetString()!.ShouldContain("“big.zip” has 10.1 MB");
    }

    [Theory]
    [InlineData("cup.png", "png", "image/png", "inline")]
    [InlineData("drawing.svg", "<svg onload='alert(1)'/>", "application/octet-stream", "attachment")]
    [InlineData("page.html", "<script>alert(1)</script>", "application/octet-stream", "attachment")]
    [InlineData("cup.gif", "<script>alert(1)</script>", "application/octet-stream", "attachment")]
    [InlineData("letter.pdf", "%PDF-1.7", "application/pdf", "attachment")]
    [InlineData("notes.txt", "<script>alert(1)</script>", "text/plain", "attachment")]
    public async Task A_file_goes_out_so_that_nothing_in_it_can_run(string name, string content, string type, string disposition)
    {
        var served = await Served.Shared(On.Sqlite);
        var bytes = content == "png" ? Pictures.Png(1).Bytes : Encoding.UTF8.GetBytes(content);
        var made = await served.Agent.Post("complaints", new { text = "See this!", customer = new { name = "Maya" }, files = new[] { new { name, content = Convert.ToBase64String(bytes) } } });
        var (reference, token) = (made.GetProperty("reference").GetString()!, await Token(served, made));
        var id = (await served.Agent.Get($"complaints/{reference}")).GetProperty("messages")[0].GetProperty("files")[0].GetProperty("id").GetString();
        using var agent = await SignedIn.As(served, Role.Agent);
        foreach (var (client, address) in new[] { (agent, $"/complaints/{reference}/files/{id}"), (served.Agent, $"/api/v1/complaints/{reference}/files/{id}"), (served.Anyone, $"/c/{token}/files/{id}") })
        {
            using var answer = await client.GetAsync(address);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            answer.Content.Headers.ContentType!.ToString().ShouldBe(type);
            answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe(disposition);
            answer.Content.Headers.ContentDisposition.FileNameStar.ShouldBe(name);
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldBe("default-src 'none'; sandbox; frame-ancestors 'none'");
            answer.Headers.CacheControl!.ToString().ShouldContain("private");
            answer.Headers.CacheControl.ToString().ShouldContain("immutable");
        }
        using var elsewhere = await served.Anyone.GetAsync($"/c/{await Token(served, await served.Agent.Post("complaints", new { text = "Another.", customer = new { name = "Nina" } }))}/files/{id}");
        elsewhere.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var nobody = await served.Anyone.GetAsync($"/complaints/{reference}/files/{id}");
        nobody.StatusCode.ShouldNotBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("../../Übergröße\u202Egpj.exe", "Übergrößegpj.exe")]
    [InlineData("a\"; filename=\"b.html", "a; filename=b.html")]
    [InlineData("写真\r\nX-Evil: yes.png", "写真 X-Evil yes.png")]
    public async Task A_hostile_name_comes_out_tame_in_the_header_and_on_the_page(string given, string tame)
    {
        var served = await Served.Shared(On.Sqlite);
        var made = await served.Agent.Post("complaints", new { text = "See this!", customer = new { name = "Maya" }, files = new[] { new { name = given, content = "TVqQ" } } });
        var reference = made.GetProperty("reference").GetString()!;
        var file = (await served.Agent.Get($"complaints/{reference}")).GetProperty("messages")[0].GetProperty("files")[0];
        file.GetProperty("name").GetString().ShouldBe(tame);
        using var answer = await served.Agent.GetAsync(file.GetProperty("url").GetString());
        answer.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe(tame);
        answer.Headers.Contains("X-Evil").ShouldBeFalse();
        using var agent = await SignedIn.As(served, Role.Agent);
        var page = WebUtility.HtmlDecode(await agent.GetStringAsync($"/complaints/{reference}"));
        page.ShouldContain(tame);
        page.Contains("This can run by itself", StringComparison.Ordinal).ShouldBe(!tame.EndsWith(".png", StringComparison.Ordinal));
    }

    [Theory, OnBoth]
    public async Task Without_a_script_a_file_goes_with_the_reply_and_stays_attached_where_the_reply_does_not_go(On on)
    {
        var served = await Served.Shared(on);
        var reference = await served.Complaint();
        using var agent = await SignedIn.As(served, Role.Agent);
        var (page, to) = ($"/complaints/{reference}", $"/complaints/{reference}/messages");
        // No words: nothing is sent, the file stays.
        using (var refused = await Send(agent, page, to, [("mode", "reply"), ("text", " ")], ("cup.png", Pictures.Png(1).Bytes)))
            refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var kept = await agent.GetStringAsync(page);
        var id = FileId().Match(kept).Groups[1].Value;
        kept.ShouldContain("value=\"cup.png\"");

        using (var large = await Send(agent, page, to, [("mode", "reply"), ("text", "Dear Maya, here it is."), ("file", id)], ("big.zip", new byte[FileLimits.File + 1])))
        {
            large.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            WebUtility.HtmlDecode(await large.Content.ReadAsStringAsync()).ShouldContain("“big.zip” has 10.1 MB; a file may have 10 MB.");
        }
        (await agent.GetStringAsync(page)).ShouldContain("Dear Maya, here it is.");

        using (var taken = await Send(agent, page, $"{page}/files/{id}/removal", [("text", "Dear Maya,")]))
            WebUtility.HtmlDecode(await taken.Content.ReadAsStringAsync()).ShouldContain("“cup.png” is taken out.");
        using (var back = await Send(agent, page, $"{page}/files/{id}/return", [("text", "Dear Maya,")]))
            (await back.Content.ReadAsStringAsync()).ShouldContain("Dear Maya,");
        using (var sent = await Send(agent, page, to, [("mode", "reply"), ("text", "Dear Maya, here it is."), ("file", id), ($"name-{id}", "your cup.png")], ("list.txt", "One"u8.ToArray())))
            sent.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var files = (await served.Agent.Get($"complaints/{reference}")).GetProperty("messages")[1].GetProperty("files");
        files.EnumerateArray().Select(file => file.GetProperty("name").GetString()).ShouldBe(["your cup.png", "list.txt"]);
        (await agent.GetStringAsync(page)).ShouldNotContain($"name=\"file\" value=\"{id}\"");
    }

    [Fact]
    public async Task A_form_beyond_all_measure_is_cut_off_and_told_why()
    {
        var served = await Served.Shared(On.Sqlite);
        var reference = await served.Complaint();
        using var agent = await SignedIn.As(served, Role.Agent);
        agent.DefaultRequestHeaders.ExpectContinue = true;
        using var answer = await Send(agent, $"/complaints/{reference}", $"/complaints/{reference}/files", [], ("a.zip", new byte[61 * FileLimits.Megabyte]));
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("60 MB");
    }

    [Theory]
    [InlineData("", "“big.zip” is larger than 10 MB", "That is more than 5 files")]
    [InlineData("de", "„big.zip“ ist größer als 10 MB", "Das sind mehr als 5 Dateien")]
    [InlineData("fr", "« big.zip » dépasse 10 Mo", "Cela fait plus de 5 fichiers")]
    public async Task A_customer_is_told_in_their_language_what_does_not_fit(string language, string large, string many)
    {
        var served = await Served.Shared(On.Sqlite);
        using var customer = SignedIn.Browser(served);
        if (language.Length > 0)
            customer.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        foreach (var (files, words) in new[] { (new[] { ("big.zip", new byte[FileLimits.File + 1]) }, large), (Enumerable.Range(0, 6).Select(i => ($"{i}.txt", "One"u8.ToArray())).ToArray(), many) })
        {
            using var answer = await Send(customer, "/complain", "/complain", [("text", "My cup came broken!"), ("name", "Maya"), ("contact", "maya@example.org"), ("started", "none")], files);
            answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            page.ShouldContain(words);
            page.ShouldContain("My cup came broken!");
        }
    }

    [Theory, OnBoth]
    public async Task A_customer_sends_photos_from_their_page_and_sees_there_what_we_sent(On on)
    {
        var served = await Served.Shared(on);
        var made = await served.Agent.Post("complaints", new { text = "My cup came broken!", customer = new { name = "Maya" } });
        var (reference, token) = (made.GetProperty("reference").GetString()!, await Token(served, made));
        await served.Agent.Post($"complaints/{reference}/messages", new { direction = "outbound", text = "Dear Maya, I am sorry. Here is a label.", files = new[] { new { name = "label.txt", content = Convert.ToBase64String("Label"u8) } } });
        await served.Agent.Post($"complaints/{reference}/messages", new { direction = "note", text = "Among us.", files = new[] { new { name = "among-us.txt", content = Convert.ToBase64String("Hush"u8) } } });
        using var customer = SignedIn.Browser(served);
        using var sent = await Send(customer, $"/c/{token}", $"/c/{token}/messages", [("text", "See for yourself.")], ("cup.png", Pictures.Png(1).Bytes));
        sent.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var page = await customer.GetStringAsync($"/c/{token}");
        page.ShouldContain("label.txt");
        page.ShouldContain("alt=\"cup.png\"");
        page.ShouldNotContain("among-us.txt");
        using var empty = await Send(customer, $"/c/{token}", $"/c/{token}/messages", [("text", "And this.")], ("nothing.txt", []));
        empty.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        WebUtility.HtmlDecode(await empty.Content.ReadAsStringAsync()).ShouldContain("“nothing.txt” is empty");
    }

    [Theory, OnBoth]
    public async Task A_complaint_that_a_colleague_takes_down_brings_files_and_keeps_all_else_where_they_do_not_fit(On on)
    {
        var served = await Served.Shared(on);
        using var agent = await SignedIn.As(served, Role.Agent);
        (string, string)[] told = [("channel", "InPerson"), ("text", "My blue cup came broken, see!"), ("name", "Maya Lund"), ("email", "maya@example.com"), ("subject", "Broken cup")];
        foreach (var (fields, files, words, kept) in new[]
        {
            (told, new[] { ("cup.png", Pictures.Png(1).Bytes), ("big.zip", new byte[FileLimits.File + 1]) }, "“big.zip” is larger than 10 MB", new[] { "cup.png" }),
            (told, [.. Enumerable.Range(0, 6).Select(i => ($"{i}.txt", "One"u8.ToArray()))], "That is more than 5 files", ["0.txt", "1.txt", "2.txt", "3.txt", "4.txt"]),
            (told, [("nothing.txt", [])], "“nothing.txt” is empty", []),
            ([("channel", "InPerson"), ("text", " "), .. told[2..]], [("cup.png", Pictures.Png(1).Bytes)], "Tell us in the customer's words", ["cup.png"]),
        })
        {
            using var refused = await Send(agent, "/complaints/new", "/complaints/new", fields, files);
            refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, words);
            var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
            page.ShouldContain(words);
            page.ShouldNotContain("Please choose your files once more");
            KeptName().Matches(page).Select(match => match.Groups[1].Value).ShouldBe(kept, words);
            page.ShouldContain(fields[1].Item2);
            foreach (var (_, value) in told[2..])
                page.ShouldContain($"value=\"{value}\"");
            page.ShouldContain("value=\"InPerson\" checked");
        }

        // What came with a refused form goes with the next.
        using var first = await Send(agent, "/complaints/new", "/complaints/new", [("text", " "), .. told[2..]], ("C:\\photos\\cup.png", Pictures.Png(1).Bytes));
        var lies = KeptField().Match(await first.Content.ReadAsStringAsync());
        using var taken = await Send(agent, "/complaints/new", "/complaints/new", [.. told, ("kept-key", lies.Groups[1].Value), ("kept", lies.Groups[2].Value)], ("page.html", "<script>"u8.ToArray()));
        taken.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var made = await served.Agent.Get(taken.Headers.Location!.ToString().TrimStart('/'));
        made.GetProperty("messages")[0].GetProperty("files").EnumerateArray().Select(file => (file.GetProperty("name").GetString(), file.GetProperty("type").GetString(), file.GetProperty("hash").GetString()))
            .ShouldBe([("cup.png", "image/png", Pictures.Png(1).Hash), ("page.html", "application/octet-stream", NewFile.Of("", "<script>"u8.ToArray()).Hash)]);

        using var without = await SignedIn.Post(agent, "/complaints/new", "/complaints/new", told.ToDictionary(field => field.Item1, field => field.Item2));
        without.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    private static async Task<string> Token(Served served, JsonElement made) => (await served.App.Services.GetRequiredService<CustomerLink>().Create(made.GetProperty("reference").GetString()!))!;

    /// <summary>Loads the page with the form and sends it filled in, with files.</summary>
    private static async Task<HttpResponseMessage> Send(HttpClient browser, string page, string action, (string Name, string Value)[] fields, params (string Name, byte[] Content)[] files)
    {
        var html = await browser.GetStringAsync(page);
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(WebUtility.HtmlDecode(FormToken().Match(html).Groups[1].Value)), "__RequestVerificationToken");
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        foreach (var (name, content) in files)
        {
            var part = new ByteArrayContent(content);
            part.Headers.ContentType = new MediaTypeHeaderValue("text/html");
            form.Add(part, "files", name);
        }
        return await browser.PostAsync(action, form);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    [GeneratedRegex("name=\"kept\"[^>]*>\\s*<span><bdi>([^<]+)</bdi>")]
    private static partial Regex KeptName();

    [GeneratedRegex("name=\"kept-key\" value=\"([^\"]+)\".*?name=\"kept\" value=\"([^\"]+)\"", RegexOptions.Singleline)]
    private static partial Regex KeptField();

    [GeneratedRegex("name=\"file\" value=\"([^\"]+)\"")]
    private static partial Regex FileId();
}
