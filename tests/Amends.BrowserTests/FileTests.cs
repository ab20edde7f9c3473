using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.CustomerPages;
using Amends.Application.Customers;
using Amends.Application.Files;
using Amends.Recovery;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>Files in the composer, in the conversation and on the customer's side.</summary>
public sealed class FileTests(Installation house) : IClassFixture<Installation>
{

    [Fact]
    public async Task A_colleague_attaches_by_key_drop_and_paste_renames_takes_out_puts_back_and_sends()
    {
        var (agent, reference) = await Writes("Fia Moor", "fia@example.org");
        await using var _ = agent;
        var page = agent.Page;
        var list = page.GetByRole(AriaRole.List, new() { Name = "Attached" });
        var chosen = page.WaitForFileChooserAsync();
        await page.Locator("#case-h").ClickAsync();
        await page.Keyboard.PressAsync("f");
        await (await chosen).SetFilesAsync([File("cup.png", Drawn.Cup), File("receipt.txt", "Northgate Parcels\nCup, blue: 24.00"u8.ToArray())]);
        await Expect(list.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await Expect(page.Locator("#files-said")).ToHaveTextAsync("“receipt.txt” is attached.");

        await Paste(page, "#draft", Drawn.Cup);
        await Expect(list.GetByLabel("Name of picture-1.png")).ToBeVisibleAsync();
        await Drop(page, "#composer-form", "voice.mp3", 40_000);
        await Expect(list.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(4);
        await page.Locator("#draft").FillAsync("Dear Ida, I am sorry that your cup came broken. I will send you a new one tomorrow. Here is what the depot saw.");
        await agent.Look("files-composer", whole: false);
        await agent.IsAccessible();

        var name = list.GetByLabel("Name of picture-1.png");
        await name.FillAsync("the crack.png");
        await name.PressAsync("Enter");
        await Expect(list.GetByLabel("Name of the crack.png")).ToBeVisibleAsync();
        await list.GetByRole(AriaRole.Button, new() { Name = "Take out voice.mp3" }).ClickAsync();
        await Expect(page.Locator("#draft-files")).ToContainTextAsync("“voice.mp3” is taken out.");
        await Expect(list.GetByRole(AriaRole.Button, new() { Name = "Put it back voice.mp3" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(list.GetByLabel("Name of voice.mp3")).ToBeVisibleAsync();
        await list.GetByRole(AriaRole.Button, new() { Name = "Take out voice.mp3" }).ClickAsync();

        await page.ReloadAsync();
        await Expect(list.GetByLabel("Name of the crack.png")).ToBeVisibleAsync();
        await page.Locator("#draft").PressAsync("Control+Enter");
        await Expect(page.Locator("#draft")).ToHaveValueAsync("");
        await Expect(list.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(0);
        var files = page.Locator(".turn.ours").GetByRole(AriaRole.List, new() { Name = "Files" });
        await Expect(files.GetByRole(AriaRole.Img)).ToHaveCountAsync(2);
        await Expect(files.GetByRole(AriaRole.Link, new() { Name = "receipt.txt" })).ToBeVisibleAsync();
        await Expect(files).Not.ToContainTextAsync("voice.mp3");
        await files.GetByRole(AriaRole.Img).First.ScrollIntoViewIfNeededAsync();
        await agent.Look("files-conversation", whole: false);
        await agent.IsAccessible();

        var picture = files.GetByRole(AriaRole.Link, new() { Name = "cup.png" });
        await picture.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var large = page.GetByRole(AriaRole.Dialog, new() { Name = "cup.png" });
        await Expect(large.GetByRole(AriaRole.Img)).ToBeVisibleAsync();
        await agent.Look("files-large", whole: false);
        await agent.IsAccessible();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "the crack.png" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(picture).ToBeFocusedAsync();

        // The customer sees it too, and saves it.
        await using var customer = await house.Visitor(390);
        await customer.Page.GotoAsync($"/c/{await house.Service<CustomerLink>().Create(reference)}");
        await Expect(customer.Page.GetByRole(AriaRole.Img, new() { Name = "cup.png" })).ToBeVisibleAsync();
        var saved = await customer.Page.RunAndWaitForDownloadAsync(() => customer.Link("receipt.txt").ClickAsync());
        saved.SuggestedFilename.ShouldBe("receipt.txt");
        await customer.IsAccessible();
        await customer.FitsTheScreen();
        await customer.Look("files-customer-390");
    }

    [Fact]
    public async Task What_is_too_large_is_told_at_once_and_what_is_on_its_way_is_waited_for()
    {
        var (agent, reference) = await Writes("Gil Moor", "gil@example.org");
        await using var _ = agent;
        var page = agent.Page;
        await Drop(page, "#composer-form", "film.mp4", FileLimits.File + 1);
        await Expect(page.Locator("#files-said")).ToHaveTextAsync("“film.mp4” has 10.1 MB; a file may have 10 MB. Make it smaller, or send a link to where it lies.");
        await agent.Look("files-too-large", whole: false);

        await page.Locator("#draft").FillAsync("Dear Ida, the list is attached.");
        await page.Locator("#draft").PressAsync("Control+Enter");
        await Expect(page.Locator("#files-said")).ToHaveTextAsync("You write of something attached, and nothing is. Attach it, or send again as it is.");
        (await house.Service<CaseView>().Handle(Person.Amends, reference))!.Messages.Count.ShouldBe(1);

        // The server answers late: the words wait for it.
        await page.RouteAsync("**/files", async route =>
        {
            await Task.Delay(1_500);
            await route.ContinueAsync();
        });
        await page.Locator("#draft").FillAsync("Dear Ida, I am sorry. The list is with this, and a new cup comes on Friday.");
        await Drop(page, "#composer-form", "list.txt", 3_000);
        await page.Locator("#draft").PressAsync("Control+Enter");
        await Expect(page.Locator("#files-said")).ToHaveTextAsync("It is sent as soon as the files are attached.");
        await Expect(page.Locator("#draft")).ToHaveValueAsync("");
        await Expect(page.Locator(".turn.ours").GetByRole(AriaRole.Link, new() { Name = "list.txt" })).ToBeVisibleAsync();
        await page.UnrouteAsync("**/files");

        // Without a connection nothing goes out half.
        await page.RouteAsync("**/files", route => route.AbortAsync());
        await page.Locator("#draft").FillAsync("And one more thing.");
        await Drop(page, "#composer-form", "more.txt", 3_000);
        await Expect(page.Locator("#files-said")).ToHaveTextAsync("No connection: “more.txt” is not attached.");
        await page.Locator("#draft").PressAsync("Control+Enter");
        await Expect(page.Locator("#files-said")).ToContainTextAsync("nothing was sent");
        await page.UnrouteAsync("**/files");
        await agent.Button("Try again").ClickAsync();
        await Expect(page.GetByLabel("Name of more.txt")).ToBeVisibleAsync();
        (await house.Service<CaseView>().Handle(Person.Amends, reference))!.Messages.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Words_of_the_customer_that_are_selected_are_quoted_into_the_draft()
    {
        var (agent, _) = await Writes("Hal Moor", "hal@example.org");
        await using var __ = agent;
        var page = agent.Page;
        await page.Locator("#draft").FillAsync("Dear Ida,");
        await page.Locator("#case-h").ClickAsync();
        await page.Locator(".turn .words > p").First.ClickAsync(new() { ClickCount = 3 });
        await Expect(agent.Button("Quote")).ToBeVisibleAsync();
        await agent.Look("files-quote", whole: false);
        await page.Keyboard.PressAsync("q");
        await Expect(page.Locator("#draft")).ToHaveValueAsync("Dear Ida,\n\n> My blue cup came broken! Nobody answers me!\n\n");
        await Expect(page.Locator("#draft")).ToBeFocusedAsync();
        await Expect(agent.Button("Quote")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Control+z");
        await Expect(page.Locator("#draft")).ToHaveValueAsync("Dear Ida,");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_customer_sends_photos_with_their_complaint_and_finds_them_on_their_page(bool script)
    {
        await using var customer = await house.Visitor(390, script);
        var page = customer.Page;
        await page.GotoAsync("/complain");
        var field = page.GetByLabel("Photos or files");
        await field.SetInputFilesAsync([File("cup.png", Drawn.Cup), File("big.zip", new byte[FileLimits.File + 1])]);
        if (script)
            await Expect(page.GetByText("“big.zip” is larger than 10 MB. Please choose a smaller one.")).ToBeVisibleAsync();
        await page.GetByLabel("What happened?").FillAsync("My blue cup came broken, and nobody answers me!");
        await page.GetByLabel("Your name").FillAsync("Ida Frank");
        await page.GetByLabel("E-mail, or a phone number").FillAsync("ida@example.org");
        await Task.Delay(TimeSpan.FromSeconds(2.2), TestContext.Current.CancellationToken);
        await customer.Button("Send my complaint").ClickAsync();
        await Expect(page.GetByText("“big.zip” is larger than 10 MB. Please choose a smaller one.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("What happened?")).ToHaveValueAsync("My blue cup came broken, and nobody answers me!");
        await customer.Look($"files-complain-390{(script ? "" : "-plain")}");
        if (script)
            await customer.IsAccessible();
        await field.SetInputFilesAsync([File("cup.png", Drawn.Cup), File("setup.exe", "MZ"u8.ToArray())]);
        await Task.Delay(TimeSpan.FromSeconds(2.2), TestContext.Current.CancellationToken);
        await customer.Button("Send my complaint").ClickAsync();
        await Expect(customer.Heading("We have it")).ToBeVisibleAsync();
        var reference = (await page.Locator(".brandbar").GetByText("AM-").TextContentAsync())!.Trim();
        await customer.OpensTheirPage();
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "cup.png" })).ToBeVisibleAsync();
        (await page.GetByRole(AriaRole.Img, new() { Name = "cup.png" }).EvaluateAsync<int>("image => image.naturalWidth")).ShouldBeGreaterThan(0);
        await customer.FitsTheScreen();

        await using var agent = await house.Visitor(dark: true);
        await agent.SignIn(Installation.Agent);
        await agent.Page.GotoAsync($"/complaints/{reference}");
        await Expect(agent.Page.GetByText("This can run by itself once it is opened.")).ToBeVisibleAsync();
        await agent.IsAccessible();
        await agent.Look($"files-from-customer-dark{(script ? "" : "-plain")}", whole: false);
    }

    [Theory]
    [InlineData(390, true)]
    [InlineData(390, false)]
    [InlineData(1440, true)]
    public async Task What_came_with_a_refused_form_stands_there_and_goes_with_the_next_attempt(int width, bool script)
    {
        await using var customer = await house.Visitor(width, script);
        var page = customer.Page;
        await page.GotoAsync("/complain");
        await page.GetByLabel("Photos or files").SetInputFilesAsync([File("cup.png", Drawn.Cup), File("crack.png", Drawn.Cup[..^1]), File("A very long name of a file that somebody never shortened because nobody asked.pdf", "%PDF-1.7"u8.ToArray())]);
        await page.GetByLabel("What happened?").FillAsync("My blue cup came broken, and nobody answers me!");
        await page.GetByLabel("Your name").FillAsync("Ida Frank");
        await page.GetByLabel("E-mail, or a phone number").FillAsync("ida@");
        await Task.Delay(TimeSpan.FromSeconds(2.2), TestContext.Current.CancellationToken);
        await customer.Button("Send my complaint").ClickAsync();
        var kept = page.GetByRole(AriaRole.Group, new() { Name = "These go with it" });
        await Expect(kept.GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(3);
        await Expect(page.GetByText("Please choose your files once more")).ToHaveCountAsync(0);
        await customer.Look($"files-kept-{width}{(script ? "" : "-plain")}");
        await customer.FitsTheScreen();
        if (script)
        {
            await customer.IsAccessible();
            // Kept ones count with those that are chosen.
            await page.GetByLabel("Photos or files").SetInputFilesAsync([File("a.txt", "a"u8.ToArray()), File("b.txt", "b"u8.ToArray()), File("c.txt", "c"u8.ToArray())]);
            await Expect(page.GetByText("That is more than 5 files.")).ToBeVisibleAsync();
        }
        await kept.GetByLabel("crack.png").UncheckAsync();
        await Expect(page.GetByText("That is more than 5 files.")).ToHaveCountAsync(0);
        await page.GetByLabel("E-mail, or a phone number").FillAsync("ida@example.org");
        await Task.Delay(TimeSpan.FromSeconds(2.2), TestContext.Current.CancellationToken);
        await customer.Button("Send my complaint").ClickAsync();
        await Expect(customer.Heading("We have it")).ToBeVisibleAsync();
        await customer.OpensTheirPage();
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "cup.png" })).ToBeVisibleAsync();
        await Expect(page.GetByText("crack.png")).ToHaveCountAsync(0);
        await Expect(customer.Link("c.txt")).ToHaveCountAsync(script ? 1 : 0);
    }

    [Theory]
    [InlineData(1440, true, false)]
    [InlineData(390, true, true)]
    [InlineData(390, false, false)]
    public async Task A_colleague_takes_a_complaint_down_with_its_photos(int width, bool script, bool dark)
    {
        await using var agent = await house.Visitor(width, script, dark);
        var page = agent.Page;
        var look = $"files-new-{width}{(dark ? "-dark" : "")}{(script ? "" : "-plain")}";
        await agent.SignIn(Installation.Agent);
        await page.GotoAsync("/complaints/new");
        await agent.Look(look);
        // It counts by a script, and is not shown where none runs.
        await Expect(page.Locator("[data-call-target=button]")).ToBeVisibleAsync(new() { Visible = script });
        var (field, words, phone) = (page.GetByLabel("Photos or files"), page.GetByLabel("What do they say?"), page.GetByLabel("Phone", new() { Exact = true }));
        await page.GetByLabel("In person").CheckAsync();
        await words.FillAsync("My blue cup came broken, see for yourself!");
        await page.GetByLabel("Their name").FillAsync("Ida Frank");
        await phone.FillAsync("+44 20 7946 0123");
        await field.SetInputFilesAsync([File("cup.png", Drawn.Cup), File("big.zip", new byte[FileLimits.File + 1])]);
        await agent.Button("Open the case").ClickAsync();
        await Expect(page.GetByText("“big.zip” is larger than 10 MB. Please choose a smaller one.")).ToBeVisibleAsync();
        if (script)
        {
            // Nothing travelled; and what only the server sees is told with the rest still there.
            await Expect(field).ToBeFocusedAsync();
            await field.SetInputFilesAsync([File("cup.png", Drawn.Cup)]);
            await Expect(page.GetByText("“big.zip”")).ToHaveCountAsync(0);
            await words.FillAsync("   ");
            await agent.Button("Open the case").ClickAsync();
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("It is not saved yet.");
        }
        // What may go is kept, and stands there once.
        await Expect(page.GetByLabel("cup.png")).ToBeCheckedAsync();
        (await field.EvaluateAsync<int>("field => field.files.length")).ShouldBe(0);
        await Expect(phone).ToHaveValueAsync("+44 20 7946 0123");
        await Expect(page.GetByLabel("In person")).ToBeCheckedAsync();
        await agent.Look($"{look}-again");
        await agent.FitsTheScreen();
        if (script)
            await agent.IsAccessible();

        await words.FillAsync("My blue cup came broken, see for yourself!");
        await agent.Button("Open the case").ClickAsync();
        var picture = page.GetByRole(AriaRole.Img, new() { Name = "cup.png" });
        await Expect(picture).ToBeVisibleAsync();
        (await picture.EvaluateAsync<int>("image => image.decode().then(() => image.naturalWidth)")).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Without_a_script_a_colleague_attaches_takes_out_and_sends()
    {
        var (agent, reference) = await Writes("Jon Moor", "jon@example.org", script: false);
        await using var _ = agent;
        var page = agent.Page;
        await page.Locator("#files").SetInputFilesAsync([File("cup.png", Drawn.Cup)]);
        await agent.Button("Send to Ida").First.ClickAsync();
        await Expect(page.GetByLabel("Name of cup.png")).ToBeVisibleAsync();
        await agent.Look("files-plain");
        await agent.Button("Take out cup.png").ClickAsync();
        await agent.Button("Put it back cup.png").ClickAsync();
        await page.GetByLabel("Name of cup.png").FillAsync("your cup.png");
        await page.Locator("#draft").FillAsync("Dear Ida, I am sorry. This is how it looks here. A new one comes on Friday.");
        await page.Locator("button[data-send].mode-reply").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "your cup.png" })).ToBeVisibleAsync();
        (await house.Service<CaseView>().Handle(Person.Amends, reference))!.Messages[^1].Files.ShouldHaveSingleItem().Name.ShouldBe("your cup.png");
    }

    [Theory]
    [InlineData(390, false)]
    [InlineData(390, true)]
    [InlineData(1440, true)]
    public async Task Files_fit_a_phone_and_the_night(int width, bool dark)
    {
        var me = await house.Hire($"Kim {width}{dark}", $"kim{width}{dark}@example.org");
        var reference = await Complaint(me, [NewFile.Of("cup.png", Drawn.Cup), NewFile.Of("A very long name of a file that somebody never shortened because nobody asked them to do it 2026-11-29.pdf", "%PDF-1.7"u8.ToArray())]);
        (await house.Service<DraftFiles>().Add(me, reference, [NewFile.Of("picture-1.png", Drawn.Cup), NewFile.Of("A very long name of a file that somebody never shortened.docx", [1, 2, 3])])).ShouldBeOfType<Outcome<IReadOnlyList<Guid>>.Done>();
        await using var agent = await house.Visitor(width, dark: dark);
        await agent.SignIn($"kim{width}{dark}@example.org");
        await agent.Page.GotoAsync($"/complaints/{reference}");
        await Expect(agent.Page.GetByLabel("Name of picture-1.png")).ToBeVisibleAsync();
        await agent.FitsTheScreen();
        await agent.IsAccessible();
        await agent.Look($"files-{width}{(dark ? "-dark" : "")}");
        if (width > 1000)
        {
            await Earlier(agent, me, reference);
            return;
        }
        await agent.Page.GetByRole(AriaRole.Link, new() { Name = "cup.png" }).ClickAsync();
        await Expect(agent.Page.GetByRole(AriaRole.Dialog, new() { Name = "cup.png" })).ToBeVisibleAsync();
        await agent.FitsTheScreen();
        await agent.Look($"files-large-{width}{(dark ? "-dark" : "")}", whole: false);
    }

    /// <summary>What was said before is folded away, with its files.</summary>
    private async Task Earlier(Visitor agent, Person me, string reference)
    {
        for (var i = 0; i < 2; i++)
        {
            (await house.Service<SendReply>().Handle(new Target(reference, me), new Reply("Dear Ida, I am sorry about your cup.", Files: new([NewFile.Of("label.pdf", "%PDF-1.7"u8.ToArray())])))).ShouldBeOfType<Outcome<Changed>.Done>();
            (await house.Service<HearMessage>().Handle(new Target(reference, me), "And when does it come?")).ShouldBeOfType<Outcome<Changed>.Done>();
        }
        await agent.Page.ReloadAsync();
        await agent.Page.Locator("#earlier > summary").ClickAsync();
        await Expect(agent.Page.Locator("#earlier").GetByRole(AriaRole.Img, new() { Name = "cup.png" })).ToBeVisibleAsync();
        await agent.IsAccessible();
        await agent.Look("files-earlier-dark", whole: false);
    }

    private static FilePayload File(string name, byte[] content) => new() { Name = name, MimeType = "application/octet-stream", Buffer = content };

    /// <summary>A picture from the clipboard comes without words.</summary>
    private static Task Paste(IPage page, string where, byte[] picture) => page.EvaluateAsync(
        """
        ([where, picture]) => {
          const data = new DataTransfer();
          data.items.add(new File([Uint8Array.from(atob(picture), letter => letter.charCodeAt(0))], "image.png", { type: "image/png" }));
          document.querySelector(where).dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """, new[] { where, Convert.ToBase64String(picture) });

    private static Task Drop(IPage page, string where, string name, int size) => page.EvaluateAsync(
        """
        ([where, name, size]) => {
          const data = new DataTransfer();
          data.items.add(new File([new Uint8Array(Number(size)).fill(65)], name));
          for (const kind of ["dragenter", "dragover", "drop"]) document.querySelector(where).dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
        }
        """, new[] { where, name, size.ToString(System.Globalization.CultureInfo.InvariantCulture) });

    private async Task<string> Complaint(Person owner, IReadOnlyList<NewFile> files)
    {
        var received = await house.Service<ReceiveComplaint>().Handle(new NewComplaint(new NewCustomer("Ida Frank", null), Channel.Form, "My blue cup came broken! Nobody answers me!") { Files = files }, Person.Amends);
        var reference = received.ShouldBeOfType<Outcome<NewCase>.Done>().Value.Reference;
        (await house.Service<ChangeComplaint>().Handle(new Target(reference, Person.Amends), new ChangeOwner(owner.Id, null))).ShouldBeOfType<Outcome<Changed>.Done>();
        return reference;
    }

    /// <summary>A colleague with a case of their own before them.</summary>
    private async Task<(Visitor Agent, string Reference)> Writes(string name, string email, bool script = true)
    {
        var reference = await Complaint(await house.Hire(name, email), []);
        var agent = await house.Visitor(script: script);
        await agent.SignIn(email);
        await agent.Page.GotoAsync($"/complaints/{reference}");
        // A key that comes before the script is nobody's.
        if (script)
            await Expect(agent.Page.Locator("#composer-form.live")).ToBeVisibleAsync();
        return (agent, reference);
    }
}

/// <summary>Pictures to send along.</summary>
internal static class Drawn
{
    public static byte[] Cup { get; } = Application.Demo.DemoFiles.Of("cup.png").Bytes;
}
