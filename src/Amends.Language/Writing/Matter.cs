using System.Buffers;
using Amends.Language.Reviewing.Features;
using Amends.Language.Reviewing.Words;

namespace Amends.Language.Writing;

internal enum MatterKind { Complaint, Question, Praise, Remark }

/// <summary>What a reply has to take up: what the customer's messages are about, what they want, how they feel, in what words.</summary>
internal sealed class Matter
{
    private const double Sure = 0.5;
    private static readonly SearchValues<char> Unquotable = SearchValues.Create("\n\r@#\"“”<>{}[]");

    public required MatterKind Kind { get; init; }
    public required Reading Reading { get; init; }

    /// <summary>What it is about, at most two, the surest first.</summary>
    public required IReadOnlyList<string> Concerns { get; init; }

    public required IReadOnlyList<string> Wants { get; init; }

    /// <summary>Those of the wants that they speak of themselves.</summary>
    public required IReadOnlyList<string> Wishes { get; init; }

    public required IReadOnlyList<Fact> Facts { get; init; }

    /// <summary>Sentences of theirs that can be said back, the most telling first.</summary>
    public required IReadOnlyList<Retold> Retold { get; init; }

    /// <summary>Short pieces that can be quoted, the most telling first.</summary>
    public required IReadOnlyList<Retold> Quotes { get; init; }

    /// <summary>Their question, in their words.</summary>
    public string? Question { get; init; }

    /// <summary>Whoever signed the latest message.</summary>
    public string? SignedBy { get; init; }

    public double Heat => Reading.Heat;

    public string? Main => Concerns.Count > 0 ? Concerns[0] : null;

    public string Family => Main?.Split('.')[0] ?? "";

    public Topic Topic => Topic.Of(Main);

    public bool Has(string signal) => Reading.Signals.Any(found => found.Code == signal && found.Score >= Sure);

    /// <summary>Somebody died or is dying: no light word then.</summary>
    public required bool Mourns { get; init; }

    public bool IsGrave => Mourns || Has("vulnerable") || Has("safety");

    /// <summary>null where no customer has said anything.</summary>
    public static Matter? Of(IReadOnlyList<Turn> conversation)
    {
        var at = LastOf(conversation);
        if (at < 0) return null;
        var text = conversation[at].Text;
        var reading = MessageReader.Default.Read(text);
        var facts = reading.Facts.ToList();
        var concerns = Sure0(reading.Concerns);
        var wants = Sure0(reading.Wants);
        var wishes = StatedWishes.In(text, reading.Wants);
        for (var i = at - 1; i >= 0; i--)
        {
            if (conversation[i].From != Speaker.Customer) continue;
            var earlier = MessageReader.Default.Read(conversation[i].Text);
            if (concerns.Count == 0) concerns = Sure0(earlier.Concerns);
            if (wants.Count == 0) wants = Sure0(earlier.Wants);
            if (wishes.Count == 0) wishes = StatedWishes.In(conversation[i].Text, earlier.Wants);
            facts.AddRange(earlier.Facts.Where(fact => fact.Kind is "order" or "account"));
        }

        var kind = KindOf(reading, text);
        // Praise has no concern to lie upon; whatever they said may be said back.
        var least = kind == MatterKind.Complaint ? 0.2 : -1;
        return new()
        {
            Kind = kind, Reading = reading, Concerns = [.. concerns.Where(code => code != "other.general").Take(4)], Wants = wants, Wishes = wishes.ConvertAll(wish => wish.Code), Facts = facts,
            Retold = Telling.Best(Retelling.Of(at, text), reading, least), Quotes = Telling.Best(Quoting.Of(at, text, kind == MatterKind.Complaint), reading, least),
            Question = QuestionIn(text), SignedBy = Signature.In(text), Mourns = Mourning.In(text),
        };
    }

    private static int LastOf(IReadOnlyList<Turn> conversation)
    {
        for (var i = conversation.Count - 1; i >= 0; i--)
            if (conversation[i].From == Speaker.Customer && !string.IsNullOrWhiteSpace(conversation[i].Text)) return i;
        return -1;
    }

    private static List<string> Sure0(IReadOnlyList<ScoredCode> codes) => [.. codes.Where(code => code.Score >= Sure).Select(code => code.Code)];

    private static MatterKind KindOf(Reading reading, string text)
    {
        if (reading.Complaint >= Sure || reading.Heat >= 40) return MatterKind.Complaint;
        var asks = text.Contains('?', StringComparison.Ordinal) || reading.Wants.Any(want => want is { Code: "information", Score: >= Sure });
        var warm = reading.Emotions["gratitude"] + reading.Emotions["admiration"] + reading.Emotions["love"] + reading.Emotions["joy"];
        if (!asks && (reading.Polarity.Positive > 0.6 || warm > 0.6)) return MatterKind.Praise;
        return asks ? MatterKind.Question : MatterKind.Remark;
    }

    /// <summary>A short question that can be quoted.</summary>
    private static string? QuestionIn(string text)
    {
        var words = WordScanner.Scan(text);
        foreach (var sentence in Reviewing.Words.Sentences.Split(words))
        {
            if (words[sentence.End - 1].Text != "?" || sentence.Count is < 4 or > 24) continue;
            var quoted = text[words[sentence.First].Start..words[sentence.End - 1].End].Trim();
            if (quoted.AsSpan().IndexOfAny(Unquotable) < 0 && Placeholders.Find(quoted) is null) return quoted;
        }

        return null;
    }

    /// <summary>The problem as it follows "about".</summary>
    public string Problem => Topic.About;

    public IEnumerable<string> OtherProblems => Concerns.Skip(1).Select(code => Topic.Of(code).About).Where(about => about != Problem).Distinct();
}
