using System.Collections.Immutable;
using System.Text.Json;
using Amends.Language;
using Amends.Recovery;

namespace Amends.Practice;

/// <summary>A session so far. Playing a reply gives a new one; the old one can be played from again.</summary>
public sealed record Session(Scenario Scenario, int Seed)
{
    /// <summary>From here on a principle counts as shown.</summary>
    internal const double Found = 0.5;

    public ImmutableList<PlayedTurn> Turns { get; init; } = [];

    public static Session Begin(Scenario scenario, int seed) => new(scenario, seed);

    /// <summary>How the customer is now.</summary>
    public CustomerState State => Turns.IsEmpty ? CustomerState.Begin(Scenario) : Turns[^1].State;

    /// <summary>The anger at the start and after each reply.</summary>
    public IReadOnlyList<double> Anger => [Scenario.Anger, .. Turns.Select(turn => turn.Anger)];

    /// <summary>All that was said, the customer first.</summary>
    public IReadOnlyList<Turn> Conversation =>
        [new(Speaker.Customer, Scenario.Opening), .. Turns.SelectMany(turn => turn.Answer is null ? [new Turn(Speaker.Agent, turn.Reply)] : new[] { new Turn(Speaker.Agent, turn.Reply), new Turn(Speaker.Customer, turn.Answer) })];

    /// <summary>What the customer said last.</summary>
    public string LastSaid => Turns.FindLast(turn => turn.Answer is not null)?.Answer ?? Scenario.Opening;

    /// <summary><c>calm</c>, <c>left</c>, or <c>open</c>.</summary>
    public string Ended => State.HasLeft ? "left" : State.Anger <= CustomerModel.Calm ? "calm" : "open";

    /// <summary>0 to 100: the mean score of the replies, later ones counting more, and a little for how it ended.</summary>
    public int Score
    {
        get
        {
            if (Turns.IsEmpty)
                return 0;
            double sum = 0, weights = 0;
            for (var turn = 0; turn < Turns.Count; turn++)
            {
                var weight = 1 + 0.25 * turn;
                sum += weight * Turns[turn].Review.Score;
                weights += weight;
            }
            return (int)Math.Round(Math.Clamp(sum / weights + 0.2 * (Scenario.Anger - State.Anger) - (State.HasLeft ? 8 : 0), 0, 100));
        }
    }

    /// <summary>The codes of the steps of the recovery path that the replies show, in the path's order.</summary>
    public IReadOnlyList<string> Steps =>
        [.. Turns.SelectMany(turn => turn.Review.Principles).Where(principle => principle.Value >= Found)
            .SelectMany(principle => StepsOf(principle.Key)).Distinct().Order()
            .Select(step => JsonNamingPolicy.SnakeCaseLower.ConvertName(step.ToString()))];

    /// <summary>The session as it was before a reply, to try another.</summary>
    /// <param name="replies">How many replies stay, 0 to all.</param>
    public Session RewindTo(int replies) => this with { Turns = Turns.GetRange(0, Math.Clamp(replies, 0, Turns.Count)) };

    /// <param name="sent">When the reply is sent; dates in it are counted from here.</param>
    public Session Play(string reply, DateTimeOffset sent)
    {
        var (before, heard) = (State, Weigh(reply, sent));
        if (before.HasLeft)
            return this with { Turns = Turns.Add(heard) };
        var (answer, told) = CustomerWords.Compose(Scenario, before, heard.State, heard.Reasons, reply, [.. Turns.Select(turn => turn.Answer).OfType<string>()], Seed);
        return this with { Turns = Turns.Add(heard with { Answer = answer, State = told is { } part ? heard.State with { Told = heard.State.Told.Add(part) } : heard.State }) };
    }

    /// <summary>A reply that a person who plays the customer will answer. Whether they leave is theirs to say.</summary>
    /// <param name="sent">When the reply is sent; dates in it are counted from here.</param>
    public Session Say(string reply, DateTimeOffset sent) =>
        Weigh(reply, sent) is var heard ? this with { Turns = Turns.Add(heard with { State = heard.State with { HasLeft = false } }) } : this;

    /// <summary>The answer of a person who plays the customer. Their anger counts, not the model's; what lies between them is one of the reasons.</summary>
    /// <param name="anger">0 to 100, as they felt it.</param>
    /// <param name="told">The parts of the story that they told.</param>
    /// <exception cref="InvalidOperationException">There is no reply to answer.</exception>
    public Session Answer(string words, double anger, bool leaves, IEnumerable<int> told)
    {
        if (Turns.IsEmpty || Turns[^1].Answer is not null)
            throw new InvalidOperationException("There is no reply to answer.");
        var last = Turns[^1];
        var felt = Math.Clamp(anger, 0, 100);
        var before = Turns.Count > 1 ? Turns[^2].State : CustomerState.Begin(Scenario);
        // What the model took from their patience was its guess; whoever stays has some left.
        var patience = leaves ? 0 : Math.Clamp(before.Patience - Math.Max(0, felt - before.Anger) * 2, 1, 100);
        return this with
        {
            Turns = Turns.SetItem(Turns.Count - 1, last with
            {
                Answer = words,
                Reasons = [.. last.Reasons, new Reason("felt", "your colleague felt it that way", felt - last.State.Anger)],
                State = last.State with { Anger = felt, Patience = patience, HasLeft = leaves, Told = last.State.Told.Union(told.Where(part => part >= 0 && part < Scenario.Story.Count)) },
            }),
        };
    }

    private PlayedTurn Weigh(string reply, DateTimeOffset sent)
    {
        var review = DraftReviewer.Default.Review(Conversation, reply, sent);
        var moved = CustomerModel.Step(Scenario, State, LastSaid, reply, review, sent, Seed);
        return new(reply, sent, review, moved.Reasons, moved.State, null);
    }

    // The same as what reviews of live replies count for on the path.
    internal static IReadOnlyList<Step> StepsOf(string principle) => principle switch
    {
        "acknowledge" or "empathy" => [Step.Acknowledge],
        "clarify" => [Step.Clarify, Step.Ask],
        "apology" or "ownership" => [Step.Own],
        "options" => [Step.Offer],
        "next_step" or "timeline" or "explain" => [Step.Inform],
        "thanks" => [Step.Thank],
        _ => [],
    };
}

/// <summary>One reply, what it did, and what the customer said to it.</summary>
/// <param name="Reasons">Why the anger moved, each with its points.</param>
/// <param name="State">How the customer is after it.</param>
/// <param name="Answer">null where they had left before, or where a person who plays them has not answered yet.</param>
public sealed record PlayedTurn(string Reply, DateTimeOffset Sent, Review Review, IReadOnlyList<Reason> Reasons, CustomerState State, string? Answer)
{
    /// <summary>0 to 100, to a tenth.</summary>
    public double Anger => Math.Round(State.Anger, 1);
}
