using Amends.Application.Library;

namespace Amends.Application.Demo;

/// <summary>What the lead of Northgate Parcels keeps for everybody's replies, besides what ships.</summary>
internal static class DemoPhrases
{
    private static readonly Phrase Driver = new("Who brings it, and when", "{driver} brings it {day and hours}.", "next_step", "delivery");

    public static async Task Write(SavePhrase save, Person lead, CancellationToken cancel)
    {
        var driver = Done(await save.Handle(lead, null, Driver, null, cancel));
        Done(await save.Handle(lead, driver.Id, Driver with { Words = "{driver} brings it {day and hours}, and rings you ten minutes before." }, driver.Version, cancel));
        Done(await save.Handle(lead, null, new("The depot looks by hand", "I have asked both depots to search by hand tonight. What does it look like, {name|please}, so that they know it when they see it?", "clarify", "delivery.missing"), null, cancel));
        Done(await save.Handle(lead, null, new("A day at home for nothing", "You kept a whole day free for us and nobody came. That would make me angry too.", "empathy", "delivery"), null, cancel));
        Done(await save.Withdraw(lead, "looked_for", withdrawn: true, cancel));
    }

    private static SavedPhrase Done(Outcome<SavedPhrase> outcome) => outcome is Outcome<SavedPhrase>.Done it ? it.Value : throw new InvalidOperationException("A phrase of the demo is refused.");
}
