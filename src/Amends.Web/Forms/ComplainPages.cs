using System.Security.Cryptography;
using System.Text;
using Amends.Application;
using Amends.Application.Chat;
using Amends.Application.Complaints;
using Amends.Application.CustomerPages;
using Amends.Recovery;
using Amends.Web.CustomerPages;
using Amends.Web.Files;
using Amends.Web.Hosting;
using Amends.Web.Shared;

namespace Amends.Web.Forms;

/// <summary>
/// The public form: anyone may complain, without an account, with or without JavaScript; on a page of its own, or in a frame on any other site
/// (<c>embed.js</c>). A browser keeps our cookie out of another site's page, so the embedded form is not checked by it: there is no account whose
/// rights a foreign page could borrow, and the signed moment keeps programs out as it does everywhere.
/// </summary>
internal static class ComplainPages
{
    /// <summary>Where it stands in a frame on any other site.</summary>
    public const string Embedded = "/complain/embedded";

    private const string Own = "/complain";

    /// <summary>What of a refused form is kept is kept for this one, wherever it stands.</summary>
    private const string Place = "complain";

    public static void MapPublicForm(this WebApplication app)
    {
        var forms = app.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        forms.MapGet(Own, Empty);
        forms.MapGet(Embedded, Empty);
        forms.MapPost(Own, Take).TakesFiles().RequireRateLimiting(RateLimits.Form).ChecksForms();
        forms.MapPost(Embedded, Take).TakesFiles().RequireRateLimiting(RateLimits.Form).DisableAntiforgery();
        forms.MapGet(Own + "/received/{token}", Received);
        forms.MapGet(Embedded + "/received/{token}", Received);
    }

    private static async Task<IResult> Empty(HttpContext http, Frames frames, FormTrap trap, ChatDoor door) => Pages.Page<ComplainPage>(
        new { Model = new ComplainModel(await frames.For(http), trap.Start(), new(), new Dictionary<string, string>(), IsEmbedded(http)) { Chat = (await door.Look(http.RequestAborted)).IsOpen } });

    private static async Task<IResult> Take(HttpContext http, Frames frames, FormTrap trap, ReceiveComplaint receive, CustomerLink links, CustomerFiles files, IFormCollection form)
    {
        var fields = Read(form);
        var wrong = Check(fields);
        if (IsProgram(trap, form, wrong))
            return Results.BadRequest();
        var sent = await files.Of(Place, form, http.RequestAborted);
        if (sent.Trouble is { } trouble)
            wrong["files"] = trouble;
        if (wrong.Count > 0)
            return await Again(http, frames, trap, fields, wrong, await files.Keep(sent, http.RequestAborted));

        switch (await receive.Handle(Complaint(fields) with { Files = await files.Read(sent, http.RequestAborted) }, by: null, Same(form, fields), http.RequestAborted))
        {
            case Outcome<NewCase>.Done done:
                await files.Arrived(sent, http.RequestAborted);
                return Pages.SeeOther(ThanksPath(IsEmbedded(http), await links.Create(done.Value.Reference, http.RequestAborted)));
            case Outcome<NewCase>.Refused refused:
                return await Again(http, frames, trap, fields, new() { ["text"] = Refusals.Words(refused.Refusal) }, await files.Keep(sent, http.RequestAborted));
            default:
                return Results.NotFound();
        }
    }

    /// <summary>Whether a program filled it in. Of what may be a person's, <paramref name="wrong"/> says what to do.</summary>
    internal static bool IsProgram(FormTrap trap, IFormCollection form, Dictionary<string, string> wrong)
    {
        var verdict = trap.Judge(form);
        if (verdict is FormTrap.Verdict.TooQuick or FormTrap.Verdict.Stale)
            wrong["text"] = verdict == FormTrap.Verdict.Stale ? CustomerWords.Stale : CustomerWords.TooQuick;
        return verdict == FormTrap.Verdict.Program;
    }

