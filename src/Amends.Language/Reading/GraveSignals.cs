using Amends.Language.Text;

namespace Amends.Language;

/// <summary>
/// What is grave and rare is learned from few examples, so a score alone must not claim it: the wordings of grave.txt have a say. Danger is told in more ways
/// than a list can hold, so a high score says it too; for self-harm none does.
/// </summary>
internal static class GraveSignals
{
    private const float SureOfDanger = 0.8f, LikelyDanger = 0.1f;

    private static readonly Cues Wordings = Cues.Load("grave.txt");

    private static readonly int Danger = Wordings.GroupOf("safety");

    private static readonly int SaysSelfHarm = Wordings.GroupOf("says self_harm");

    /// <summary>Of the signals that scored, those that may be said, and self-harm where it is said plainly. The wordings found are kept as evidence.</summary>
    public static ScoredCode[] Confirmed(TextDocument document, ScoredCode[] signals, ScoredCode[] concerns, float danger, Workspace work)
    {
        var found = work.Grave;
        found.Clear();
        Wordings.Find(document, found);
        if (found.Count == 0 && signals.Length == 0)
            return signals;
        var confirmed = Of(signals, work);
        if (!Array.Exists(signals, static signal => signal.Code == "safety") && IsDanger(concerns, danger, work))
            confirmed = [.. confirmed, new ScoredCode("safety", 0.5)];
        return Stands(SaysSelfHarm, found) && !Array.Exists(confirmed, static signal => signal.Code == "self_harm") && !IsMistaken("self_harm", work)
            ? [.. confirmed, new ScoredCode("self_harm", 0.5)]
            : confirmed;
    }

    // What is worded like a danger needs less of a score than what is not, and none where the concern is one of danger.
    private static bool IsDanger(ScoredCode[] concerns, float danger, Workspace work) =>
        Stands(Danger, work.Grave) && !IsMistaken("safety", work)
        && (danger >= LikelyDanger || Array.Exists(concerns, static concern => concern.Code is "product.unsafe" or "other.safety"));

    /// <summary>The probability below which danger is not said, however it is worded.</summary>
    public static double LeastDanger(float threshold) => 2 * LikelyDanger * threshold;

    /// <summary>The group of wordings that a signal needs; -1: none.</summary>
    public static int GroupOf(string code) => Wordings.GroupOf(code);

    private static ScoredCode[] Of(ScoredCode[] signals, Workspace work)
    {
        foreach (var signal in signals)
            if (!IsConfirmed(signal, work))
                return Array.FindAll(signals, other => IsConfirmed(other, work));
        return signals;
    }

    private static bool IsConfirmed(ScoredCode signal, Workspace work) => IsWorded(signal, work.Grave) && !IsMistaken(signal.Code, work);

    private static bool IsWorded(ScoredCode signal, List<CueMatch> found) =>
        GroupOf(signal.Code) is var group && (group < 0 || Stands(group, found) || (signal.Code == "safety" && signal.Score >= SureOfDanger));

    /// <summary>Whether a wording of a group was found.</summary>
    public static bool Stands(int group, List<CueMatch> found)
    {
        foreach (var match in found)
            if (match.Group == group)
                return true;
        return false;
    }

    // Words that only look like it stand there, and nothing else speaks for it.
    private static bool IsMistaken(string code, Workspace work) => Wordings.GroupOf("not " + code) is var not and >= 0 && Stands(not, work.Grave) && StandsAlone(code, not, work);

    private static bool StandsAlone(string code, int not, Workspace work)
    {
        var (needed, cue) = (GroupOf(code), Cues.Default.GroupOf(code));
        return !work.Senses.Found.Exists(match => match.Group == cue && IsOutside(match)) && !work.Grave.Exists(match => match.Group == needed && IsOutside(match));

        bool IsOutside(CueMatch match) => !work.Grave.Exists(other => other.Group == not && other.FirstToken < match.EndToken && match.FirstToken < other.EndToken);
    }
}
