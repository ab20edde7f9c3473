using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Customers;

/// <summary>What a customer wants of us over all their cases: how to be reached, whether to be asked how it went, whether to be invited to review. Each stands until they say otherwise.</summary>
internal sealed class CustomerChoices(IDbContextFactory<AmendsDb> databases, Changes changes, TimeProvider time)
{
    private static readonly Channel[] Reachable = [Channel.Email, Channel.Phone, Channel.Form];

    public async Task<Choices?> Of(Guid customer, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Customers.Where(c => c.Id == customer).Select(c => new Choices(c.PreferredChannel, c.NoSurveysAt, c.InvitationsAt)).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Changes what is given and leaves the rest.</summary>
    /// <param name="preferred">Post, as it were: the way they like to hear from us.</param>
    public async Task<Outcome<bool>> Change(Guid customer, Channel? preferred = null, bool? surveys = null, bool? invitations = null, CancellationToken cancel = default)
    {
        if (preferred is { } channel && !Reachable.Contains(channel))
            return new Refusal("channel_unreachable", "We can write e-mails, ring, or write on the customer's own page: choose email, phone or form.");
        var now = time.Now();
        return await changes.Run(async session =>
        {
            var changed = 0;
            if (preferred is not null)
                changed += await session.Execute("UPDATE customers SET preferred_channel = @channel WHERE id = @id", preferred, customer);
            // What was said first stays the time it was said.
            if (surveys is { } ask)
                changed += await session.Execute(ask ? "UPDATE customers SET no_surveys_at = NULL WHERE id = @id" : "UPDATE customers SET no_surveys_at = coalesce(no_surveys_at, @at) WHERE id = @id", ask ? [customer] : [now, customer]);
            if (invitations is { } invite)
                changed += await session.Execute(invite ? "UPDATE customers SET invitations_at = coalesce(invitations_at, @at) WHERE id = @id" : "UPDATE customers SET invitations_at = NULL WHERE id = @id", invite ? [now, customer] : [customer]);
            return changed > 0 ? true : (Outcome<bool>)new Outcome<bool>.NotFound();
        }, cancel);
    }
}

/// <param name="NoSurveysAt">Since when they want no closing questions.</param>
/// <param name="InvitationsAt">Since when we may invite them to review or recommend us.</param>
public sealed record Choices(Channel? Preferred, Instant? NoSurveysAt, Instant? InvitationsAt);
