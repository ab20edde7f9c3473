using Amends.Language.Reviewing.Words;

namespace Amends.Language.Writing;

/// <summary>Short pieces of a message that can stand between quotation marks in ours.</summary>
internal static class Quoting
{
    private const int Shortest = 3, Longest = 13;

    public static IEnumerable<Retold> Of(int turn, string text, bool complaint)
    {
        var words = WordScanner.Scan(text);
        foreach (var sentence in Reviewing.Words.Sentences.Split(words))
        {
            if (words[sentence.End - 1].Text == "?") continue;
            var run = Plain.Trim(words, sentence);
            if (run.Count > Longest) run = FirstClause(words, run);
            if (Fits(text, words, run, complaint)) yield return new(text[words[run.First].Start..words[run.End - 1].End], new(turn, words[run.First].Start, words[run.End - 1].End - words[run.First].Start), false);
        }
    }

    private static Run FirstClause(List<Word> words, Run run)
    {
        for (var i = run.First + 4; i < run.End && i < run.First + Longest; i++)
            if (words[i].Text is "," or "-" or "and" or "but" or "because") return new(run.First, i);
        return new(run.First, run.First);
    }

    private static bool Fits(string text, List<Word> words, Run run, bool complaint)
    {
        int counted = 0, shouted = 0;
        for (var i = run.First; i < run.End; i++)
        {
            var word = words[i];
            if (word.Kind == WordKind.Break || word.Kind == WordKind.Mark && !Plain.IsMark(word)) return false;
            if (word.Kind == WordKind.Mark) continue;
            counted++;
            if (Plain.IsRude(word.Text) || complaint && Kind.Contains(word.Text)) return false;
            if (Plain.IsShouted(text, word)) shouted++;
        }

        return counted is >= Shortest and <= Longest && shouted < 2 && !(complaint && Asks(words[run.First].Text));
    }

    // A kind word about somebody is not what a complaint is about.
    private static readonly HashSet<string> Kind = new("sympathetic nice kind pleasant polite friendly lovely good great fine helpful happy love best perfect brilliant excellent".Split(' '), StringComparer.Ordinal);

    // Orders and pleas are answered, not quoted.
    private static bool Asks(string first) =>
        first is "please" or "fix" or "give" or "send" or "tell" or "stop" or "get" or "sort" or "refund" or "cancel" or "call" or "ring" or "answer" or "reply" or "do" or "don" or "dont" or "thanks" or "thank" or "dear" or "yours" or "kind" or "best" or "let" or "can" or "could" or "would"
            or "what" or "when" or "where" or "why" or "how" or "who" or "if" or "unless" or "which" or "because" or "that" or "as" or "is" or "are" or "my name" or "see" or "check" or "look" or "explain" or "unblock" or "unlock";
}
