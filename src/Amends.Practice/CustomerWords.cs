using System.Text.RegularExpressions;

namespace Amends.Practice;

/// <summary>What the customer says next, composed from the story, the mood and what was just done to them.</summary>
internal static class CustomerWords
{
    /// <summary>A reason below this, in points, is not worth a word.</summary>
    private const double Telling = 1.5;

    /// <param name="reasons">Why the anger moved just now.</param>
    /// <param name="said">What they said before: nobody says the same sentence twice.</param>
    /// <returns>The words, and the place of the part of the story they tell; null for none.</returns>
    public static (string Text, int? Told) Compose(Scenario scenario, CustomerState before, CustomerState after, IReadOnlyList<Reason> reasons, string reply, IReadOnlyList<string> said, int seed)
    {
        if (after.HasLeft)
            return (Pick(scenario.Lines.Leaving, said, seed, after.Turn), null);
        var first = First(scenario, before, after, reasons, said, seed);
        if (Part(scenario, after, reply) is not { } part)
            return (first, null);
        var says = scenario.Story[part].Says;
        return (Chance.Below(3, seed, after.Turn + 50) == 0 ? $"{says} {first}" : $"{first} {says}", part);
    }

    /// <summary>To what stood out most; at times, and where nothing did, by the mood; in words of their own where they have a way of speaking.</summary>
    private static string First(Scenario scenario, CustomerState before, CustomerState after, IReadOnlyList<Reason> reasons, IReadOnlyList<string> said, int seed)
    {
        var calmer = after.Anger < before.Anger;
        var own = calmer ? scenario.Lines.Calmer : scenario.Lines.Angrier;
        if (scenario.Persona.Style == PersonaStyle.Own)
            return Pick(own, said, seed, after.Turn);
        var telling = reasons.Where(reason => Math.Abs(reason.Amount) >= Telling && reason.Amount < 0 == calmer && Reactions.ByReason.ContainsKey(reason.Code))
            .OrderByDescending(reason => Math.Abs(reason.Amount)).Take(2).ToList();
        return Chance.Below(5, seed, after.Turn + 150) switch
        {
            0 => Pick(own, said, seed, after.Turn),
            1 or 2 or 3 when telling.Count > 0 => Pick(Reactions.ByReason[telling[Chance.Below(telling.Count, seed, after.Turn + 200)].Code], said, seed, after.Turn),
            _ => Pick([.. own, .. Reactions.ByMood[Mood(after, calmer)]], said, seed, after.Turn),
        };
    }

    /// <summary>The band of the anger; whoever just got angrier does not sound content.</summary>
    private static int Mood(CustomerState state, bool calmer) => Math.Clamp((int)(state.Anger / 20), calmer ? 0 : 3, calmer ? 3 : 4);

    // A question put to them is answered, even twice; somebody who listens is told more without asking.
    private static int? Part(Scenario scenario, CustomerState state, string reply)
    {
        var asked = Sentences.Of(reply).Where(sentence => sentence.Text.Contains('?', StringComparison.Ordinal)).ToList();
        for (var part = 0; part < scenario.Story.Count; part++)
        {
            if (scenario.Story[part].Topics.Any(topic => asked.Exists(question => Names(question.Text, topic))))
                return part;
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

    /// <summary>As a word of its own, or its plural: nobody who asks for a reason asks for a son.</summary>
    private static bool Names(string question, string topic) =>
        topic.Trim() is { Length: > 0 } word && Regex.IsMatch(question, $@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(word)}(?:e?s)?(?![\p{{L}}\p{{N}}])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static string Pick(IReadOnlyList<string> lines, IReadOnlyList<string> said, int seed, int turn)
    {
        var fresh = lines.Where(line => !said.Any(before => before.Contains(line, StringComparison.Ordinal))).ToList();
        var from = fresh.Count == 0 ? lines : fresh;
        return from[Chance.Below(from.Count, seed, turn + 100)];
    }
}