    /// <summary>The same words from the same showing of the form are the same complaint: who taps twice complains once.</summary>
    internal static Once Same(IFormCollection form, ComplainFields fields)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{form["started"]}\n{fields.Name}\n{fields.Contact}\n{Text(fields)}"));
        return new(Guid.Empty, $"form:{Convert.ToHexStringLower(hash)}", hash);
    }

    private static string ThanksPath(bool embedded, string? token) =>
        embedded ? Languages.Link($"{Embedded}/received/{token}", Languages.Current) : $"{Own}/received/{token}";

    private static async Task<IResult> Received(HttpContext http, Frames frames, CustomerLink links, CaseView cases, string token)
    {
        if (await links.Open(token, http.RequestAborted) is not { } linked || await cases.Handle(linked.Customer, linked.Reference, http.RequestAborted) is not { } found)
            return Results.NotFound();
        var frame = await frames.For(http);
        var embedded = IsEmbedded(http);
        return Pages.Page<ReceivedPage>(new
        {
            Frame = frame,
            Embedded = embedded,
            Reference = found.Reference,
            FirstName = Wording.FirstName(found.CustomerName),
            Link = $"/c/{token}",
            FullLink = $"{http.Home()}/c/{token}",
            ReplyBy = found.State.WaitingSince is null ? null : frame.Clock.By(found.AnswerBy),
        });
    }

    private static async Task<IResult> Again(HttpContext http, Frames frames, FormTrap trap, ComplainFields fields, Dictionary<string, string> wrong, KeptFiles? kept)
    {
        if (kept is { Some: true })
            wrong.TryAdd("files", CustomerWords.FilesAgain);
        return Pages.Page<ComplainPage>(new { Model = new ComplainModel(await frames.For(http), trap.Start(), fields, wrong, IsEmbedded(http)) { Kept = kept } }, StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>The form with what somebody wrote elsewhere, and why it stands here.</summary>
    internal static async Task<IResult> Instead(HttpContext http, Frames frames, FormTrap trap, ComplainFields fields, string why, bool embedded) =>
        Pages.Page<ComplainPage>(new { Model = new ComplainModel(await frames.For(http), trap.Start(), fields, new Dictionary<string, string>(), embedded) { Why = why } }, StatusCodes.Status422UnprocessableEntity);

    private static bool IsEmbedded(HttpContext http) => http.Request.Path.StartsWithSegments(Embedded, StringComparison.Ordinal);

    private static ComplainFields Read(IFormCollection form) => new()
    {
        Text = form["text"].ToString(),
        Name = form["name"].ToString(),
        Contact = form["contact"].ToString(),
        Order = form["order"].ToString(),
        Wants = [.. form["wants"].OfType<string>().Where(WantChoices.Has).Distinct()],
    };

    /// <param name="needsContact">Without one our answer would not arrive.</param>
    internal static Dictionary<string, string> Check(ComplainFields fields, bool needsContact = true)
    {
        var wrong = new Dictionary<string, string>();
        if (string.IsNullOrWhiteSpace(fields.Text))
            wrong["text"] = CustomerWords.TextMissing;
        else if (fields.Text.Length > ComplainFields.MostText)
            wrong["text"] = CustomerWords.TextTooLong.Fill(ComplainFields.MostText);
        if (string.IsNullOrWhiteSpace(fields.Name))
            wrong["name"] = CustomerWords.NameMissing;
        else if (fields.Name.Length > ComplainFields.MostName)
            wrong["name"] = CustomerWords.NameTooLong;
        if ((needsContact || !string.IsNullOrWhiteSpace(fields.Contact)) && Contact.Trouble(fields.Contact) is { } trouble)
            wrong["contact"] = trouble;
        if (fields.Order.Length > ComplainFields.MostOrder)
            wrong["order"] = CustomerWords.OrderTooLong;
        return wrong;
    }

    private static NewComplaint Complaint(ComplainFields fields) => new(Contact.Customer(fields.Name, fields.Contact), Channel.Form, Text(fields));

    /// <summary>How the lines begin that <see cref="Text"/> adds, in each language of the form.</summary>
    public static IReadOnlyList<string> Labels =>
        [.. Languages.Offered.SelectMany(language => (string[])[nameof(CustomerWords.TickedText), nameof(CustomerWords.OrderText)], (language, words) => CustomerWords.ResourceManager.GetString(words, language)!.Split("{0}")[0].TrimEnd())];

    /// <summary>What they ticked is said in words below their own, so that it is read with them.</summary>
    private static string Text(ComplainFields fields)
    {
        var text = fields.Text.ReplaceLineEndings("\n").Trim();
        if (fields.Wants.Count > 0)
            text += "\n\n" + CustomerWords.TickedText.Fill(string.Join(", ", fields.Wants.Select(WantChoices.Words)));
        if (!string.IsNullOrWhiteSpace(fields.Order))
            text += "\n\n" + CustomerWords.OrderText.Fill(fields.Order.Trim());
        return text;
    }
}
