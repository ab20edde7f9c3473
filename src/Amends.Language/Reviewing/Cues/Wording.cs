using Amends.Language.Reviewing.Words;

namespace Amends.Language.Reviewing.Cues;

/// <summary>One wording of the table, ready to be matched.</summary>
internal sealed class Wording
{
    /// <summary>So many words a gap may stand for.</summary>
    public const int LongestGap = 3;

    private readonly Step[] steps;
    private readonly bool atStart;

    // One bit of 64 for each word that may come second, or after a gap; all bits where any word may, or none need.
    private ulong second;
    private bool gap;

    private Wording(int group, int number, Step[] steps, bool atStart)
    {
        (Group, Number, this.steps, this.atStart) = (group, number, steps, atStart);
        for (var step = 0; step < steps.Length; step++)
        {
            foreach (var choice in steps[step].Choices)
                if (choice.Length > 1) second |= Bits(choice[1]);
                else Follow(step + 1);
            if (!steps[step].Optional) break;
        }
    }

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

    /// <summary>Whether the words that follow the first (as bits) leave it possible; false is sure.</summary>
    /// <param name="next">The bit of the word that follows.</param>
    /// <param name="soon">The bits of all words that a gap may end before.</param>
    public bool MayGoOn(ulong next, ulong soon) => second == ulong.MaxValue || (second & (gap ? soon : next)) != 0;

    /// <summary>One of 64 bits for a word.</summary>
    public static ulong Bit(string word) => 1UL << (word[0] * 31 + word[^1] * 7 + word.Length);

    public int MatchEnd(List<Word> words, Run sentence, int at)
    {
        if (atStart && at != FirstWord(words, sentence)) return -1;
        return From(0, words, sentence, at);
    }

    // Takes note of what may stand where a step begins.
    private void Follow(int step)
    {
        if (step == steps.Length)
        {
            second = ulong.MaxValue;
            return;
        }

        gap |= steps[step].Gap;
        foreach (var choice in steps[step].Choices) second |= Bits(choice[0]);
        if (steps[step].Gap || steps[step].Optional) Follow(step + 1);
    }

    private static ulong Bits(string pattern) => pattern == "#" || pattern.Length > 1 && pattern[^1] == '~' ? ulong.MaxValue : Bit(pattern);

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
            for (var skip = 0; skip <= LongestGap && at + skip < sentence.End; skip++)
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
