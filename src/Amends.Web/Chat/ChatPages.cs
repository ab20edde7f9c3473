using Amends.Application;
using Amends.Application.Chat;
using Amends.Application.Complaints;
using Amends.Application.CustomerPages;
using Amends.Application.Live;
using Amends.Recovery;
using Amends.Web.Complaints;
using Amends.Web.CustomerPages;
using Amends.Web.Forms;
using Amends.Web.Hosting;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.Chat;

/// <summary>
/// A chat is a complaint whose channel is chat. <c>/chat</c> begins one; from then on the customer's own page (<c>/c/{token}</c>) shows it until it is over. In
/// a frame on another site both have addresses of their own, checked by no cookie, as the form's.
/// </summary>
internal static class ChatPages
{
    /// <summary>Where it stands in a frame on any other site.</summary>
    public const string Embedded = "/chat/embedded";

    private const string Own = "/chat";

    public static void MapChat(this WebApplication app)
    {
        var open = app.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        open.MapGet(Own, Empty);
        open.MapGet(Embedded, Empty);
        open.MapPost(Own, Begin).RequireRateLimiting(RateLimits.Form).ChecksForms();
        open.MapPost(Embedded, Begin).RequireRateLimiting(RateLimits.Form).DisableAntiforgery();

        open.MapGet(Embedded + "/{token}", async (HttpContext http, ChatRoom room, string token) => await room.Show(http, token));
        open.MapPost(Embedded + "/{token}", async (HttpContext http, ChatRoom room, string token, IFormCollection form) => await room.Say(http, token, form["text"].ToString(), form))
            .RequireRateLimiting(RateLimits.Chat).DisableAntiforgery();
        open.MapPost("/c/{token}/chat", async (HttpContext http, ChatRoom room, string token, IFormCollection form) => await room.Say(http, token, form["text"].ToString(), form))
            .RequireRateLimiting(RateLimits.Chat).ChecksForms();
        // A hint of who holds the link, from either address: it changes nothing.
        open.MapPost("/c/{token}/writing", async (HttpContext http, ChatRoom room, string token, IFormCollection form) => await room.Write(token, form["doing"] != "stopped", http.RequestAborted))
            .RequireRateLimiting(RateLimits.Chat).DisableAntiforgery();
        open.MapGet("/c/{token}/events", ChatEvents.Stream);
    }

    public static void MapChatEnd(this IEndpointRouteBuilder desk) => desk.MapPost("/complaints/{reference}/chat/end", (HttpContext http, CaseActions actions, EndChat end, string reference) =>
        actions.Finish(http, reference, end.Handle(new Target(reference, http.Person()), http.RequestAborted), new CaseWish())).ChecksForms();

    private static async Task<IResult> Empty(HttpContext http, Frames frames, FormTrap trap, ChatDoor door) =>
        await Show(http, frames, trap, await door.Look(http.RequestAborted), new(), new Dictionary<string, string>());

    private static async Task<IResult> Begin(HttpContext http, Frames frames, FormTrap trap, ChatDoor door, ReceiveComplaint receive, CustomerLink links, IFormCollection form)
    {
        var fields = new ComplainFields { Text = form["text"].ToString(), Name = form["name"].ToString(), Contact = form["contact"].ToString() };
        var wrong = ComplainPages.Check(fields, needsContact: false);
        if (ComplainPages.IsProgram(trap, form, wrong))
            return Results.BadRequest();
        var now = await door.Look(http.RequestAborted);
        // Whoever wrote already loses nothing: the form has their words.
        if (!now.IsOpen)
            return await ComplainPages.Instead(http, frames, trap, fields, CustomerWords.ChatJustClosed, IsEmbedded(http));
        if (wrong.Count > 0)
            return await Show(http, frames, trap, now, fields, wrong, StatusCodes.Status422UnprocessableEntity);

        var complaint = new NewComplaint(Contact.Customer(fields.Name, fields.Contact), Channel.Chat, fields.Text.ReplaceLineEndings("\n").Trim());
        return await receive.Handle(complaint, by: null, ComplainPages.Same(form, fields), http.RequestAborted) switch
        {
            Outcome<NewCase>.Done done => Pages.SeeOther(Room(IsEmbedded(http), await links.Create(done.Value.Reference, http.RequestAborted))),
            Outcome<NewCase>.Refused refused => await Show(http, frames, trap, now, fields, new Dictionary<string, string> { ["text"] = Refusals.Words(refused.Refusal) }, StatusCodes.Status422UnprocessableEntity),
            _ => Results.NotFound(),
        };
    }

