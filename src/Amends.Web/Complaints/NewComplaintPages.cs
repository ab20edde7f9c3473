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
    public static void MapNewComplaint(this IEndpointRouteBuilder desk)
    {
        desk.MapGet("/complaints/new", async (HttpContext http, Frames frames) => Pages.Page<NewComplaintPage>(new { Model = new NewComplaintModel(await frames.For(http), new()) }));
        desk.MapPost("/complaints/new", Take).TakesFiles().ChecksForms();
    }

    private static async Task<IResult> Take(HttpContext http, Frames frames, ReceiveComplaint receive, NoteAct acts, IFormCollection form)
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
        var chosen = FormFiles.Chosen(form);
        if (CustomerFiles.Trouble(chosen) is { } large)
            return await Again(http, frames, fields, ComplaintsWords.LookAtFiles, $"{large} {CustomerWords.FilesAgain}");
        var minutes = fields.Channel == Channel.Social ? null : fields.Minutes;
        var given = new NewComplaint(new NewCustomer(Or(fields.Name), Or(fields.Email), Or(fields.Phone)), fields.Channel, fields.Text, Or(fields.Subject)) { Files = await FormFiles.Read(chosen, http.RequestAborted), Minutes = minutes };
        var outcome = await receive.Handle(given, http.Person(), cancel: http.RequestAborted);
        if (minutes is { } took && outcome is Outcome<NewCase>.Done { Value.Reference: var reference })
            await acts.Handle(http.Person(), reference, call: Duration.FromMinutes(took));
        return outcome switch
        {
            Outcome<NewCase>.Done done => Pages.SeeOther($"/complaints/{done.Value.Reference}"),
            Outcome<NewCase>.Refused refused => await Again(http, frames, fields, refused.Refusal.Words, chosen.Count > 0 ? CustomerWords.FilesAgain : null),
            _ => Results.NotFound(),
        };
    }

    private static async Task<IResult> Again(HttpContext http, Frames frames, NewComplaintFields fields, string trouble, string? files) =>
        Pages.Page<NewComplaintPage>(new { Model = new NewComplaintModel(await frames.For(http), fields, trouble, files) }, StatusCodes.Status422UnprocessableEntity);

    private static string? Or(string words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
}

/// <param name="Trouble">What was wrong last time, and what to do.</param>
/// <param name="FileTrouble">What is to be done about the files.</param>
public sealed record NewComplaintModel(Frame Frame, NewComplaintFields Fields, string? Trouble = null, string? FileTrouble = null);

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
