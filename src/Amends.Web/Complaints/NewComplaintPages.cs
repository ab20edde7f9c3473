using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Composure;
using Amends.Application.Customers;
using Amends.Recovery;
using Amends.Web.CustomerPages;
using Amends.Web.Files;
using Amends.Web.People;
using Amends.Web.Shared;
using NodaTime;

namespace Amends.Web.Complaints;

/// <summary>A colleague writes down what a customer says on the phone or at the counter.</summary>
internal static class NewComplaintPages
{
    /// <summary>Which form the files of a refused one are kept for.</summary>
    private const string Place = "new";

    public static void MapNewComplaint(this IEndpointRouteBuilder desk)
    {
        desk.MapGet("/complaints/new", async (HttpContext http, Frames frames) => Pages.Page<NewComplaintPage>(new { Model = new NewComplaintModel(await frames.For(http), new()) }));
        desk.MapPost("/complaints/new", Take).TakesFiles().ChecksForms();
    }

    private static async Task<IResult> Take(HttpContext http, Frames frames, ReceiveComplaint receive, NoteAct acts, CustomerFiles files, IFormCollection form)
    {
        var fields = new NewComplaintFields
        {
            Channel = Enum.TryParse<Channel>(form["channel"], out var channel) && channel is Channel.Phone or Channel.InPerson or Channel.Social ? channel : Channel.Phone,
            Text = form["text"].ToString(),
            Name = form["name"].ToString(),
            Email = form["email"].ToString(),
            Phone = form["phone"].ToString(),
            Subject = form["subject"].ToString(),
            Minutes = TalkForm.Minutes(form),
        };
        var sent = await files.Of(Place, form, http.RequestAborted);
        if (sent.Trouble is { } large)
            return await Again(http, frames, fields, ComplaintsWords.LookAtFiles, large, await files.Keep(sent, http.RequestAborted));
        var minutes = fields.Channel == Channel.Social ? null : fields.Minutes;
        var given = new NewComplaint(new NewCustomer(Or(fields.Name), Or(fields.Email), Or(fields.Phone)), fields.Channel, fields.Text, Or(fields.Subject)) { Files = await files.Read(sent, http.RequestAborted), Minutes = minutes };
        var once = FormOnce.Of(form, http.Person().Id, [fields.Text, fields.Name, fields.Email, fields.Phone, fields.Subject, .. sent.Marks]);
        var outcome = await receive.Handle(given, http.Person(), once, http.RequestAborted);
        if (minutes is { } took && outcome is Outcome<NewCase>.Done { Value.Reference: var reference })
            await acts.Handle(http.Person(), reference, call: Duration.FromMinutes(took));
        switch (outcome)
        {
            case Outcome<NewCase>.Done done:
                await files.Arrived(sent, http.RequestAborted);
                return Pages.SeeOther($"/complaints/{done.Value.Reference}");
            case Outcome<NewCase>.Refused refused:
                return await Again(http, frames, fields, refused.Refusal.Words, null, await files.Keep(sent, http.RequestAborted));
            default:
                return Results.NotFound();
        }
    }

    private static async Task<IResult> Again(HttpContext http, Frames frames, NewComplaintFields fields, string trouble, string? fileTrouble, KeptFiles? kept) => Pages.Page<NewComplaintPage>(
        new { Model = new NewComplaintModel(await frames.For(http), fields, trouble, fileTrouble ?? (kept is { Some: true } ? CustomerWords.FilesAgain : null), kept) }, StatusCodes.Status422UnprocessableEntity);

    private static string? Or(string words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
}

/// <param name="Trouble">What was wrong last time, and what to do.</param>
/// <param name="FileTrouble">What is to be done about the files.</param>
/// <param name="Kept">What came along with it last time, and goes with the next.</param>
public sealed record NewComplaintModel(Frame Frame, NewComplaintFields Fields, string? Trouble = null, string? FileTrouble = null, KeptFiles? Kept = null);

public sealed record NewComplaintFields
{
    public Channel Channel { get; init; } = Channel.Phone;
    public string Text { get; init; } = "";
    public string Name { get; init; } = "";
    public string Email { get; init; } = "";
    public string Phone { get; init; } = "";
    public string Subject { get; init; } = "";
    public int? Minutes { get; init; }
}