    private static string Room(bool embedded, string? token) => embedded ? Languages.Link($"{Embedded}/{token}", Languages.Current) : $"/c/{token}";

    private static async Task<IResult> Show(HttpContext http, Frames frames, FormTrap trap, ChatNow now, ComplainFields fields, IReadOnlyDictionary<string, string> wrong, int status = StatusCodes.Status200OK) =>
        Pages.Page<ChatStartPage>(new { Model = new ChatStartModel(await frames.For(http) with { Me = null }, now, trap.Start(), fields, wrong, IsEmbedded(http)) }, status);

    internal static bool IsEmbedded(HttpContext http) => http.Request.Path.StartsWithSegments(Embedded, StringComparison.Ordinal);
}

/// <summary>The customer's side of a chat that goes on.</summary>
internal sealed class ChatRoom(CustomerLink links, HearMessage hear, Events events, CustomerPageLoader loader)
{
    /// <summary>In a frame: the chat, or that it is over and where everything stands.</summary>
    public async Task<IResult> Show(HttpContext http, string token) =>
        await loader.Load(http, token, null) is { } model ? Page(http, model) : Results.NotFound();

    /// <summary>The customer says something in the chat. A chat that was over goes on then: their words are heard either way.</summary>
    public async Task<IResult> Say(HttpContext http, string token, string text, IFormCollection form)
    {
        if (await links.Open(token, http.RequestAborted) is not { } linked)
            return Results.NotFound();
        if (text.Length > ComplainFields.MostText)
            return await Refuse(http, token, CustomerWords.ToldTooLong.Fill(ComplainFields.MostText), null);
        await events.Pass(Beat(linked, Doing.Stopped), http.RequestAborted);
        return await hear.Handle(new Target(linked.Reference, linked.Customer, Once: FormOnce.Of(form, linked.Customer.Id, text)), text.ReplaceLineEndings("\n").Trim(), Channel.Chat, cancel: http.RequestAborted) switch
        {
            Outcome<Changed>.Done => Pages.SeeOther(ChatPages.IsEmbedded(http) ? Languages.Link($"/chat/embedded/{token}", Languages.Current) : $"/c/{token}"),
            Outcome<Changed>.Refused refused => await Refuse(http, token, Refusals.Words(refused.Refusal), text),
            _ => Results.NotFound(),
        };
    }

    public async Task<IResult> Write(string token, bool writes, CancellationToken cancel)
    {
        if (await links.Open(token, cancel) is not { } linked)
            return Results.NotFound();
        await events.Pass(Beat(linked, writes ? Doing.Writing : Doing.Stopped), cancel);
        return Results.NoContent();
    }

    public static Beat Beat(LinkedCase linked, Doing doing) => new(linked.Reference, linked.Customer.Id, linked.Customer.Name, doing) { ByCustomer = true };

    private async Task<IResult> Refuse(HttpContext http, string token, string words, string? written) =>
        await loader.Load(http, token, words, written) is { } model ? Page(http, model, StatusCodes.Status422UnprocessableEntity) : Results.NotFound();

    private static IResult Page(HttpContext http, CustomerPageModel model, int status = StatusCodes.Status200OK) => ChatPages.IsEmbedded(http) switch
    {
        true when model.Chat is { } said && http.Request.Query["chat"] != "over" => Pages.Page<ChatPage>(new { Model = new ChatModel(model, said, true) }, status),
        true => Pages.Page<ChatOverPage>(new { Model = new ChatModel(model, [], true), FullLink = $"{http.Home()}{model.Path}" }, status),
        false => CustomerPages.CustomerPages.Page(http, model, status),
    };
}
