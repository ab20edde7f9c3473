using System.Text.Json.Serialization;

namespace Amends.Language;

/// <summary>What the language engine sees in one message. The codes are those of the labelling guide (docs/reference/labels.md).</summary>
/// <param name="Heat">How upset the writer sounds, 0 to 100.</param>
/// <param name="Band">The band that <paramref name="Heat"/> falls in.</param>
/// <param name="Complaint">Probability, 0 to 1, that this is an expression of dissatisfaction to which a response could be expected (ISO 10002).</param>
/// <param name="Emotions">Probability of each of the 28 GoEmotions labels, by name.</param>
/// <param name="Polarity">How the message feels as a whole; the three sum to 1.</param>
/// <param name="Concerns">What it is about, as <c>family.code</c>, most probable first.</param>
/// <param name="Wants">What the writer would like to happen, most probable first.</param>
/// <param name="Signals">What asks for special care: churn, legal, public, repeat, abuse, safety, self_harm, vulnerable, regulator, wait.</param>
/// <param name="Facts">Order numbers, amounts, dates, earlier contacts, with their places.</param>
/// <param name="Evidence">The spans that moved the scores, in the order they stand in the text.</param>
/// <param name="Language">ISO 639-1 code of the language, or <c>und</c>.</param>
public sealed record Reading(
    double Heat,
    HeatBand Band,
    double Complaint,
    IReadOnlyDictionary<string, double> Emotions,
    Polarity Polarity,
    IReadOnlyList<ScoredCode> Concerns,
    IReadOnlyList<ScoredCode> Wants,
    IReadOnlyList<ScoredCode> Signals,
    IReadOnlyList<Fact> Facts,
    IReadOnlyList<EvidenceSpan> Evidence,
    string Language);

/// <summary>How upset, in words: calm 0-19, concerned 20-39, upset 40-59, angry 60-79, furious 80-100.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HeatBand>))]
public enum HeatBand
{
    [JsonStringEnumMemberName("calm")] Calm,
    [JsonStringEnumMemberName("concerned")] Concerned,
    [JsonStringEnumMemberName("upset")] Upset,
    [JsonStringEnumMemberName("angry")] Angry,
    [JsonStringEnumMemberName("furious")] Furious,
}

/// <summary>Probabilities of the three polarities; they sum to 1.</summary>
public readonly record struct Polarity(double Negative, double Neutral, double Positive);

/// <summary>A code and the probability, 0 to 1, that it applies.</summary>
public readonly record struct ScoredCode(string Code, double Score);

/// <summary>Something checkable that the writer stated.</summary>
/// <param name="Kind">order, account, money, date, time, phone, email, contacts, name, product, place.</param>
/// <param name="Text">The words as they stand.</param>
/// <param name="Start">Offset in UTF-16 code units.</param>
/// <param name="Length">Length in UTF-16 code units.</param>
/// <param name="Value">
/// The same for programs, where it can be told: <c>GBP 4000</c> (currency and minor units), <c>2026-03-09</c>, <c>2026-W10</c>, <c>2026-02</c>, <c>17:30</c>,
/// the number of contacts.
/// </param>
public readonly record struct Fact(string Kind, string Text, int Start, int Length, string? Value = null);

/// <summary>Words that moved a score.</summary>
/// <param name="For">What they moved: <c>heat</c>, or a code such as <c>churn</c> or <c>delivery.late</c>.</param>
/// <param name="Weight">How far, in shares of the whole; negative where they lowered it.</param>
public readonly record struct EvidenceSpan(int Start, int Length, string For, double Weight);
