using System.Globalization;
using System.Text;
using Amends.Application.Complaints;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Informing;

/// <summary>
/// The honest word to a customer where there is no news yet: that there is none, what is being done and by whom, and when they hear from us next. It is put
/// together from the case for a person to read, mend and send; nothing sends it by itself.
/// </summary>
internal static class NoNewsMessage
{
    private const int Most = 4;

    /// <param name="next">The day by which they hear from us again.</param>
    public static string Compose(Case of, string firstName, LocalDate next, Instant now)
    {
        var zone = of.Zone;
        var text = new StringBuilder($"Dear {firstName},\n\n");
        text.Append(of.State.InformedAt is { } informed && Period.DaysBetween(informed.InZone(zone).Date, now.InZone(zone).Date) > 0
            ? $"You have not heard from me since {Day(informed.InZone(zone).Date, now, zone)}, and waiting without a word is hard. "
            : "Waiting without a word is hard. ");
        text.Append("There is no news yet. This is where we are:\n\n");
        var lines = Steps(of, now).Concat(Promises(of, now)).Concat(Questions(of, now)).Take(Most).ToList();
        text.AppendJoin('\n', lines.Count > 0 ? lines : ["- Your case is with me, and I am working on it."]);
        text.Append(CultureInfo.InvariantCulture, $"\n\nI will write to you again by {Day(next, now, zone)}, whether there is news or not. Thank you for bearing with us.");
        return text.ToString();
    }

    private static IEnumerable<string> Steps(Case of, Instant now)
    {
        foreach (var step in of.State.Actions.Where(a => a.DoneAt is null))
        {
            var words = Title(of.Timeline.FirstOrDefault(e => e.What is ActionPlanned it && it.ActionId == step.Id)?.Words);
            if (words is null)
                continue;
            var due = step.Due is { } at && at > now ? $", to be done by {Day(at.InZone(of.Zone).Date, now, of.Zone)}" : "";
            yield return (step.Department, step.BegunAt, step.PlannedAt) switch
            {
                ({ } department, { } begun, _) => $"- “{words}” is with {Team(department)}. They have been at it since {Day(begun.InZone(of.Zone).Date, now, of.Zone)}{due}.",
                ({ } department, null, { } planned) => $"- “{words}” is with {Team(department)}. I asked them on {Day(planned.InZone(of.Zone).Date, now, of.Zone)}, and they have not answered yet{due}.",
                ({ } department, _, _) => $"- “{words}” is with {Team(department)}{due}.",
                _ => $"- “{words}” is with me{due}.",
            };
        }
    }

    private static IEnumerable<string> Promises(Case of, Instant now)
    {
        foreach (var promise in of.State.Promises.Where(p => p is { State: PromiseState.Open or PromiseState.Renegotiated, Due: not null } && p.Due > now))
        {
            if (Title(of.Timeline.FirstOrDefault(e => e.What is PromiseMade it && it.PromiseId == promise.Id)?.Words) is { } words)
                yield return $"- What you were told stands: “{words}”{(words.Contains("by ", StringComparison.Ordinal) ? "" : $", by {Day(promise.Due!.Value.InZone(of.Zone).Date, now, of.Zone)}")}.";
        }
    }

    private static IEnumerable<string> Questions(Case of, Instant now)
    {
        foreach (var question in of.State.Approvals.Where(a => a.Granted is null))
            yield return question.Due is { } due && due > now
                ? $"- The next step needs a yes from our management. I have asked, and the answer is due by {Day(due.InZone(of.Zone).Date, now, of.Zone)}."
                : "- The next step needs a yes from our management. I have asked, and there is no answer yet.";
    }

    private static string? Title(string? words) => words?.Split('\n', 2)[0].Trim().TrimEnd('.') is { Length: > 0 } title ? title : null;

    private static string Team(string department) => department == "Management" ? "our management" : $"our {department.ToLowerInvariant()} team";

    private static string Day(LocalDate date, Instant now, DateTimeZone zone) =>
        date.ToString(date.Year == now.InZone(zone).Year ? "dddd d MMMM" : "dddd d MMMM yyyy", CultureInfo.InvariantCulture);
}
