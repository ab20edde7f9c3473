using System.Text.Json.Serialization;
using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Recovery;

namespace Amends.Application.SecondReaders;

/// <summary>Words that go to the customer straight from the guide or the ledger, while they wait for a second reader: one of these.</summary>
internal sealed record FromTheGuide
{
    /// <summary>What we heard, to be confirmed.</summary>
    public string? Heard { get; init; }

    /// <summary>Ways to put it right.</summary>
    public IReadOnlyList<NewOption>? Options { get; init; }

    /// <summary>Thanks for telling us.</summary>
    public string? Thanks { get; init; }

    /// <summary>The thanks come with what the rule gives.</summary>
    public bool? Rewards { get; init; }

    /// <summary>An invitation to review us.</summary>
    public string? Invitation { get; init; }

    /// <summary>A new day for a promise.</summary>
    public RenegotiatePromise? Moves { get; init; }

    /// <summary>Why it moves, and to which day.</summary>
    public string? NewDay { get; init; }

    /// <summary>As somebody reads it; empty where nothing is said.</summary>
    [JsonIgnore]
    public string Text => Heard ?? (Options is null ? Thanks ?? Invitation ?? NewDay ?? "" : string.Join("\n\n", Options.Select(option => option.Value is { } value ? $"{option.Words}\n{value}" : option.Words)));
}

/// <summary>How words go out: at once, or after they waited.</summary>
/// <param name="Read">The second reader who let them go; null where none was asked.</param>
/// <param name="Then">What is made of the plan before it is carried out.</param>
internal sealed record Sending(SecondReading? Read, Func<Seen, Plan, Task<Plan>> Then)
{
    public static Sending Now { get; } = new(null, (_, plan) => Task.FromResult(plan));
}

/// <summary>Keeps words from the guide waiting where a reply would wait for a second reader.</summary>
internal sealed class GuardGuide(GuardReply guard, ReviewDraft reviews)
{
    /// <summary>What is made of the plan inside the unit of work that would send them.</summary>
    public async Task<Func<Seen, Plan, Task<Plan>>> For(Target target, FromTheGuide words, Sending sending, CancellationToken cancel)
    {
        var text = Words.Clean(words.Text);
        if (sending.Read is not null || string.IsNullOrWhiteSpace(text))
            return sending.Then;
        var (rules, score) = (await guard.Rules(cancel), await Score(target, text, cancel));
        return async (seen, plan) =>
        {
            var planned = await sending.Then(seen, plan with { Needs = await GuardReply.Needs(rules, seen, target.By, score) });
            if (planned.Needs is not null && await seen.Session.Scalar<long>("SELECT COUNT(*) FROM held_replies WHERE complaint_id = @complaint AND text = @text AND stopped IS NULL", seen.Id, text) > 0)
                return planned with { Refusal = new("waits_already", "The same words wait for a second reader already. You find them below the conversation.") };
            return await GuardReply.Hold(seen, planned, target.By, text, new Held(null, null, null) { Guide = words });
        };
    }

    /// <summary>These words are one step of the way: what a whole reply would have besides is not missed, but what hurts counts as it does there.</summary>
    private async Task<int> Score(Target target, string text, CancellationToken cancel) =>
        (await guard.Rules(cancel)).ScoreBelow is not null && await reviews.Handle(target.By, target.Reference, text, cancel) is { Warnings.Count: > 0 } review ? review.Score : 100;
}
