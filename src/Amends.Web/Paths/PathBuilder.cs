using Amends.Application.Complaints;
using Amends.Application.Library;
using Amends.Recovery;
using Amends.Web.Paths;
using Amends.Web.Shared;

namespace Amends.Web.Complaints;

/// <summary>The recovery path as the guide shows it: each step with the very words that show it, and the one that is next.</summary>
internal static class PathBuilder
{
    private const int LongestQuote = 90;

    public static PathModel Build(Case of, StepNames names, Causes causes) => new(
        Summary(of.Path),
        names.Preset is { } preset ? [.. preset.Show(of.Path).Select(stage => new PathStageModel(stage.Steps.Count > 1 ? stage.Name : null, Look(stage.State), Rows(of, stage.Steps, names, causes)))]
            : [new(null, StepLook.Open, Rows(of, of.Path.Steps, names, causes))],
        names.Preset is not null);

    private static IReadOnlyList<PathStepModel> Rows(Case of, IReadOnlyList<PathStep> steps, StepNames names, Causes causes) => [.. steps.Select(step => Row(of, of.Path, step, names, causes))];

    private static StepLook Look(StepState state) =>
        state switch { StepState.Done => StepLook.Done, StepState.Next => StepLook.Next, StepState.Skipped => StepLook.Skipped, StepState.Started => StepLook.Started, _ => StepLook.Open };

    private static string Summary(RecoveryPath path)
    {
        var done = path.Steps.Count(s => s.State == StepState.Done);
        var round = path.Round switch { <= 1 => null, 2 => PathsWords.SecondRound, 3 => PathsWords.ThirdRound, var n => PathsWords.RoundNumber.Fill(n) };
        return round is null ? PathsWords.DoneOf.Fill(done, path.Steps.Count) : PathsWords.DoneOfInRound.Fill(done, path.Steps.Count, round);
    }

    private static PathStepModel Row(Case of, RecoveryPath path, PathStep step, StepNames names, Causes causes) => new(
        step.Step,
        names.Of(step.Step),
        names.Within(step.Step),
        Look(step.State),
        step.Evidence.Count == 0 ? null : step.Evidence[^1].At,
        [.. step.Evidence.Select(evidence => Evidence(of, names.Within(step.Step), evidence, causes)).DistinctBy(e => e.Words).TakeLast(3)],
        step.State switch
        {
            StepState.Next => path.Next!.Reason,
            StepState.Skipped => $"{CaseBuilder.Name(of, step.Skipped!.By)}: {step.Skipped.Reason}",
            _ => null,
        },
        step.State == StepState.Next ? path.Next!.Prompt : null);

    private static StepEvidence Evidence(Case of, string step, Recovery.StepEvidence evidence, Causes causes)
    {
        var message = of.Messages.FirstOrDefault(m => m.Id == evidence.MessageId);
        if (message is not null && evidence.Length > 0 && evidence.Start + evidence.Length <= message.Text.Length)
            return new(Quote(message.Text.Substring(evidence.Start, evidence.Length)), ConversationBuilder.Anchor(evidence), true);
        var who = CaseBuilder.Name(of, evidence.By);
        if (of.Timeline.FirstOrDefault(e => e.Sequence == evidence.Sequence) is not { } entry)
            return new(who, null, false);
        return new(Recorded(of, step, who, entry, causes), message is null ? null : ConversationBuilder.Anchor(message.Id), false);
    }

    private static string Recorded(Case of, string step, string who, TimelineEntry entry, Causes causes) => entry.What switch
    {
        MessageRead => PathsWords.ReadToEnd.Fill(who),
        EvidenceNoted => entry.Words is { } words ? $"{who}: {words}" : PathsWords.NotedIt.Fill(who),
        ClarificationAnswered { Confirmed: true } => PathsWords.YesThatsIt,
        ClarificationSent => PathsWords.SaidWhatWeHeard.Fill(who),
        OptionOffered => PathsWords.Offered.Fill(entry.Words?.Split('\n')[0]),
        Agreed => entry.Words is { } words ? PathsWords.Agreed.Fill(words) : PathsWords.TheyAgreed,
        ActionDone => PathsWords.ActionDone,
        Resolved => entry.Words is { } words ? PathsWords.PutRightBy.Fill(words) : PathsWords.PutRight,
        FollowedUp => PathsWords.AskedAgain.Fill(who),
        Thanked => PathsWords.ThankedThem.Fill(who),
        CauseNoted it => PathsWords.CauseIs.Fill(Wording.Cause(it.Cause, causes, of.Codes)),
        _ => $"{who}, {step}",
    };

    private static string Quote(string words) => words.Length <= LongestQuote ? words : Words.Beginning(words, LongestQuote - 1) + "…";
}
