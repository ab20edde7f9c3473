using System.Collections.Frozen;

namespace Amends.Language.Reviewing.Words;

/// <summary>Gives back the apostrophes that people leave out on a phone: "ill ring", "im on it", "we wont charge".</summary>
internal static class Apostrophes
{
    /// <summary>The same list where nothing was left out; else a new one, in which such a word is two, as if it had been typed in full.</summary>
    public static List<Word> Restore(List<Word> words)
    {
        List<Word>? restored = null;
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (word.Kind != WordKind.Word || !Left.TryGetValue(word.Text, out var full) || !IsMeant(words, i)) { restored?.Add(word); continue; }
            if (restored is null) { restored = new(words.Count + 8); restored.AddRange(words.Take(i)); }
            restored.Add(word with { Text = full.Head, End = word.Start + full.Cut });
            restored.Add(new(word.Start + full.Cut, word.End, full.Tail, WordKind.Word, false, false));
        }

        return restored ?? words;
    }

    /// <summary>"ill", "well", "were", "its", "im" and "wont" are words of their own too; what stands around them tells.</summary>
    private static bool IsMeant(List<Word> words, int i)
    {
        var (before, after, second) = (At(words, i - 1), At(words, i + 1), At(words, i + 2));
        return words[i].Text switch
        {
            "ill" => IsVerb(after) && !IsSick(before),
            "well" => IsVerb(after) && Opens(words, i) && i + 2 < words.Count && words[i + 2].Kind is WordKind.Word or WordKind.Number && !(after == "let" && second is "me" or "us"),
            "were" => Opens(words, i) && (Grammar.IsActionIng(after) || after is "going" or "gonna"),
            "its" => after is "coming" or "going" or "gonna" or "being" or "getting" or "leaving" or "arriving" or "landing" && !Grammar.IsPreposition(before),
            "im" => !Grammar.IsDeterminer(before) && !Grammar.IsPreposition(before) && after != "you",
            "wont" => before is not ("is" or "was") && !Grammar.IsDeterminer(before),
            "cant" => !Grammar.IsDeterminer(before),
            _ => true,
        };
    }

    private static bool IsVerb(string word) => Grammar.IsBareVerb(word) || word is "be" or "see" or "try" or "need" or "also" or "just" or "personally" or "definitely" or "never" or "not" or "sit" or "aim" or "probably";

    private static bool IsSick(string before) =>
        Grammar.IsDeterminer(before) || Grammar.IsPreposition(before) || before is "is" or "was" or "are" or "were" or "be" or "been" or "being" or "'s" or "'m" or "'re" or "am" or "feel" or "feels" or "feeling" or "felt" or "fell" or "fall" or "falls" or "get" or "gets" or "got" or "taken" or "took" or "made" or "makes" or "make"
            or "so" or "very" or "too" or "seriously" or "really" or "quite" or "him" or "me" or "us" or "them" or "mentally" or "critically" or "terminally" or "still" or "became" or "become" or "speak" or "bode" or "bodes" or "think" or "both" or "how" or "not";

    /// <summary>Whether a sentence or clause may begin here, so that "well" and "were" are "we'll" and "we're".</summary>
    private static bool Opens(List<Word> words, int i) =>
        i == 0 || words[i - 1].Kind is WordKind.Mark or WordKind.Break || words[i - 1].Text is "and" or "but" or "so" or "then" or "because" or "ok" or "okay";

    private static string At(List<Word> words, int i) => i >= 0 && i < words.Count ? words[i].Text : "";

    private static readonly FrozenDictionary<string, (int Cut, string Head, string Tail)> Left = """
        ill i 'll|well we 'll|youll you 'll|theyll they 'll|itll it 'll|thatll that 'll|therell there 'll|im i 'm|youre you 're|theyre they 're|were we 're|ive i 've|weve we 've|youve you 've|theyve they 've
        its it 's|hes he 's|shes she 's|thats that 's|theres there 's|wont will n't|shant shall n't|cant can n't|dont do n't|doesnt does n't|didnt did n't|isnt is n't|arent are n't|wasnt was n't|werent were n't
        havent have n't|hasnt has n't|hadnt had n't|couldnt could n't|wouldnt would n't|shouldnt should n't
        """.Split(['|', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToFrozenDictionary(line => line[0], line => (line[0].Length - line[2].Length + 1, line[1], line[2]), StringComparer.Ordinal);
}
