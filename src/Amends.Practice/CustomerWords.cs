namespace Amends.Practice;

/// <summary>What the customer says next, composed from the story, the mood and what was just said to them.</summary>
internal static class CustomerWords
{
    /// <returns>The words, and the place of the part of the story they tell; null for none.</returns>
    public static (string Text, int? Told) Compose(Scenario scenario, CustomerState before, CustomerState after, string reply, int seed)
    {
        if (after.HasLeft)
            return (Pick(scenario.Lines.Leaving, seed, after.Turn), null);
        var mood = Pick(after.Anger < before.Anger ? scenario.Lines.Calmer : scenario.Lines.Angrier, seed, after.Turn);
        if (Part(scenario, after, reply) is not { } part)
            return (mood, null);
        var says = scenario.Story[part].Says;
        return (Chance.Below(3, seed, after.Turn + 50) == 0 ? $"{says} {mood}" : $"{mood} {says}", part);
    }

    // A question put to them is answered, even twice; somebody who listens is told more without asking.
    private static int? Part(Scenario scenario, CustomerState state, string reply)
    {
        if (reply.Contains('?', StringComparison.Ordinal))
        {
            for (var part = 0; part < scenario.Story.Count; part++)
            {
                if (scenario.Story[part].Topics.Any(topic => reply.Contains(topic, StringComparison.OrdinalIgnoreCase)))
                    return part;
            }
        }
        if (state.Heard < 50)
            return null;
        for (var part = 0; part < scenario.Story.Count; part++)
        {
            if (!state.Told.Contains(part))
                return part;
        }
        return null;
    }

    private static string Pick(IReadOnlyList<string> lines, int seed, int turn) => lines[Chance.Below(lines.Count, seed, turn + 100)];
}
