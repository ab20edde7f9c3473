using Amends.Application.Storage;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Complaints;

/// <summary>
/// How many cases the parts of the queue hold, each counted up to <see cref="Most"/> and no further: a short range of an index each, all in one query. A
/// team's part has none: it would take a range for each of its people.
/// </summary>
internal sealed class QueueCounts(Database database)
{
    /// <summary>Beyond, it is "99+".</summary>
    public const int Most = 99;

    /// <param name="dueBy">The end of today.</param>
    public async Task<PartCounts> Handle(Person person, Instant dueBy, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel);
        await using var session = new Session(connection, database.IsSqlite);
        return (await session.First(Sql(person), row => new PartCounts(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4)), Stage.Open, person.Id, dueBy, Queue.Angry))!;
    }

    public static string Sql(Person person)
    {
        return $"SELECT {Up("c.owner = @person")}, {Up("c.owner IS NULL")}, {Up("c.next_due <= @due_by", "ORDER BY c.next_due")}, {Up("c.heat >= @angry AND c.waiting_since IS NOT NULL", "ORDER BY c.heat DESC")}, {Up("TRUE", "ORDER BY c.answer_by")}";

        // The order is that of the index to be read: it stops where it has enough.
        string Up(string which, string order = "") => $"(SELECT COUNT(*) FROM (SELECT 1 FROM complaints c WHERE c.stage = @stage AND {which} AND {Visibility.Sql(person)} {order} LIMIT {Most + 1}) counted)";
    }
}

/// <summary>Each as it is, or one more than <see cref="QueueCounts.Most"/> where there are more.</summary>
internal sealed record PartCounts(int Mine, int Unowned, int Today, int Angry, int All);
