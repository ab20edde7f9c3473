using Amends.Language.Reviewing.Words;

namespace Amends.Language.Reviewing.Cues;

/// <summary>Finds the wordings of the <see cref="CueTable"/> in a text; one pass over its words.</summary>
internal sealed class CueMatcher
{
    public static CueMatcher Default { get; } = new(CueTable.Text);

    private readonly Dictionary<string, List<Wording>> byFirst = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Wording>> byStem = new(StringComparer.Ordinal);
    private readonly List<Wording> anyFirst = [];
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    private CueMatcher(string table)
    {
        var names = new List<string>();
        var count = 0;
        foreach (var raw in table.Split('\n'))
        {
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            numbers[line[..colon]] = names.Count;
            names.Add(line[..colon]);
            foreach (var wording in line[(colon + 1)..].Split(" | ")) Add(Wording.Parse(names.Count - 1, count++, wording));
        }

        Groups = names;
    }

    /// <summary>Names of the groups, in the order of the table.</summary>
    public IReadOnlyList<string> Groups { get; }

    public int Group(string name) => numbers.TryGetValue(name, out var number) ? number : throw new ArgumentException($"no group of wordings is called {name}", nameof(name));

    public void Match(List<Word> words, Run sentence, List<CueHit> hits)
    {
        for (var i = sentence.First; i < sentence.End; i++)
        {
            var text = words[i].Text;
            if (byFirst.TryGetValue(text, out var wordings)) Try(wordings, words, sentence, i, hits);
            if (text.Length >= 4 && byStem.Count > 0)
            {
                var stems = byStem.GetAlternateLookup<ReadOnlySpan<char>>();
                if (stems.TryGetValue(text.AsSpan(0, 4), out var stemmed)) Try(stemmed, words, sentence, i, hits);
                if (stems.TryGetValue(text.AsSpan(0, 3), out stemmed)) Try(stemmed, words, sentence, i, hits);
            }

            if (words[i].Kind == WordKind.Number) Try(anyFirst, words, sentence, i, hits);
        }
    }

    private static void Try(List<Wording> wordings, List<Word> words, Run sentence, int at, List<CueHit> hits)
    {
        var (next, soon) = Ahead(words, sentence, at + 1);
        foreach (var wording in wordings)
        {
            if (!wording.MayGoOn(next, soon)) continue;
            var end = wording.MatchEnd(words, sentence, at);
            if (end > at && !(hits.Count > 0 && hits[^1] is var last && last.Group == wording.Group && last.End >= end)) hits.Add(new(wording.Group, at, end, wording.Number));
        }
    }

    // The bit of the next word, and of all those that a gap may end before: most wordings are out by these alone.
    private static (ulong Next, ulong Soon) Ahead(List<Word> words, Run sentence, int at)
    {
        var next = at < sentence.End ? Wording.Bit(words[at].Text) : 0;
        var soon = next;
        for (var i = at + 1; i <= at + Wording.LongestGap && i < sentence.End; i++) soon |= Wording.Bit(words[i].Text);
        return (next, soon);
    }

    private void Add(Wording wording)
    {
        foreach (var first in wording.FirstWords)
        {
            if (first == "#") { anyFirst.Add(wording); continue; }
            var stem = first.EndsWith('~');
            var map = stem ? byStem : byFirst;
            var key = stem ? first[..Math.Min(4, first.Length - 1)] : first;
            if (!map.TryGetValue(key, out var list)) map[key] = list = [];
            list.Add(wording);
        }
    }
}
