using Amends.Application.Composure;
using Amends.Application.Deadlines;
using Amends.Application.Files;
using Amends.Application.Goodwill;
using Amends.Application.Library;
using Amends.Application.Paths;
using Amends.Application.Practice;
using Amends.Application.Promises;
using Amends.Application.SecondReaders;
using Amends.Application.Storage;
using Amends.Language;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Complaints;

/// <summary>A colleague answers the customer: the words are reviewed once more as they are sent, and what they promise enters the ledger.</summary>
internal sealed class SendReply(ReviewDraft reviews, ChangeComplaint change, Charters charters, HousePhrases library, HouseGoodwill goodwill, GuardReply guard, TimeProvider time)
{
    public Task<Outcome<Changed>> Handle(Target target, Reply reply, CancellationToken cancel = default) => Handle(target, reply, (_, plan) => Task.FromResult(plan), cancel);

    /// <param name="then">What is made of the plan before it is carried out.</param>
    public async Task<Outcome<Changed>> Handle(Target target, Reply reply, Func<Seen, Plan, Task<Plan>> then, CancellationToken cancel = default)
    {
        if (Words.Problem(reply.Text, "Write what you want to tell the customer.") is { } refusal)
            return refusal;
        var text = Words.Clean(reply.Text);
        if (await reviews.Judge(target.By, target.Reference, text, cancel) is not var (review, needed))
            return new Outcome<Changed>.NotFound();
        var sent = time.GetUtcNow();
        var now = Instant.FromDateTimeOffset(sent);
        var zone = (await charters.Current(cancel)).Calendar.Zone;
        var taken = Taken.From((await library.InUse(cancel)).Select(one => (one.Id, one.Phrase.Words)), text);
        var explained = Taken.From(((await goodwill.Current(cancel)).Policies ?? []).Select(policy => (policy.Code, policy.Words)), text);
        var promises = reply.Promises ?? Kept(reply, FoundPromises.Without(FoundPromises.From(review, target.By.Id, now, zone), reply.Moves, zone), now);
        var said = new Said(Guid.CreateVersion7(sent), Direction.Outbound, reply.Channel ?? Channel.Email, text, reply.Html)
        {
            Review = Json.Write(review),
        };
        var rules = await guard.Rules(cancel);
        return await change.Handle(
            target,
            async seen =>
            {
                var (files, tooMuch) = await (reply.Files ?? new()).Take(seen, target.By);
                var plan = await then(seen, Plan(seen.State, reply, said with { Files = files }, review, promises) with
                {
                    Needs = reply.Read is null ? await GuardReply.Needs(rules, seen, target.By, review.Score) : null,
                    EndsDraft = reply.Files?.Draft is null ? null : text,
                    Refusal = tooMuch ?? (reply.Warns is { } about ? await DrawTheLine.MerelyAngry(seen, about) : null),
                    Also = async (session, at) =>
                    {
                        if (target.By.Kind == ActorKind.Colleague)
                            await session.CountSkills(target.By.Id, SkillSource.Live, at, SkillCounts.Of([needed]));
                        await session.CountUses(Shelf.Phrase, taken, at);
                        await session.CountUses(Shelf.Policy, explained, at);
                        await session.ForgetReturned(seen.Id, target.By.Id);
                        if (reply.Files?.Draft is not null)
                            await session.DropRemoved(seen.Id, target.By.Id);
                    },
                });
                return await GuardReply.Hold(seen, plan, target.By, text, Held.Of(reply));
            },
            cancel);
    }

    /// <summary>A day that has passed by now is no day to promise any more: then the words' own counts.</summary>
    private static IReadOnlyList<NewPromise> Kept(Reply reply, IReadOnlyList<NewPromise> found, Instant now) => reply.Kept is null ? found :
    [
        .. found.Join(reply.Kept, promise => promise.Start, kept => kept.Start, (promise, kept) =>
        {
            promise = promise with { Kind = kept.Kind, Department = kept.Department };
            return kept.Due > now && reply.Dated?.Contains(kept.Start) == true ? promise with { Due = kept.Due, Precision = kept.Precision } : promise;
        }),
    ];

    /// <summary>Sends these words; the case is as it is now.</summary>
    internal static Plan Plan(Complaint state, Reply reply, Said said, Review review, IReadOnlyList<NewPromise> promises)
    {
        var channel = reply.Channel ?? state.Channel;
        IReadOnlyList<string> warnings =
        [
            .. review.Warnings.Select(warning => warning.Code).Distinct(),
            .. review.Unanswered.Select(left => MessageSent.Unanswered + left.Concern).Distinct(),
        ];
        var send = new SendMessage(said.Id, channel, review.Score, warnings, EvidenceFromLanguage.Of(review), promises) { Files = SaidFile.Hashes(said.Files), Read = reply.Read };
        // The new date first: where the old one had passed that is recorded with it, and the message then owns it.
        List<Command> commands = [.. new Command?[] { reply.Moves, send, reply.Then }.OfType<Command>()];
        if (reply.Warns is { } about)
            commands.Add(new WarnOfAbuse(about, said.Id));
        return new(commands)
        {
            Said = [said with { Channel = channel }],
        };
    }
}

/// <summary>What a colleague sends.</summary>
/// <param name="Channel">How it goes out; null: the way the complaint came in.</param>
/// <param name="Promises">The promises that the colleague confirmed; null: those that the coach finds in the words.</param>
/// <param name="Moves">The promise that the words give a new date, if they do: told and moved in one go, or neither. The new date is no promise of its own.</param>
/// <param name="Warns">The customer's message whose insults the words ask to leave out, if they do.</param>
/// <param name="Kept">Of the promises that the coach finds, those that begin where one of these does are made, with its kind and department; null: all.</param>
/// <param name="Files">What goes with it; null: nothing.</param>
/// <param name="Then">What the message does besides: it asks after the fix, it closes. With it, or neither.</param>
public sealed record Reply(string Text, Channel? Channel = null, string? Html = null, IReadOnlyList<NewPromise>? Promises = null, RenegotiatePromise? Moves = null, Guid? Warns = null, Command? Then = null, IReadOnlyList<NewPromise>? Kept = null, Attaching? Files = null)
{
    /// <summary>The second reader who let it go; null where none was asked.</summary>
    public SecondReading? Read { get; init; }

    /// <summary>Where the promises begin whose day the writer gave, which no later count changes; null: none.</summary>
    public IReadOnlyList<int>? Dated { get; init; }
}
