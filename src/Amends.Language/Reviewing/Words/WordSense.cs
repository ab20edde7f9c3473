using System.Collections.Frozen;
using System.Globalization;

namespace Amends.Language.Reviewing.Words;

/// <summary>What a word stands for in service life, and how it feels by itself; nothing but zeros for a word that is in neither list.</summary>
/// <param name="Concept">The concept (parcel, package and shipment are one), from 1; 0: none.</param>
/// <param name="Pleasant">-4 to 4.</param>
/// <param name="Anger">0 to 4.</param>
/// <param name="Trouble">How strongly it says that something went wrong, 0 to 4.</param>
internal readonly record struct WordSense(short Concept, float Pleasant, float Anger, float Trouble)
{
    public static WordSense Of(string word) => All.GetValueOrDefault(word);

    /// <summary>Whether the concept is a matter that a case can be about, not a figure of speech or a day.</summary>
    public static bool IsMatter(int concept) => concept > 0 && Matters[concept];

    private static readonly string[] Names = Load(out All, out Matters);

    private static readonly FrozenDictionary<string, WordSense> All;
    private static readonly bool[] Matters;

    public static string NameOf(int concept) => concept == 0 ? "" : Names[concept - 1];

    /// <summary>Concepts that say little of what a case is about.</summary>
    private const string Speech = """
        minute hour day night week month year weekday month_name now_today soon_future earlier_past again still_already ages first number_word date never help request please speak listen
        thanks greeting yes customer service company question_word reply contact apologise good great need try check_confirm explain nothing_nobody think start see_watch different
        bad terrible problem love friendly happy hate easy difficult serious slow fast send receive negated_verb public laughter country other_other inform call email chat message human_person
        """;

    private static string[] Load(out FrozenDictionary<string, WordSense> all, out bool[] matters)
    {
        var words = new Dictionary<string, WordSense>(StringComparer.Ordinal);
        foreach (var line in Lines("feelings.tsv"))
        {
            if (line.Split('\t') is not [var word, var pleasant, var anger, var trouble, ..]) continue;
            words[word] = new(0, Number(pleasant), Number(anger), Number(trouble));
        }

        var names = new List<string>();
        foreach (var line in Lines("concepts.txt"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0 || line[0] == '#') continue;
            names.Add(line[..colon]);
            foreach (var word in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                words[word] = words.GetValueOrDefault(word) with { Concept = (short)names.Count };
        }

        var speech = Speech.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        matters = [false, .. names.Select(name => !speech.Contains(name))];
        all = words.ToFrozenDictionary(StringComparer.Ordinal);
        return [.. names];
    }

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);

    private static IEnumerable<string> Lines(string resource)
    {
        using var stream = Shipped.Open(resource);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line) if (line.Length > 0) yield return line;
    }
}
