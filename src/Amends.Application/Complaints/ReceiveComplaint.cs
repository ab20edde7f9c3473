using Amends.Application.Corrections;
using Amends.Application.Customers;
using Amends.Application.Deadlines;
using Amends.Application.Files;
using Amends.Application.Live;
using Amends.Application.Paths;
using Amends.Application.Storage;
using Amends.Language;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Complaints;

/// <summary>A customer complains, wherever they do: finds or makes the customer, reads the words, begins the complaint.</summary>
internal sealed class ReceiveComplaint(Changes changes, Events events, Charters charters, HouseCodes codes, TimeProvider time)
{
    private const int LongestExternalId = 200;

    /// <param name="by">The colleague or token that takes it in; null where the customer does it themselves.</param>
    /// <returns>The new complaint; the one that exists where <see cref="NewComplaint.ExternalId"/> is known already.</returns>
    public async Task<Outcome<NewCase>> Handle(NewComplaint given, Person? by, Once? once = null, CancellationToken cancel = default)
    {
        var now = time.Now();
        if (Problem(given, now) is { } refusal)
            return refusal;
        var complaint = given with
        {
            Text = Words.Clean(given.Text),
            Html = given.Html is null ? null : Words.Clean(given.Html),
            ExternalId = given.ExternalId is null ? null : Words.Clean(given.ExternalId),
        };
        var at = given.ReceivedAt ?? now;
        var reading = await codes.Read(complaint.Text, at.ToDateTimeOffset(), cancel);
        var book = await charters.Book(cancel);
        ComplaintChanged? news = null;

        var outcome = await changes.Run(async session =>
        {
            news = null;
            if (await session.AnswerTo<NewCase>(once) is { } before)
                return before;
            if (complaint.ExternalId is { } external && await Existing(session, external, book) is { } existing)
                return await MaySee(session, by, existing) ? existing : new Refusal("external_id_taken", "A complaint with this externalId is here already, and is not yours to see.");
            var begun = await Begin(session, complaint, reading, book, by, at, now);
            if (begun is Outcome<NewCase>.Done { Value: var it })
            {
                await session.KeepAnswer(once, it, now);
                news = new(it.Reference, it.Version, null, false, [nameof(Received)]) { Heat = it.State.Heat.Value, InChat = it.State.Channel == Channel.Chat };
                await events.Announce(session, news);
            }
            return begun;
        }, cancel);
        if (news is not null)
            events.Publish(news);
        return outcome;
    }

    private static async Task<Outcome<NewCase>> Begin(Session session, NewComplaint given, Reading reading, CharterBook book, Person? by, Instant at, Instant now)
    {
        var (customer, name) = await session.FindOrAddCustomer(given.Customer, trusted: by is not null, now);
        var said = new Said(Guid.CreateVersion7(now.ToDateTimeOffset()), Direction.Inbound, given.Channel, given.Text, given.Html)
        {
            Heat = reading.Heat,
            Reading = Json.Write(reading),
            Files = [.. given.Files.Select(SaidFile.Of)],
        };
        var actor = by?.Actor ?? Actor.Customer(customer);
        var decision = Complaint.None.Decide(new Receive(customer, (book.For(book.Standard.Code, at) ?? book.Standard).Key, EvidenceFromLanguage.Hear(said.Id, given.Channel, reading) with { Files = SaidFile.Hashes(said.Files) }), actor, at);
        if (decision is Decision.Refused refused)
            return refused.Refusal;

        List<TimelineEntry> entries = [.. ((Decision.Accepted)decision).Entries];
        var state = Complaint.Fold(entries);
        foreach (var held in book.Choice.HeldTo.Select(code => book.For(code, at)).OfType<Charter>())
        {
            if (state.Decide(new AddCharter(held.Key), Actor.Amends, at) is not Decision.Accepted more)
                continue;
            entries.AddRange(more.Entries);
            state = state.Apply(more.Entries);
        }
        List<Said> told = [said];
        if (given.Minutes is { } minutes)
        {
            var note = new Said(Guid.CreateVersion7(now.ToDateTimeOffset()), Direction.Note, given.Channel, $"{new Talk(given.Channel, minutes).Opening}The complaint was taken down.");
            var noted = (Decision.Accepted)state.Decide(new AddNote(note.Id), actor, at);
            entries.AddRange(noted.Entries);
            state = state.Apply(noted.Entries);
            told.Add(note);
        }
        var standing = Standing.Of(state, book.Of(state));
        var reference = Reference.Draw().ToString();
        // The row needs the last hash and the entries need the row's id; the hashes do not hold the id, so they come first.
        var links = Chain.LinkAll(0, entries, told, Chain.Start(reference));
        var subject = string.IsNullOrWhiteSpace(given.Subject) ? null : Words.OneLine(Words.Clean(given.Subject), Words.LongestSubject);
        var id = await session.InsertComplaint(new(reference, given.ExternalId, name, subject, Words.Snippet(given.Text), now), state, standing, links[^1].Hash);
        await session.Append(id, links);
        await session.InsertMessage(id, said, actor, at, $"{name} {subject} {given.Customer.Email}");
        foreach (var note in told.Skip(1))
            await session.InsertMessage(id, note, actor, at, null);
        await session.SaveClocks(id, state, standing.Deadlines, now, isNew: true);
        return new NewCase(reference, state.Version, customer, state, reading, standing.Deadlines);
    }

