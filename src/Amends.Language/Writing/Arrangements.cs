namespace Amends.Language.Writing;

/// <summary>How a reply is built: which sentences, in which order and paragraphs. Each arrangement reads like another person's letter.</summary>
internal static class Arrangements
{
    /// <summary>How many there are for a complaint; the seed chooses among them first.</summary>
    public const int Count = 7;

    public static string Complaint(int arrangement, Lines lines) => arrangement switch
    {
        0 => Letter(lines),
        1 => ByName(lines),
        2 => List(lines),
        3 => QuestionFirst(lines),
        4 => OfferFirst(lines),
        5 => Whole(lines),
        _ => Short(lines),
    };

    private static string Letter(Lines lines) => Paragraphs(
        lines.Greeting(),
        Join(lines.Heard(), lines.Feeling(), lines.Sorry(), lines.Own()),
        Join(lines.Step(), lines.Explain()),
        Join(lines.Offer(), lines.Thanks()),
        Join(lines.ReferenceLine()),
        lines.SignOff());

    private static string ByName(Lines lines) => Paragraphs(
        Join(lines.Heard(byName: true), lines.Feeling()),
        Join(lines.Sorry(), lines.Own(), lines.Step()),
        Join(lines.Explain(), lines.Offer(), lines.Keep()),
        lines.SignOff());

    private static string List(Lines lines) => Paragraphs(
        lines.Greeting(),
        Join(lines.Heard(), lines.Feeling(), lines.Sorry()),
        Join(lines.Own(), "Here is what happens now:"),
        string.Join('\n', lines.Steps().Select(step => "- " + step)),
        Join(lines.Explain(), lines.Offer()),
        Join(lines.Thanks(), lines.ReferenceLine()),
        lines.SignOff());

    private static string QuestionFirst(Lines lines) => Paragraphs(
        lines.Greeting(),
        Join(lines.Thanks(), lines.Heard(), lines.Ask()),
        Join(lines.Feeling(), lines.Sorry(), lines.Own()),
        Join(lines.Step(), lines.Explain()),
        Join(lines.Offer()),
        lines.SignOff());

    private static string OfferFirst(Lines lines) => Paragraphs(
        lines.Greeting(),
        Join(lines.Heard(), lines.Feeling(), lines.Sorry()),
        Join(lines.Offer()),
        Join(lines.Own(), lines.Step(), lines.Together()),
        Join(lines.Explain(), lines.ReferenceLine()),
        lines.SignOff());

    private static string Whole(Lines lines) => Paragraphs(
        lines.Greeting(),
        Join(lines.Heard(), lines.Feeling(), lines.Sorry(), lines.Own()),
        Join(lines.Step(), lines.Why(), lines.Together()),
        Join(lines.Explain(), lines.Offer(), lines.Thanks()),
        Join(lines.ReferenceLine()),
        lines.SignOff());

    private static string Short(Lines lines) => Paragraphs(
        Join(lines.Heard(byName: true), lines.Feeling(), lines.Sorry()),
        Join(lines.Step(), lines.Offer()),
        lines.SignOff());

    public static string Paragraphs(params ReadOnlySpan<string?> paragraphs)
    {
        var kept = new List<string>();
        foreach (var paragraph in paragraphs)
            if (!string.IsNullOrWhiteSpace(paragraph)) kept.Add(paragraph);
        return string.Join("\n\n", kept);
    }

    public static string Join(params ReadOnlySpan<string?> sentences)
    {
        var kept = new List<string>();
        foreach (var sentence in sentences)
            if (!string.IsNullOrWhiteSpace(sentence)) kept.Add(sentence);
        return string.Join(' ', kept);
    }
}
