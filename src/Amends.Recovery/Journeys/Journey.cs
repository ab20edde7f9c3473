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
    /// <param name="turns">When complaints of theirs were resolved and reopened.</param>
    public static Journey Of(IEnumerable<JourneyEvidence> evidence, IEnumerable<FixTurn>? turns = null)
    {
        var steps = new SortedDictionary<JourneyStage, JourneyStep>();
        var standing = new HashSet<string>(StringComparer.Ordinal);
        var calm = false;
        foreach (var (_, told, turn) in InOrder(evidence, turns ?? []))
        {
            if (turn is not null)
            {
                _ = turn.Fixed ? standing.Add(turn.Reference) : standing.Remove(turn.Reference);
                continue;
            }

            var one = told!;
            if (one is { Kind: JourneyEvidenceKind.Heat, Heat: >= Irate })
            {
                // Still the same outburst while nothing has calmed them; a new one after that. Either way what was put right before it did not put this right.
                if (calm)
                    steps.Clear();
                calm = false;
                standing.Clear();
                if (!steps.TryGetValue(JourneyStage.Irate, out var hottest) || hottest.Evidence.Heat < one.Heat)
                    steps[JourneyStage.Irate] = new(JourneyStage.Irate, one);
                continue;
            }

            if (!steps.ContainsKey(JourneyStage.Irate) || StageOf(one) is not { } stage)
                continue;
            if (stage is JourneyStage.Returned or JourneyStage.Advocate && standing.Count == 0 && !IsCalmed(steps))
                continue;
            calm = true;
            steps.TryAdd(stage, new(stage, one));
        }

        return new([.. steps.Values]);
    }

    /// <summary>Of what happened at one moment, first their words, then what was put right, then what they did.</summary>
    private static IEnumerable<(Instant At, JourneyEvidence? Told, FixTurn? Turn)> InOrder(IEnumerable<JourneyEvidence> evidence, IEnumerable<FixTurn> turns) =>
        evidence.Select(one => (one.At, Told: (JourneyEvidence?)one, Turn: (FixTurn?)null)).Concat(turns.Select(turn => (turn.At, Told: (JourneyEvidence?)null, Turn: (FixTurn?)turn)))
            .OrderBy(one => one.At).ThenBy(one => one.Told is { Kind: JourneyEvidenceKind.Heat } ? 0 : one.Turn is not null ? 1 : 2);

    /// <summary>An order that was on its way already when they were still irate is no return: first something has to have calmed, satisfied, or put it right.</summary>
    private static bool IsCalmed(SortedDictionary<JourneyStage, JourneyStep> steps) => steps.ContainsKey(JourneyStage.Calmer) || steps.ContainsKey(JourneyStage.Satisfied);

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
public sealed record JourneyEvidence(JourneyEvidenceKind Kind, Instant At, string? Reference = null, double? Heat = null, string? ExternalId = null);

/// <summary>A complaint of theirs was put right, or turned out not to be.</summary>
/// <param name="Fixed">Resolved; false: reopened.</param>
public sealed record FixTurn(Instant At, string Reference, bool Fixed);

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
