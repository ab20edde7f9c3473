using Amends.Application.Complaints;
using Amends.Application.Customers;
using Amends.Application.Storage;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Journeys;

/// <summary>
/// Another system tells us what a customer did: bought, came, turned to us, brought somebody, spoke well of us. Told again under the same id it is the same event and nothing is
/// added; another event under an id that is taken is refused.
/// </summary>
internal sealed class ReportEvent(Changes changes, TimeProvider time)
{
    private const int LongestId = 200;

    /// <summary>A clock of another system may be a little ahead.</summary>
    private static readonly Duration Ahead = Duration.FromMinutes(10);

    public Task<Outcome<Reported>> Handle(CustomerEvent it, Person by, Once? once = null, CancellationToken cancel = default)
    {
        var now = time.Now();
        if (Problem(it, now) is { } problem)
            return Task.FromResult<Outcome<Reported>>(problem);
        return changes.Run(
            async session =>
            {
                if (await session.AnswerTo<Reported>(once) is { } before)
                    return before;
                var outcome = await Save(session, it, by, now);
                if (outcome is Outcome<Reported>.Done { Value: var reported })
                    await session.KeepAnswer(once, reported, now);
                return outcome;
            },
            cancel);
    }

    private static async Task<Outcome<Reported>> Save(Session session, CustomerEvent it, Person by, Instant now)
    {
        if (await Customer(session, it.Who) is not { } customer || !await MaySee(session, by, customer))
            return new Refusal("customer_unknown", "No customer is known by this. Whoever never complained has no journey here.");
        var id = Guid.CreateVersion7(now.ToDateTimeOffset());
        var added = await session.Execute(
            """
            INSERT INTO customer_events (id, customer_id, kind, at, external_id, minor_units, currency, recorded_at, recorded_by)
            VALUES (@id, @customer, @kind, @at, @external, @units, @currency, @now, @by)
            ON CONFLICT (kind, external_id) WHERE external_id IS NOT NULL DO NOTHING
            """,
            id, customer, it.Kind, it.At ?? now, it.ExternalId, it.Value?.MinorUnits, it.Value?.Currency, now, by.Id);
        if (added == 1)
            return new Reported(id, customer, true);
        var known = await session.First(
            "SELECT id, customer_id, at, minor_units, currency FROM customer_events WHERE kind = @kind AND external_id = @external",
            row => new Known(row.GetGuid(0), row.GetGuid(1), Time.FromStored(row.GetInt64(2)), row.IsDBNull(3) ? null : new Money(row.GetInt64(3), row.GetString(4))),
            it.Kind, it.ExternalId);
        // Stored to a ten-millionth of a second: a clock that tells more of it means the same moment when it tells it again.
        return known!.Customer == customer && (it.At is null || it.At.Value.Stored() == known.At.Stored()) && it.Value == known.Value
            ? new Reported(known.Id, customer, false)
            : new Refusal("event_differs", "Another event was told to us under this externalId. Nothing was changed; give each event an id of its own.");
    }

    private static async Task<Guid?> Customer(Session session, Whom who)
    {
        if (who.Id is { } id)
            return await session.Scalar<long>("SELECT count(*) FROM customers WHERE id = @id", id) == 1 ? id : null;
        foreach (var (kind, given) in new[] { (IdentityKind.External, who.ExternalId), (IdentityKind.Email, who.Email), (IdentityKind.Phone, who.Phone) })
        {
            if (Identity.Normalise(kind, given) is not { } value)
                continue;
            if (await session.First("SELECT customer_id FROM identities WHERE kind = @kind AND value = @value", row => new Found(row.GetGuid(0)), kind, value) is { } found)
                return found.Id;
        }
        return null;
    }

    /// <summary>Whose every case is closed to this caller is not theirs to know of.</summary>
    private static async Task<bool> MaySee(Session session, Person by, Guid customer) =>
        by.SeesAll
        || await session.Scalar<bool>($"SELECT EXISTS (SELECT 1 FROM complaints c WHERE c.customer_id = @customer AND {Visibility.Sql(by)})", customer, by.Id)
        || !await session.Scalar<bool>("SELECT EXISTS (SELECT 1 FROM complaints WHERE customer_id = @customer)", customer);

    private static Refusal? Problem(CustomerEvent it, Instant now) =>
        it.At > now + Ahead ? new("event_to_come", "This has not happened yet. Tell us once it has.")
        : it.ExternalId is { } id && (string.IsNullOrWhiteSpace(id) || id.Length > LongestId || id.Any(char.IsControl)) ? new("external_id_unclear", $"Give the other system's id in at most {LongestId} characters, or leave it out.")
        : it.Value is { MinorUnits: < 0 or > Money.Most } ? new("amount_unusable", "An amount is zero or more, and not larger than any that can be handled here.")
        : it.Value is { } value && !(value.Currency is { Length: 3 } code && code.All(char.IsAsciiLetterUpper)) ? new Refusal("currency_unknown", "Name the currency by its three letters, such as GBP.")
        : null;

    private sealed record Known(Guid Id, Guid Customer, Instant At, Money? Value);

    private sealed record Found(Guid Id);
}

/// <param name="At">When they did it; null: now.</param>
/// <param name="ExternalId">By which the other system knows it.</param>
/// <param name="Value">What they paid, for a purchase.</param>
internal sealed record CustomerEvent(Whom Who, CustomerEventKind Kind, Instant? At, string? ExternalId, Money? Value);

/// <summary>Whom it is about; the first of these that is known counts.</summary>
internal sealed record Whom(Guid? Id, string? ExternalId, string? Email, string? Phone);

/// <param name="Added">false: it was known already.</param>
internal sealed record Reported(Guid Id, Guid Customer, bool Added);
