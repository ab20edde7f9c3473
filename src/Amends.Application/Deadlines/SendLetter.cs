using Amends.Application.Complaints;
using Amends.Application.SecondReaders;
using Amends.Application.Storage;
using Amends.Language;
using Amends.Recovery;

namespace Amends.Application.Deadlines;

/// <summary>
/// A colleague sends a document that a charter asks for: it is checked for what it must say, goes out like any reply, and stops the clocks that it
/// satisfies, in one go or not at all.
/// </summary>
internal sealed class SendLetter(CaseView cases, ReviewDraft reviews, ChangeComplaint change, Charters charters, HouseSettings house, GuardReply guard, TimeProvider time)
{
    public Task<Outcome<Changed>> Handle(Target target, NewLetter letter, CancellationToken cancel = default) => Handle(target, letter, null, (_, plan) => Task.FromResult(plan), cancel);

    /// <param name="read">The second reader who let it go; null where none was asked.</param>
    /// <param name="then">What is made of the plan before it is carried out.</param>
    public async Task<Outcome<Changed>> Handle(Target target, NewLetter letter, SecondReading? read, Func<Seen, Plan, Task<Plan>> then, CancellationToken cancel = default)
    {
        if (Words.Problem(letter.Text, "Write the letter.") is { } refusal)
            return refusal;
        if (await cases.Handle(target.By, target.Reference, cancel) is not { } found)
            return new Outcome<Changed>.NotFound();
        var text = Words.Clean(letter.Text);
        if (await reviews.Handle(target.By, target.Reference, text, cancel) is not { } review)
            return new Outcome<Changed>.NotFound();
        var known = Known(found, target.By, await house.Get(cancel));
        var book = await charters.Book(cancel);
        var sent = time.GetUtcNow();
        var said = new Said(Guid.CreateVersion7(sent), Direction.Outbound, letter.Channel ?? found.State.Channel, text, null) { Review = Json.Write(review) };
        var rules = await guard.Rules(cancel);
        return await change.Handle(target, async seen =>
        {
            var state = seen.State;
            var (command, missing) = StopDocuments.Decide(state, book.Of(state), letter.Charter, new(letter.Kind, text, said.Id, known, letter.Confirmed), time.Now());
            // What the letter says of dates is what the law asks for, not a promise that somebody made: none enters the ledger by itself.
            if (command is null)
                return new Plan { Refusal = missing };
            var plan = SendReply.Plan(state, new Reply(text, letter.Channel) { Read = read }, said, review, []).And(command) with
            {
                Needs = read is null ? await GuardReply.Needs(rules, seen, target.By, review.Score) : null,
            };
            return await GuardReply.Hold(seen, await then(seen, plan), target.By, text, new Held(null, null, null) { Letter = letter });
        }, cancel);
    }

    /// <summary>What the case knows for any letter.</summary>
    public static IReadOnlyDictionary<string, string?> Known(Case of, Person by, Organisation house) => new Dictionary<string, string?>
    {
        ["customer"] = of.CustomerName,
        ["reference"] = of.Reference,
        ["heard"] = of.Timeline.LastOrDefault(e => e.What is ClarificationSent)?.Words,
        ["outcome"] = Agreed(of),
        ["agent"] = by.Name,
        ["organisation"] = house.Name,
    };

    private static string? Agreed(Case of)
    {
        if (of.Timeline.LastOrDefault(e => e.What is Agreed) is not { What: Agreed agreed } entry)
            return null;
        var chosen = agreed.OptionId is { } option ? of.Timeline.FirstOrDefault(e => e.What is OptionOffered offered && offered.OptionId == option)?.Words : null;
        return string.IsNullOrWhiteSpace(entry.Words) ? chosen?.Replace('\n', ' ') : entry.Words;
    }
}

/// <summary>A document that is to be sent.</summary>
/// <param name="Charter">The code of the charter whose document it is.</param>
/// <param name="Confirmed">What it must say and tells in other words.</param>
/// <param name="Channel">How it goes out; null: the way the complaint came in.</param>
public sealed record NewLetter(string Charter, DocumentKind Kind, string Text, IReadOnlyList<string> Confirmed, Channel? Channel = null);
