using Amends.Application.Storage;
using NodaTime;

namespace Amends.Application.Customers;

/// <summary>Who complains, as far as they told us. Whoever is known by one of these is that customer again.</summary>
public sealed record NewCustomer(string? Name = null, string? Email = null, string? Phone = null, string? ExternalId = null);

/// <summary>Finds the customer whom these identities name, or makes one.</summary>
internal static class FindCustomer
{
    /// <param name="trusted">A colleague or a token vouches that the identities belong together, so that new ones are attached to a known customer. What a stranger types into a form proves nothing.</param>
    public static async Task<(Guid Id, string Name)> FindOrAddCustomer(this Session session, NewCustomer given, bool trusted, Instant now)
    {
        var identities = Identities(given);
        foreach (var (kind, value, _) in identities)
        {
            var known = await session.First(
                "SELECT c.id, c.name FROM identities i JOIN customers c ON c.id = i.customer_id WHERE i.kind = @kind AND i.value = @value",
                row => new Known(row.GetGuid(0), row.GetString(1)),
                kind, value);
            if (known is null)
                continue;
            // Nor does it tell a stranger what somebody of that address is called.
            if (!trusted)
                return (known.Id, Name(given));
            await Attach(session, known.Id, identities);
            return (known.Id, known.Name);
        }

        var id = Guid.CreateVersion7(now.ToDateTimeOffset());
        var name = Name(given);
        await session.Later("INSERT INTO customers (id, name, created_at) VALUES (@id, @name, @at)", id, name, now);
        // None of them was known a moment ago. If somebody else is adding the same customer now, one of the two is refused here and, tried again, finds them.
        foreach (var (kind, value, shown) in identities)
            await session.Later("INSERT INTO identities (kind, value, shown, customer_id) VALUES (@kind, @value, @shown, @customer)", kind, value, shown, id);
        return (id, name);
    }

    private static async Task Attach(Session session, Guid customer, IReadOnlyList<(IdentityKind Kind, string Value, string Shown)> identities)
    {
        foreach (var (kind, value, shown) in identities)
        {
            await session.Later(
                "INSERT INTO identities (kind, value, shown, customer_id) VALUES (@kind, @value, @shown, @customer) ON CONFLICT (kind, value) DO NOTHING",
                kind, value, shown, customer);
        }
    }

    private static IReadOnlyList<(IdentityKind Kind, string Value, string Shown)> Identities(NewCustomer given) =>
        [.. new (IdentityKind Kind, string? Given)[] { (IdentityKind.External, given.ExternalId), (IdentityKind.Email, given.Email), (IdentityKind.Phone, given.Phone) }
            .Select(one => (one.Kind, Value: Identity.Normalise(one.Kind, Clean(one.Given)), Shown: Clean(one.Given)?.Trim()))
            .Where(one => one.Value is not null)
            .Select(one => (one.Kind, one.Value!, one.Shown!))];

    private static string Name(NewCustomer given) =>
        Complaints.Words.OneLine(Complaints.Words.Clean(new[] { given.Name, given.Email, given.Phone, given.ExternalId }.FirstOrDefault(part => !string.IsNullOrWhiteSpace(part)) ?? ""), Complaints.Words.LongestName);

    private static string? Clean(string? given) => given is null ? null : Complaints.Words.Clean(given);

    private sealed record Known(Guid Id, string Name);
}
