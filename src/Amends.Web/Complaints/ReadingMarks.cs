using System.Globalization;
using Amends.Language;
using Amends.Web.Shared;

namespace Amends.Web.Complaints;

/// <summary>
/// What the language engine saw, underlined. The engine weighs single words; people read sentences: a short sentence that raised the heat, or that
/// says what somebody wants, is marked as a whole, and of a long one the words.
/// </summary>
internal static class ReadingMarks
{
    private const double Certain = 0.5;
    private const int ShortSentence = 90;
    private const int ShortestWords = 4;
    private const int MostHot = 4;

    public static IEnumerable<Marked> Of(string text, Reading reading, OwnCodes codes)
    {
        foreach (var fact in reading.Facts)
            yield return new(fact.Start, fact.Length, "ev fact", FactKind(fact.Kind), null, $"fact-{fact.Start.ToString(CultureInfo.InvariantCulture)}");
        foreach (var want in reading.Wants.Where(w => w.Score >= Certain && w.Code != "none").Take(2))
            foreach (var mark in Strongest(text, reading, want.Code, "ev want", ComplaintsWords.WantsThis.Fill(Wording.Want(want.Code, codes))))
                yield return mark;
        foreach (var signal in reading.Signals.Where(s => s.Score >= Certain))
            foreach (var mark in Strongest(text, reading, signal.Code, "ev hot", Wording.Sentence(Wording.Signal(signal.Code))))
                yield return mark;
        foreach (var mark in Hot(text, reading))
            yield return mark;
    }

    public static string FactKind(string kind) => kind switch
    {
        "money" => ComplaintsWords.Amount,
        "contacts" => ComplaintsWords.ContactsBefore,
        "order" => ComplaintsWords.Order,
        "account" => ComplaintsWords.Account,
        "date" => ComplaintsWords.Date,
        "time" => ComplaintsWords.Time,
        "phone" => ComplaintsWords.Phone,
        "email" => ComplaintsWords.FactEmail,
        "name" => ComplaintsWords.Name,
        "product" => ComplaintsWords.Product,
        "place" => ComplaintsWords.Place,
        _ => Wording.Sentence(kind),
    };

    /// <summary>The sentence in which a code weighs most.</summary>
    private static IEnumerable<Marked> Strongest(string text, Reading reading, string code, string css, string why)
    {
        var spans = Spans(text, reading, code).ToList();
        if (spans.Count == 0)
            return [];
        var sentence = spans.GroupBy(span => Sentences.Around(text, span.Start)).OrderByDescending(group => group.Sum(span => span.Weight)).First();
        return Mark(sentence.Key, sentence, css, why, code);
    }

    private static IEnumerable<Marked> Hot(string text, Reading reading) => Spans(text, reading, "heat")
        .GroupBy(span => Sentences.Around(text, span.Start))
        .OrderByDescending(sentence => sentence.Sum(span => span.Weight))
        .Take(MostHot)
        .SelectMany(sentence => Mark(sentence.Key, sentence, "ev hot", ComplaintsWords.RaisedTheHeat, "heat"));

    private static IEnumerable<Marked> Mark((int Start, int Length) sentence, IEnumerable<EvidenceSpan> spans, string css, string why, string about) =>
        sentence.Length <= ShortSentence
            ? [new(sentence.Start, sentence.Length, css, why, null, about)]
            : spans.Where(span => span.Length >= ShortestWords).Select(span => new Marked(span.Start, span.Length, css, why, null, about));

    private static IEnumerable<EvidenceSpan> Spans(string text, Reading reading, string code) =>
        reading.Evidence.Where(e => e.For == code && e is { Weight: > 0, Length: > 0, Start: >= 0 } && e.Start + e.Length <= text.Length);
}