    private static async Task<NewCase?> Existing(Session session, string externalId, CharterBook book) =>
        await session.First(
            "SELECT c.reference, c.state, m.reading FROM complaints c JOIN messages m ON m.complaint_id = c.id WHERE c.external_id = @external ORDER BY m.key LIMIT 1",
            row =>
            {
                var state = Json.Read<Complaint>(row.GetString(1));
                return new NewCase(row.GetString(0), state.Version, state.CustomerId, state, Json.Read<Reading>(row.GetString(2)), book.Deadlines(state));
            },
            externalId);

    private static async Task<bool> MaySee(Session session, Person? by, NewCase existing) =>
        by is null || await session.Scalar<long>($"SELECT COUNT(*) FROM complaints c WHERE c.reference = @reference AND {Visibility.Sql(by)}", existing.Reference, by.Id) > 0;

    private static Refusal? Problem(NewComplaint given, Instant now)
    {
        if (Words.Problem(given.Text, "Tell us in the customer's words what happened.") is { } problem)
            return problem;
        if (FileLimits.Refusal([.. given.Files.Select(file => (file.Name, (long)file.Bytes.Length))]) is { } tooMuch)
            return tooMuch;
        if (given.ExternalId is { Length: > LongestExternalId or 0 })
            return new("external_id_length", $"The externalId may have 1 to {LongestExternalId} characters.");
        if (given.ReceivedAt > now + Duration.FromMinutes(5))
            return new("received_at_future", "It cannot have been received in the future. Leave receivedAt out to mean now.");
        return given.ReceivedAt < Instant.FromUnixTimeTicks(0) ? new Refusal("received_at_past", "receivedAt may go back to 1970.") : null;
    }
}

/// <summary>A complaint as it came in.</summary>
/// <param name="ReceivedAt">When the customer said it; null means now.</param>
/// <param name="ExternalId">The name another system knows it by: a second complaint with the same one is not taken in twice.</param>
public sealed record NewComplaint(
    NewCustomer Customer,
    Channel Channel,
    string Text,
    string? Subject = null,
    string? Html = null,
    Instant? ReceivedAt = null,
    string? ExternalId = null)
{
    /// <summary>What came with it.</summary>
    public IReadOnlyList<NewFile> Files { get; init; } = [];

    /// <summary>How long the talk took in which a colleague took it down, to be noted; null where there was none or nobody counted.</summary>
    public int? Minutes { get; init; }
}

/// <summary>A complaint that began.</summary>
public sealed record NewCase(string Reference, int Version, Guid CustomerId, Complaint State, Reading Reading, IReadOnlyList<Deadline> Deadlines);
