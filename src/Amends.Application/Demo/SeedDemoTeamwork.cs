using Amends.Application.Complaints;
using Amends.Application.Library;
using Amends.Application.SecondReaders;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;

namespace Amends.Application.Demo;

/// <summary>What the people of Northgate Parcels have arranged among themselves: causes of their own, views of the queue, and a new colleague whose replies somebody reads.</summary>
internal sealed class SeedDemoTeamwork(IDbContextFactory<AmendsDb> databases, HouseRules<Causes> causes, SavedViews views, MarkColleague marks, HouseReading reading, SendReply send)
{
    private const string Waits = "It is a jump, and nobody told you why, Rosalind: I'm sorry. From Monday the shop has a sign that says what a box costs and where the free ones are. I have asked Hannah at the shop to keep two of the right size for you.";

    /// <param name="team">The members of <see cref="DemoTeam"/> by first name, with their accounts.</param>
    public async Task Run(IReadOnlyDictionary<string, Person> team, CancellationToken cancel = default)
    {
        Done(await causes.Change(team["felix"], DemoCauses.All, cancel));
        Done(await views.Add(team["ruth"], "Furious, nobody’s", new(ViewWhose.Nobody, HeatFrom: 80), cancel));
        Done(await views.Add(team["ruth"], "A day and longer", new(WaitingHours: 24), cancel));
        Done(await views.Add(team["ines"], "Chats", new(Channel: Channel.Chat, WaitingHours: 0), cancel));
        Done(await marks.New(team["ruth"], team["dean"].Id, on: true, cancel));
        Done(await reading.Change(team["ruth"], new(NewColleagues: true), cancel));
        Done(await send.Handle(new(await Reference("rosalind.webb@example.org", cancel), team["dean"]), new(Waits), cancel));
    }

    private async Task<string> Reference(string contact, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Identities.Where(one => one.Value == contact).Join(db.Complaints, one => one.CustomerId, complaint => complaint.CustomerId, (_, complaint) => complaint).OrderByDescending(complaint => complaint.ReceivedAt).Select(complaint => complaint.Reference).FirstAsync(cancel);
    }

    private static void Done<T>(Outcome<T> outcome)
    {
        if (outcome is not Outcome<T>.Done)
            throw new InvalidOperationException($"Something the team of the demo arranged is refused: {(outcome as Outcome<T>.Refused)?.Refusal.Words}");
    }
}
