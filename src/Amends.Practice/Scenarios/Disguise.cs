using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Amends.Language;

namespace Amends.Practice;

/// <summary>
/// What is replaced where a real case becomes a scenario, so that nobody is recognised: names, numbers, addresses, places, amounts, days, and words that few people write.
/// A proposal: a person reads it beside the original, changes it and approves it. The same case gets the same proposal. Pure.
/// </summary>
public static partial class Disguise
{
    /// <summary>More than this is no proposal that anybody would read.</summary>
    public const int Most = 200;

    private static readonly string[] FirstNames = ["Robin", "Jo", "Sam", "Alex", "Kim", "Lee", "Pat", "Charlie", "Jules", "Ash", "Noor", "Sasha"];
    private static readonly string[] LastNames = ["Farrow", "Linden", "Marsh", "Holt", "Winter", "Brook", "Fenner", "Archer", "Lowell", "Pryce"];
    private static readonly string[] Coined = ["Merrow", "Tarling", "Ostby", "Calder", "Fenwick", "Haldane", "Rushmere", "Velling", "Norrow", "Ambery", "Stowick", "Larkin"];

    private static readonly Lazy<FrozenSet<string>> Common = new(() =>
    {
        using var text = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("common-words.txt")!);
        return text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    });

    /// <param name="customer">The customer's whole name.</param>
    /// <param name="others">Names of colleagues, and whatever else must not stay.</param>
    /// <param name="texts">All that becomes part of the scenario.</param>
    /// <param name="seed">The same gives the same names and numbers.</param>
    /// <returns>
    /// Each word or phrase once: names, numbers, addresses, places, amounts and days of all texts first, then rare words, those with a capital before the others.
    /// Rare words are left out above <see cref="Most"/>; nothing else ever is, so that a longer list is one to refuse.
    /// </returns>
    public static IReadOnlyList<Replacement> Propose(string customer, IEnumerable<string> others, IReadOnlyList<string> texts, int seed)
    {
        var found = new Found(seed);
        found.Person(customer);
        foreach (var other in others)
            found.Person(other);
        var rest = texts.Select(text => (text, Whole: found.Sure(text))).ToList();
        foreach (var (text, whole) in rest)
        {
            foreach (var word in Words().Matches(text).Where(word => IsFree(whole, word)))
                found.Word(text, word);
        }
        var stands = found.All.Where(one => texts.Any(text => Places([one]).IsMatch(text))).OrderBy(Rank).ToList();
        return [.. stands.Where((one, at) => at < Most || one.Kind != ReplacedKind.Rare)];
    }

    private static int Rank(Replacement one) => one.Kind != ReplacedKind.Rare ? 0 : char.IsUpper(one.From[0]) ? 1 : 2;

    /// <summary>What stands within something that goes as a whole is no row of its own.</summary>
    private static bool IsFree(List<(int Start, int End)> whole, Match at) => !whole.Exists(one => at.Index < one.End && at.Index + at.Length > one.Start);

    /// <summary>Whether a text holds this as a word of its own: "Li" does not stand in "Linden", nor £2 in £2.50.</summary>
    public static bool Stands(string text, string word) =>
        word.Length > 0 && Regex.IsMatch(
            text,
            $@"(?<![\p{{L}}\p{{N}}]{(char.IsDigit(word[0]) ? @"|\p{N}[.,/-]" : "")}){Regex.Escape(word)}(?![\p{{L}}\p{{N}}]{(char.IsDigit(word[^1]) ? @"|[.,/-]\p{N}" : "")})",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2));

    /// <summary>The text with everything replaced, the longest first, as a word of its own, with capitals as they were.</summary>
    public static string Apply(string text, IReadOnlyCollection<Replacement> replacements) => string.Concat(Parts(text, replacements).Select(part => part.Replaced));

    /// <summary>The text in pieces: what stays, and what becomes something else.</summary>
    public static IEnumerable<DisguisedPart> Parts(string text, IReadOnlyCollection<Replacement> replacements)
    {
        if (replacements.Count == 0)
        {
            yield return new(text, text);
            yield break;
        }
        var to = replacements.DistinctBy(one => one.From.ToUpperInvariant()).ToDictionary(one => one.From.ToUpperInvariant(), one => one.To);
        var at = 0;
        foreach (Match match in Places(replacements).Matches(text))
        {
            if (match.Index > at)
                yield return new(text[at..match.Index], text[at..match.Index]);
            // A letter that only looks the same (the sign of Kelvin for a K) matches what no row is called by: it goes all the same.
            yield return new(match.Value, AsWritten(match.Value, to.GetValueOrDefault(match.Value.ToUpperInvariant(), "")));
            at = match.Index + match.Length;
        }
        if (at < text.Length)
            yield return new(text[at..], text[at..]);
    }

    private static Regex Places(IReadOnlyCollection<Replacement> replacements) => new(
        $@"(?<![\p{{L}}\p{{N}}])(?:{string.Join('|', replacements.OrderByDescending(one => one.From.Length).Select(one => Regex.Escape(one.From)))})(?![\p{{L}}\p{{N}}])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2));

    private static string AsWritten(string written, string replacement) =>
        replacement.Length == 0 ? replacement
        : written.Length > 1 && written.Any(char.IsUpper) && !written.Any(char.IsLower) ? replacement.ToUpperInvariant()
        : char.IsUpper(written[0]) ? char.ToUpperInvariant(replacement[0]) + replacement[1..]
        : replacement;

    /// <summary>Whether many people write it, in this form or in its plain one.</summary>
    internal static bool IsCommon(string word)
    {
        var folded = word.Replace('’', '\'').ToLowerInvariant();
        return folded.Length == 1 || Stems(folded).Any(Common.Value.Contains);
    }

    private static readonly string[] Ends = ["'s", "s", "es", "ed", "d", "ing", "ly", "er", "est"];

    private static IEnumerable<string> Stems(string word)
    {
        yield return word;
        foreach (var end in Ends)
        {
            if (word.Length < end.Length + 3 || !word.EndsWith(end, StringComparison.Ordinal))
                continue;
            var stem = word[..^end.Length];
            yield return stem;
            yield return stem + "e";
            if (stem[^1] == stem[^2])
                yield return stem[..^1];
            if (stem[^1] == 'i')
                yield return stem[..^1] + "y";
        }
    }

    [GeneratedRegex(@"\p{L}+(?:['’-]\p{L}+)*")]
    private static partial Regex Words();

    /// <summary>What points at one person or thing wherever it stands: addresses on the web, handles, British postcodes, long numbers that are no year.</summary>
    [GeneratedRegex(@"(?<web>(?:https?://|www\.)\S+)|(?<handle>@\w{2,})|(?<code>\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b)|(?<number>(?<![\p{L}\p{N}£$€.,])(?!(?:19|20)\d\d(?!\d))\d{4,}(?![\p{N}%]))")]
    private static partial Regex Marks();

    /// <summary>Rare or not, how something was done tells little of who did it, and nothing else would fit in its place.</summary>
    [GeneratedRegex("(?:ed|ing|ly)$", RegexOptions.IgnoreCase)]
    private static partial Regex NoThing();

    /// <summary>What is found on the way, each once.</summary>
    private sealed class Found(int seed)
    {
        private readonly Dictionary<string, Replacement> known = new(StringComparer.OrdinalIgnoreCase);
        private readonly List<Replacement> all = [];

        public IReadOnlyList<Replacement> All => all;

        /// <summary>What points at somebody wherever it stands.</summary>
        /// <returns>Where it goes as a whole.</returns>
        public List<(int Start, int End)> Sure(string text)
        {
            var whole = new List<(int Start, int End)>();
            foreach (var fact in MessageReader.Default.Read(text).Facts.Where(Fact))
                whole.Add((fact.Start, fact.Start + fact.Length));
            foreach (var mark in Marks().Matches(text).Where(mark => IsFree(whole, mark)))
            {
                Mark(mark);
                whole.Add((mark.Index, mark.Index + mark.Length));
            }
            return whole;
        }

        /// <summary>A name as a whole, and each of its parts by itself, always by the same other name.</summary>
        public void Person(string name)
        {
            var parts = name.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(part => !IsInitial(part) && !IsTitle(part)).ToList();
            for (var part = 0; part < parts.Count; part++)
                Add(parts[part], Next(part == 0 ? FirstNames : LastNames, parts[part]), ReplacedKind.Name);
        }

        /// <returns>Whether it goes as a whole.</returns>
        private bool Fact(Fact fact)
        {
            switch (fact.Kind)
            {
                case "name":
                    Person(fact.Text);
                    return true;
                case "place" or "product":
                    foreach (var word in Words().Matches(fact.Text).Select(word => word.Value).Where(word => char.IsUpper(word[0]) && !IsKindOfPlace(word)))
                        Add(word, Next(Coined, word), fact.Kind == "place" ? ReplacedKind.Place : ReplacedKind.Rare);
                    return false;
                case "order" or "account" or "phone":
                    return Add(fact.Text, OtherFigures.Number(fact.Text, seed), ReplacedKind.Number);
                case "email":
                    return Add(fact.Text, Other(fact.Text, "robin@example.org", "sam@example.org"), ReplacedKind.Address);
                case "money":
                    return Add(fact.Text, OtherFigures.Amount(fact.Text, seed), ReplacedKind.Amount);
                case "date" when fact.Text.Any(char.IsAsciiDigit) && !fact.Text.EndsWith("ago", StringComparison.OrdinalIgnoreCase):
                    return Add(fact.Text, OtherFigures.Day(fact.Text), ReplacedKind.Day);
                default:
                    return false;
            }
        }

        private void Mark(Match mark)
        {
            if (mark.Groups["web"].Success)
                Add(mark.Value, Other(mark.Value, "example.org", "example.com"), ReplacedKind.Address);
            else if (mark.Groups["handle"].Success)
                Add(mark.Value, Other(mark.Value, "@someone", "@somebody"), ReplacedKind.Address);
            else
                Add(mark.Value, OtherFigures.Number(mark.Value, seed), mark.Groups["code"].Success ? ReplacedKind.Place : ReplacedKind.Number);
        }

        public void Word(string text, Match word)
        {
            if (IsCommon(word.Value) || known.ContainsKey(word.Value))
                return;
            var inSentence = word.Index >= 2 && text[word.Index - 1] == ' ' && (char.IsLetter(text[word.Index - 2]) || text[word.Index - 2] == ',');
            if (char.IsUpper(word.Value[0]) && (inSentence || !char.IsUpper(word.Value[^1])))
                Add(word.Value, Next(Coined, word.Value), ReplacedKind.Rare);
            else if (word.Value.Length > 3 && !NoThing().IsMatch(word.Value))
                Add(word.Value, word.Value.EndsWith('s') && !word.Value.EndsWith("ss", StringComparison.Ordinal) ? "items" : "item", ReplacedKind.Rare);
        }

        private bool Add(string from, string to, ReplacedKind kind)
        {
            from = from.Trim();
            if (from.Length > 0 && known.TryAdd(from, new(from, to, kind)))
                all.Add(known[from]);
            return true;
        }

        private static bool IsKindOfPlace(string word) =>
            word.ToUpperInvariant() is "BRANCH" or "STORE" or "SHOP" or "STATION" or "AIRPORT" or "TERMINAL" or "HOTEL" or "STREET" or "ROAD" or "LANE" or "AVENUE" or "SQUARE" or "OFFICE" or "DEPOT"
                or "HUB" or "WAREHOUSE" or "RESTAURANT" or "GATE" or "PLATFORM";

        private static bool IsTitle(string word) => word.TrimEnd('.').ToUpperInvariant() is "MR" or "MRS" or "MS" or "MISS" or "DR" or "MX" or "PROF";

        /// <summary>One letter stands for a name, but where letters have no capitals (李) it may be the whole of it.</summary>
        private static bool IsInitial(string word) => word.Length == 1 && char.GetUnicodeCategory(word[0]) != UnicodeCategory.OtherLetter;

        private static string Other(string given, string usual, string otherwise) => Stands(usual, given) ? otherwise : usual;

        /// <summary>Never the very name that is to go, nor one that already stands for another.</summary>
        private string Next(string[] names, string given)
        {
            var from = Chance.Below(names.Length, seed, all.Count);
            var fresh = Enumerable.Range(from, names.Length).Select(at => names[at % names.Length])
                .FirstOrDefault(name => !known.ContainsKey(name) && !name.Equals(given, StringComparison.OrdinalIgnoreCase) && all.TrueForAll(one => one.To != name));
            return fresh ?? $"{names.First(name => !name.Equals(given, StringComparison.OrdinalIgnoreCase))} {all.Count}";
        }
    }
}

/// <summary>One word or phrase and what stands for it.</summary>
public sealed record Replacement(string From, string To, ReplacedKind Kind);

/// <summary>Why something is replaced.</summary>
public enum ReplacedKind { Name, Number, Amount, Day, Address, Place, Rare, Own }

/// <param name="Original">As it was written.</param>
/// <param name="Replaced">The same where it stays.</param>
public sealed record DisguisedPart(string Original, string Replaced)
{
    public bool Stays => Original == Replaced;
}
