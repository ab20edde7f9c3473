using System.Text;
using Amends.Language.Reviewing.Words;

namespace Amends.Language.Writing;

/// <summary>A sentence of a customer's, turned from "I" and "my" to "you" and "your".</summary>
/// <param name="AboutThem">Whether they are its subject, so that it can be said as it stands; otherwise it is only what they told us.</param>
internal readonly record struct Retold(string Text, HeardSource Source, bool AboutThem);

/// <summary>
/// Turns what a customer said round, word for word, so that we can say it back. Only plain statements are taken: what cannot be turned without
/// guessing (an ambiguous "you", slang, irony's usual marks, days counted from when it was written) is left alone.
/// </summary>
internal static class Retelling
{
    private const int Shortest = 4, Longest = 20;

    public static IEnumerable<Retold> Of(int turn, string text)
    {
        var words = WordScanner.Scan(text);
        foreach (var sentence in Reviewing.Words.Sentences.Split(words))
            if (Turn(text, words, sentence) is { } retold)
                yield return new(retold.Text, new(turn, words[sentence.First].Start, words[sentence.End - 1].End - words[sentence.First].Start), retold.AboutThem);
    }

    private static (string Text, bool AboutThem)? Turn(string text, List<Word> words, Run sentence)
    {
        if (words[sentence.End - 1].Text == "?") return null;
        var run = Plain.Trim(words, sentence);
        if (run.Count < Shortest || !IsPlain(text, words, run) || !Opens(words, run)) return null;
        var told = new StringBuilder();
        for (var i = run.First; i < run.End; i++)
        {
            if (Turned(text, words, run, i) is not { } word) return null;
            if (i > run.First && words[i].Spaced) told.Append(' ');
            told.Append(word);
        }

        told[0] = char.ToUpperInvariant(told[0]);
        return (told.ToString(), words[run.First].Text is "i" or "we" or "i'm" or "my" or "our");
    }

    private static bool IsPlain(string text, List<Word> words, Run run)
    {
        int counted = 0, shouted = 0;
        var stated = false;
        for (var i = run.First; i < run.End; i++)
        {
            var word = words[i];
            if (word.Kind == WordKind.Break || word.Kind == WordKind.Mark && !Plain.IsMark(word)) return false;
            if (word.Kind == WordKind.Mark) continue;
            counted++;
            stated |= i > run.First && IsStatement(word.Text);
            if (word.Kind != WordKind.Word) continue;
            if (Refused.Contains(word.Text) || Plain.IsRude(word.Text)) return false;
            if (Plain.IsShouted(text, word)) shouted++;
        }

        return stated && counted is >= Shortest and <= Longest && shouted < 2;
    }

    private static bool IsStatement(string word) =>
        word is "was" or "were" or "is" or "has" or "have" or "had" or "'ve" or "'s" or "am" or "'m" or "did" or "does" or "do" || Past.Contains(word) || word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal);

    private static bool Opens(List<Word> words, Run run) => words[run.First].Text switch
    {
        "i" or "we" => words[run.First + 1].Text is "'ve" or "'m" or "'re" or "have" or "had" or "was" or "were" or "am" or "still" or "already" or "did" or "do" or "never" || Past.Contains(words[run.First + 1].Text) || words[run.First + 1].Text.EndsWith("ed", StringComparison.Ordinal),
        "my" or "our" or "your" or "nobody" => true,
        "the" => run.Count > 5,
        "you" => run.Count > 2 && (words[run.First + 1].Text is "have" or "'ve" or "had" or "were" or "did" or "promised" or "told" or "said" or "cancelled" or "charged" or "sent" or "gave" or "took" or "lost" or "changed" or "closed" or "delivered"),
        _ => false,
    };

    private static bool HasOtherSubject(List<Word> words, Run run, int at)
    {
        for (var i = at - 1; i > run.First && words[i].Text is not ("i" or "we"); i--)
            if (words[i].Text is "that" or "which" or "who" or "it" or "he" or "she" or "they" or "the" or "a" or "an" or "my" or "our" or "your" or "nobody" or "everything") return true;
        return false;
    }

    private static string? Turned(string text, List<Word> words, Run run, int i)
    {
        var word = words[i];
        var written = text[word.Start..word.End];
        var before = i > run.First ? words[i - 1].Text : "";
        var after = i + 1 < run.End ? words[i + 1].Text : "";
        switch (word.Text)
        {
            case "i" or "me" or "we": return "you";
            // "US" is a country.
            case "us": return written == "US" ? null : "you";
            case "my" or "our": return "your";
            case "mine" or "ours": return "yours";
            case "myself" or "ourselves": return "yourself";
            case "am": return before is "i" ? "are" : null;
            case "'m": return "’re";
            case "'re" when before is "you": return "’re";
            case "was" when before is "and" or "but" or "," && words[run.First].Text is "i" or "we":
                // Who was? Where somebody or something else was named between, nobody can tell, and it is not retold.
                return HasOtherSubject(words, run, i) ? null : "were";
            case "was": return before is "i" || (before is "also" or "only" or "still" or "never" or "then") && i - 1 > run.First && words[i - 2].Text is "i" ? "were" : written;
            case "your": return "our";
            case "you":
                if (i == run.First || before is "and" or "then" or "that" or "when" or "because" && IsStatement(after)) return "we";
                return before is "to" or "with" or "from" or "told" or "called" or "rang" or "emailed" or "messaged" or "contacted" or "paid" or "asked" or "sent" or "gave" or "by" or "phoned" or "trusted" or "for" && !IsStatement(after) ? "us" : null;
            case "yours" or "yourself" or "yourselves": return null;
            case "n't": return "n’t";
        }

        if (word.Kind == WordKind.Word && written.Length > 1 && written.AsSpan().IndexOfAnyInRange('a', 'z') < 0 && written.Length > 4 && written.AsSpan().IndexOfAnyInRange('0', '9') < 0)
            return Reviewing.Dates.DayNames.Month(word.Text) > 0 || Reviewing.Dates.DayNames.Weekday(word.Text).HasValue ? written[..1] + written[1..].ToLowerInvariant() : written.ToLowerInvariant();
        return written.Replace('\'', '’');
    }

    private static readonly HashSet<string> Past = new(
        ("was were had did bought paid got told came left sent said took went broke rang wrote found lost gave kept made spent saw heard read knew felt sat stood began held brought cost put set let met ran drove flew woke ate drank " +
         "wore froze fell hung shut hit cut tore stole sold chose spoke forgot threw stuck built taught slept understood thought").Split(' '), StringComparer.Ordinal);

    // Opinions, guesses and wishes are not retold as facts; days counted from the writing would read wrong on another; "I'm 61" tells nothing of the case.
    private static readonly HashSet<string> Refused = new(
        ("hate love want wanted please think thought hope hoped wish guess bet know would should could will shall 'll might may can 'd if never again great lovely brilliant fantastic amazing wonderful obviously surely " +
         "dont cant wont didnt isnt wasnt doesnt havent hasnt im ive ill its thats theres whats today yesterday tomorrow tonight now ago here this these last next morning evening hello hi dear name writing attached " +
         "sick furious angry fuming livid disgusted done sooner rather ask unless whether like as sure aware happy glad sorry afraid").Split(' '), StringComparer.Ordinal);
}
