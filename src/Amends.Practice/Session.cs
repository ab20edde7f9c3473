using System.Collections.Immutable;
using System.Text.Json;
using Amends.Language;
using Amends.Recovery;

namespace Amends.Practice;

/// <summary>A session so far. Playing a reply gives a new one; the old one can be played from again.</summary>
public sealed record Session(Scenario Scenario, int Seed, CustomerState State)
{
    /// <summary>From here on a principle counts as shown.</summary>
    private const double Found = 0.5;

    public ImmutableList<Turn> Conversation { get; init; } = [];
    public ImmutableList<double> Anger { get; init; } = [];
    public ImmutableList<Review> Reviews { get; init; } = [];

    /// <summary>The reasons of each turn.</summary>
    public ImmutableList<IReadOnlyList<Reason>> Reasons { get; init; } = [];

    public static Session Begin(Scenario scenario, int seed) => new(scenario, seed, CustomerState.Begin(scenario))
    {
        Conversation = [new(Speaker.Customer, scenario.Opening)],
        Anger = [scenario.Anger],
    };

    /// <summary><c>calm</c>, <c>left</c>, or <c>open</c>.</summary>
    public string Ended => State.HasLeft ? "left" : State.Anger <= CustomerModel.Calm ? "calm" : "open";

    /// <summary>0 to 100: the mean score of the replies, later ones counting more, and a little for how it ended.</summary>
    public int Score
    {
        get
        {
            if (Reviews.Count == 0)
                return 0;
            double sum = 0, weights = 0;
            for (var turn = 0; turn < Reviews.Count; turn++)
            {
                var weight = 1 + 0.25 * turn;
                sum += weight * Reviews[turn].Score;
                weights += weight;
            }
            return (int)Math.Round(Math.Clamp(sum / weights + 0.2 * (Anger[0] - State.Anger) - (State.HasLeft ? 8 : 0), 0, 100));
        }
    }

    /// <summary>The codes of the steps of the recovery path that the replies show, in the path's order.</summary>
    public IReadOnlyList<string> Steps =>
        [.. Reviews.SelectMany(review => review.Principles).Where(principle => principle.Value >= Found)
            .SelectMany(principle => StepsOf(principle.Key)).Distinct().Order()
            .Select(step => JsonNamingPolicy.SnakeCaseLower.ConvertName(step.ToString()))];

    /// <param name="sent">When the reply is sent; dates in it are counted from here.</param>
    public Session Play(string reply, DateTimeOffset sent)
    {
        var review = DraftReviewer.Default.Review(Conversation, reply, sent);
        var moved = CustomerModel.Step(Scenario, State, Conversation.FindLast(turn => turn.From == Speaker.Customer).Text, reply, review, Seed);
        var conversation = Conversation.Add(new(Speaker.Agent, reply));
        var state = moved.State;
        if (!State.HasLeft)
        {
            var (text, told) = CustomerWords.Compose(Scenario, State, state, reply, Seed);
            conversation = conversation.Add(new(Speaker.Customer, text));
            state = told is { } part ? state with { Told = state.Told.Add(part) } : state;
        }
        return this with
        {
            State = state,
            Conversation = conversation,
            Anger = Anger.Add(Math.Round(state.Anger, 1)),
            Reviews = Reviews.Add(review),
            Reasons = Reasons.Add(moved.Reasons),
        };
    }

    // The same as what reviews of live replies count for on the path.
    private static IReadOnlyList<Step> StepsOf(string principle) => principle switch
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
