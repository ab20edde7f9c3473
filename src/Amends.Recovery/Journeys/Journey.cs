using System.Text.Json.Serialization;
using NodaTime;

namespace Amends.Recovery;

/// <summary>
/// The turn of a customer from irate to advocate, read off what they said and did; nobody sets it. It begins at their latest outburst: what came before it was
/// another journey. A stage that nothing shows is not shown, also where a later one is.
/// </summary>
/// <param name="Stages">Those that evidence shows, in their order.</param>
public sealed record Journey(IReadOnlyList<JourneyStep> Stages)
{
    /// <summary>Heat from which a customer is irate.</summary>
    public const double Irate = 60;

    /// <summary>How far they have come; null where they never were irate, so that there is no turn to tell of.</summary>
    public JourneyStage? Reached => Stages is [.., var last] ? last.Stage : null;

    /// <summary>The journey that this evidence tells of. Pure.</summary>
    public static Journey Of(IEnumerable<JourneyEvidence> evidence)
    {
        var steps = new SortedDictionary<JourneyStage, JourneyStep>();
        var calm = false;
        foreach (var one in evidence.OrderBy(one => one.At))
        {
            if (one is { Kind: JourneyEvidenceKind.Heat, Heat: >= Irate })
            {
                // Still the same outburst while nothing has calmed them; a new one after that.
                if (calm)
                    steps.Clear();
                calm = false;
                if (!steps.TryGetValue(JourneyStage.Irate, out var hottest) || hottest.Evidence.Heat < one.Heat)
                    steps[JourneyStage.Irate] = new(JourneyStage.Irate, one);
                continue;
            }

            if (!steps.ContainsKey(JourneyStage.Irate) || StageOf(one) is not { } stage)
                continue;
            if (stage is JourneyStage.Returned or JourneyStage.Advocate && !IsAfterTheFix(steps, one))
                continue;
            calm = true;
            steps.TryAdd(stage, new(stage, one));
        }

        return new([.. steps.Values]);
    }

    /// <summary>An order that was on its way already when they were still irate is no return: first something has to have calmed, satisfied, or put it right.</summary>
    private static bool IsAfterTheFix(SortedDictionary<JourneyStage, JourneyStep> steps, JourneyEvidence one) =>
        one.PutRightBefore || steps.ContainsKey(JourneyStage.Calmer) || steps.ContainsKey(JourneyStage.Satisfied);

    private static JourneyStage? StageOf(JourneyEvidence one) => one.Kind switch
    {
        JourneyEvidenceKind.Heat when one.Heat < Rounds.Calm => JourneyStage.Calmer,
        JourneyEvidenceKind.SaidRight or JourneyEvidenceKind.Satisfied => JourneyStage.Satisfied,
        JourneyEvidenceKind.Purchase or JourneyEvidenceKind.Visit or JourneyEvidenceKind.Contact => JourneyStage.Returned,
        JourneyEvidenceKind.Referral or JourneyEvidenceKind.Review => JourneyStage.Advocate,
        _ => null,
    };
}

/// <summary>How far a customer has come.</summary>
[JsonConverter(typeof(SnakeCase<JourneyStage>))]
public enum JourneyStage { Irate, Calmer, Satisfied, Returned, Advocate }

/// <summary>One stage with the first evidence that shows it; for irate the hottest.</summary>
public sealed record JourneyStep(JourneyStage Stage, JourneyEvidence Evidence);

/// <summary>Something a customer said or did.</summary>
/// <param name="Reference">The complaint it belongs to; null where it belongs to none.</param>
/// <param name="Heat">How hot their words were, for words.</param>
/// <param name="ExternalId">By which another system knows it.</param>
/// <param name="PutRightBefore">A complaint of theirs had been put right by then.</param>
public sealed record JourneyEvidence(JourneyEvidenceKind Kind, Instant At, string? Reference = null, double? Heat = null, string? ExternalId = null, bool PutRightBefore = false);

[JsonConverter(typeof(SnakeCase<JourneyEvidenceKind>))]
public enum JourneyEvidenceKind
{
    /// <summary>Words of theirs, with their heat.</summary>
    Heat,

    /// <summary>They said after the fix that it is right.</summary>
    SaidRight,

    /// <summary>They were satisfied by the closing questions: 4 or 5 of 5.</summary>
    Satisfied,

    Purchase,
    Visit,
    Contact,
    Referral,
    Review,
}
