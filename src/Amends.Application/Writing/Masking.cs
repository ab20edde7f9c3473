using System.Text.RegularExpressions;
using Amends.Language;

namespace Amends.Application.Writing;

/// <summary>Takes names, addresses and numbers out of what a model is sent, and puts them back into what it wrote. One instance serves one question.</summary>
internal sealed partial class Masking
{
    private readonly Dictionary<string, string> _tokens = new(StringComparer.Ordinal);
    private readonly List<(string Token, string Words)> _known = [];
    private readonly Regex? _names;

    /// <param name="names">What must not go out in any case: the customer's name and its parts, the agent's, the organisation's.</param>
    public Masking(IEnumerable<string?> names)
    {
        var all = names.OfType<string>().SelectMany(name => name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Append(name)).Select(name => name.Trim()).Where(name => name.Length > 1).Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(name => name.Length).Select(Regex.Escape).ToList();
        _names = all.Count == 0 ? null : new($@"(?<![\p{{L}}\d])(?:{string.Join('|', all)})(?![\p{{L}}\d])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    public string Mask(string text)
    {
        // From the sure to the loose: what is masked holds no letters or digits that a later rule could touch.
        text = Address().Replace(text, match => Token("ADDRESS", match.Value));
        text = Link().Replace(text, match => Token("ADDRESS", match.Value));
        // Before the names that we know: a first name that is masked would leave its surname standing alone.
        text = Outside(text, part => Signed().Replace(part, match => match.Groups[1].Value + Token("NAME", match.Groups[2].Value)));
        text = Outside(text, Named);
        if (_names is not null)
            text = Outside(text, part => _names.Replace(part, match => Token("NAME", match.Value)));
        text = Outside(text, part => Street().Replace(part, match => Token("ADDRESS", match.Value)));
        return Outside(text, part => Number().Replace(part, match => Token("NUMBER", match.Value)));
    }

    private string Named(string text)
    {
        foreach (var fact in MessageReader.Default.Read(text).Facts.Where(fact => fact.Kind is "name").OrderByDescending(fact => fact.Start))
            text = text[..fact.Start] + Token("NAME", fact.Text) + text[(fact.Start + fact.Length)..];
        return text;
    }

    public string Restore(string text)
    {
        foreach (var (token, words) in _known)
            text = text.Replace(token, words, StringComparison.Ordinal);
        return text;
    }

    private string Token(string kind, string words)
    {
        if (_tokens.TryGetValue(words, out var known))
            return known;
        var token = $"[[{kind}_{(char)('A' + (_known.Count % 26))}{(_known.Count < 26 ? "" : (char)('A' + Math.Min(25, (_known.Count / 26) - 1)))}]]";
        _known.Add((token, words));
        return _tokens[words] = token;
    }

    private static string Outside(string text, Func<string, string> change) =>
        string.Concat(Masked().Split(text).Select((part, i) => i % 2 == 0 ? change(part) : part));

    [GeneratedRegex(@"(\[\[[A-Z]+_[A-Z]+\]\])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Masked();

    [GeneratedRegex(@"[\p{L}\d._%+-]{1,64}@[\p{L}\d.-]{1,190}\.[\p{L}]{2,24}|(?<![\p{L}\d])@[\p{L}\d_]{2,40}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Address();

    [GeneratedRegex(@"(?:https?://|www\.)[^\s<>""]{1,500}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Link();

    // "Regards, Femi" and "my name is Femi Ade".
    [GeneratedRegex(@"((?:[Rr]egards|[Tt]hanks|[Ss]incerely|[Ff]aithfully|[Yy]ours|[Cc]heers|[Bb]est|[Mm]y name is|[Tt]his is|M(?:r|rs|s|iss|x)\.?|Dr\.?)[,.]?\s{1,4})(\p{Lu}[\p{L}'’-]{1,30}(?:[ ]\p{Lu}[\p{L}'’-]{1,30}){0,2})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Signed();

    [GeneratedRegex(@"\d{1,5}[A-Za-z]?,?[ ](?:\p{Lu}[\p{L}'’-]{1,30}[ ]){1,3}(?:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Close|Drive|Court|Way|Square|Terrace|Crescent|Place)\b|\b[A-Z]{1,2}\d[A-Z\d]?[ ]?\d[A-Z]{2}\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Street();

    [GeneratedRegex(@"[\p{Sc}+#]?(?:[A-Za-z]{1,6}-?)?\d(?:[\d.,:/\-]*[\p{L}\d])?(?:[ -]\d(?:[\d.,:/\-]*\d)?)*%?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();
}
