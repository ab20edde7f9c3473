using Amends.Language.Reviewing.Words;

namespace Amends.Language.Reviewing.Cues;

/// <summary>One wording of the table, ready to be matched.</summary>
internal sealed class Wording
{
    private readonly Step[] steps;
    private readonly bool atStart;

    private Wording(int group, int number, Step[] steps, bool atStart) => (Group, Number, this.steps, this.atStart) = (group, number, steps, atStart);

    public int Group { get; }

    /// <summary>Its place in the whole table.</summary>
    public int Number { get; }

    /// <summary>Words, or stems ending in ~, that the wording can start with.</summary>
    public IEnumerable<string> FirstWords
    {
        get
        {
            var all = new List<string>();
            foreach (var step in steps)
            {
                all.AddRange(step.Choices.Select(choice => choice[0]));
                if (!step.Optional) break;
            }

            return all.Distinct();
        }
    }

    public static Wording Parse(int group, int number, string text)
    {
        var atStart = false;
        var steps = new List<Step>();
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "^") { atStart = true; continue; }
            if (part == "..") { steps.Add(new([], false, true)); continue; }
            var optional = part.Length > 1 && part[^1] == '?';
            var body = (optional ? part[..^1] : part).Trim('(', ')');
            var choices = (body.Length > 1 ? body.Split('/') : [body]).Where(choice => choice.Length > 0).Select(Words).ToArray();
            steps.Add(new(choices, optional, false));
        }

        while (steps.Count > 0 && steps[^1].Gap) steps.RemoveAt(steps.Count - 1);
        return new(group, number, [.. steps], atStart);
    }

    private static string[] Words(string choice) =>
        choice is "#" or "#%" || choice.EndsWith('~') ? [choice.Replace("#%", "#", StringComparison.Ordinal)] : [.. WordScanner.Scan(choice).Select(word => word.Text)];

    public int MatchEnd(List<Word> words, Run sentence, int at)
    {
        if (atStart && at != FirstWord(words, sentence)) return -1;
        return From(0, words, sentence, at);
    }

    private static int FirstWord(List<Word> words, Run sentence)
    {
        var i = sentence.First;
        while (i < sentence.End && words[i].Kind == WordKind.Mark) i++;
        return i;
    }

    private int From(int step, List<Word> words, Run sentence, int at)
    {
        if (step == steps.Length) return at;
        var wanted = steps[step];
        if (wanted.Gap)
        {
            for (var skip = 0; skip <= 3 && at + skip < sentence.End; skip++)
                if (From(step + 1, words, sentence, at + skip) is var end and > 0) return end;
            return -1;
        }

        foreach (var choice in wanted.Choices)
            if (Fits(choice, words, sentence, at) && From(step + 1, words, sentence, at + choice.Length) is var end and > 0) return end;
        return wanted.Optional ? From(step + 1, words, sentence, at) : -1;
    }

    private static bool Fits(string[] choice, List<Word> words, Run sentence, int at)
    {
        if (at + choice.Length > sentence.End) return false;
        for (var k = 0; k < choice.Length; k++)
        {
            var word = words[at + k];
            var pattern = choice[k];
            if (pattern == "#" ? word.Kind != WordKind.Number : pattern[^1] == '~' && pattern.Length > 1 ? !word.Text.AsSpan().StartsWith(pattern.AsSpan(0, pattern.Length - 1)) : word.Text != pattern) return false;
        }

        return true;
    }

    private readonly record struct Step(string[][] Choices, bool Optional, bool Gap);
}
