using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Practice;
using Amends.Recovery;

namespace Amends.Application.Practice;

/// <summary>A closed case as a lead looks at it to make a scenario of it: what the customer wrote, and what would be replaced. Nothing is kept of it before a person approves.</summary>
internal sealed class CaseForPractice(CaseView cases)
{
    private const int MostMessages = 30, MostText = 40_000;

    /// <summary>A code that the engine is less sure of than this is left to the person.</summary>
    private const double Sure = 0.5;

    public async Task<Outcome<RealCase>> Handle(Person by, string reference, CancellationToken cancel = default)
    {
        if (!by.Trains || await cases.Handle(by, reference, cancel) is not { } found)
            return new Outcome<RealCase>.NotFound();
        if (found.State.Stage != Stage.Closed)
            return new Refusal("case_not_closed", "A case becomes a scenario once it is closed: until then it is somebody’s work, not a story.");
        if (found.Restricted)
            return new Refusal("case_restricted", "This case is restricted. Nobody practises with it.");
        var said = found.Messages.Where(m => m.Direction == Direction.Inbound && !string.IsNullOrWhiteSpace(m.Text)).Take(MostMessages).ToList();
        if (said.Count == 0)
            return new Refusal("case_wordless", "The customer wrote nothing here that a scenario could begin with.");
        var texts = new List<string>();
        foreach (var text in said.Select(m => m.Text.Trim()).TakeWhile(_ => texts.Sum(t => t.Length) < MostText))
            texts.Add(Complaints.Words.Beginning(text, MostText));
        var seed = (int)(found.Id % int.MaxValue);
        var proposed = Disguise.Propose(found.CustomerName, found.Names.Values, [found.CustomerName, .. texts], seed);
        if (proposed.Count > Disguise.Most)
            return new Refusal("case_too_telling", $"This case names more than {Disguise.Most} people, numbers, places, amounts and days. Nobody reads as many with care; choose a case that tells less.");
        var readings = said.Select(m => m.Reading).OfType<Language.Reading>().ToList();
        return new RealCase(
            found.Reference, found.CustomerName, texts,
            proposed,
            readings.FirstOrDefault()?.Heat ?? 0,
            Codes(readings.SelectMany(r => r.Wants), 8),
            Codes(readings.SelectMany(r => r.Concerns), 3));
    }

    private static List<string> Codes(IEnumerable<Language.ScoredCode> codes, int most) =>
        [.. codes.GroupBy(code => code.Code, StringComparer.Ordinal).Select(same => (same.Key, Score: same.Max(code => code.Score))).Where(one => one.Score >= Sure).OrderByDescending(one => one.Score).Take(most).Select(one => one.Key)];
}

/// <summary>A real case on its way to a scenario.</summary>
/// <param name="Said">The customer's messages, oldest first.</param>
/// <param name="Proposed">What would be replaced.</param>
/// <param name="Heat">Of the first message, 0 to 100.</param>
/// <param name="Wants">Of the whole case, the surest first.</param>
/// <param name="Concerns">Of the whole case, the surest first.</param>
public sealed record RealCase(string Reference, string CustomerName, IReadOnlyList<string> Said, IReadOnlyList<Replacement> Proposed, double Heat, IReadOnlyList<string> Wants, IReadOnlyList<string> Concerns);
