using Amends.Application.Complaints;
using Amends.Application.Customers;
using Amends.Recovery;
using Amends.Web.Api;
using Amends.Web.Files;
using Amends.Web.People;
using NodaTime;

namespace Amends.Web.Complaints;

/// <summary><c>POST /complaints</c>: a complaint is taken in and read.</summary>
internal static class ComplaintsApi
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/complaints", Receive)
        .Accepts<NewComplaintBody>("application/json").Produces<NewComplaintAnswer>(StatusCodes.Status201Created)
        .WithSummary("Takes in a complaint and reads it.")
        .TakesFilesAsJson();

    private static async Task<IResult> Receive(HttpContext http, ReceiveComplaint receive, CancellationToken cancel)
    {
        var body = await Body.Read(http, ApiJson.Web.NewComplaintBody);
        var complaint = body.Checked();
        var outcome = await receive.Handle(complaint, http.Person(), http.Once(), cancel);
        return outcome.ToAnswer(begun =>
        {
            Versions.WriteTag(http, begun.Version);
            http.Response.Headers.Location = $"/api/v1/complaints/{begun.Reference}";
            return Answers.Json(NewComplaintAnswer.Of(begun), ApiJson.Web.NewComplaintAnswer, StatusCodes.Status201Created);
        });
    }
}

internal sealed record CustomerBody(string? Name, string? Email, string? Phone, string? ExternalId);

internal sealed record NewComplaintBody(CustomerBody? Customer, Channel? Channel, string? Subject, string? Text, string? Html, Instant? ReceivedAt, string? ExternalId, IReadOnlyList<FileBody?>? Files = null)
{
    private const int LongestAddress = 254, LongestSubject = 1_000;

    /// <exception cref="BadRequestException">Fields need another look.</exception>
    public NewComplaint Checked()
    {
        var check = new Check();
        check.Required(Text, "text", Check.LongestMessage);
        check.Optional(Html, "html", Check.LongestMessage);
        check.Optional(Subject, "subject", LongestSubject);
        check.Optional(ExternalId, "externalId", Check.LongestName);
        check.That(ExternalId is not "", "externalId", "Leave it out, or give at least one character.");
        check.Optional(Customer?.Name, "customer.name", Check.LongestName);
        check.Optional(Customer?.Email, "customer.email", LongestAddress);
        check.That(string.IsNullOrWhiteSpace(Customer?.Email) || Customer.Email.Trim().IndexOf('@') > 0, "customer.email", "This does not look like an e-mail address.");
        check.Optional(Customer?.Phone, "customer.phone", LongestAddress);
        check.Optional(Customer?.ExternalId, "customer.externalId", LongestAddress);
        FileBody.Check(check, Files);
        check.Done();
        return new(
            new NewCustomer(Customer?.Name, Customer?.Email, Customer?.Phone, Customer?.ExternalId),
            Channel ?? Recovery.Channel.Api, Text!, Subject, Html, ReceivedAt, ExternalId) { Files = FileBody.New(Files) };
    }
}

internal sealed record NewComplaintAnswer(string Reference, string Url, double Heat, Band Band, Stage Stage, Language.Reading Reading, IReadOnlyList<DeadlineAnswer> Deadlines)
{
    public static NewComplaintAnswer Of(NewCase it) =>
        new(it.Reference, $"/complaints/{it.Reference}", it.Reading.Heat, it.State.Heat.Band, it.State.Stage, it.Reading, [.. it.Deadlines.Where(due => due.MetAt is null).Select(due => new DeadlineAnswer(due.Code, due.Due, due.Charter))]);
}

/// <param name="Charter">The code of the charter whose clock it is.</param>
internal sealed record DeadlineAnswer(string Code, Instant Due, string? Charter = null);
