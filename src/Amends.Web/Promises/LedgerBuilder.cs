using Amends.Application.Complaints;
using Amends.Recovery;
using Amends.Web.Promises;
using Amends.Web.Shared;

namespace Amends.Web.Complaints;

/// <summary>A case's promises with why they stand as they do, and which may break: first what wants something now, last what is settled.</summary>
internal static class LedgerBuilder
{
    public static List<LedgerLine> Build(Case of, Viewer me, HouseClock clock)
    {
        return [.. of.State.Promises.Select(promise => Line(of, promise, me, clock)).OrderBy(Rank)];
    }

    private static int Rank(LedgerLine line) => line switch
    {
        { State: PromiseState.Broken } => 0,
        { Risk: not null } => 1,
        { State: PromiseState.Open or PromiseState.Renegotiated } => 2,
        _ => 3,
    };

    private static LedgerLine Line(Case of, Promise promise, Viewer me, HouseClock clock)
    {
        var entries = of.Timeline.Where(entry => IdOf(entry.What) == promise.Id).ToList();
        var dated = entries.FindLast(entry => entry.What is PromiseMade or PromiseRenegotiated)?.At ?? promise.MadeAt;
        var last = entries[^1];
        var anchor = last.What is PromiseMade { MessageId: { } message } && of.Messages.Any(m => m.Id == message) ? ConversationBuilder.Anchor(message) : null;
        return new(
            promise.Id, CaseBuilder.WordsOf(of, promise.Id), promise.State, promise.Due, promise.Precision == DuePrecision.Day, promise.Owner == me.Id, promise.Kind, promise.Department,
            PromiseRisk.Of(promise, dated, of.State, clock.Now)?.Words,
            PromiseRisk.WantsWord(promise, dated, clock.Now),
            Told(last, CaseBuilder.Name(of, last.By), clock),
            anchor);
    }

    private static string Told(TimelineEntry last, string who, HouseClock clock)
    {
        var what = last.What switch
        {
            PromiseMade => PromisesWords.PromisedBy.Fill(who),
            PromiseFulfilled => PromisesWords.DoneBy.Fill(who),
            PromiseBroken => PromisesWords.NothingDone,
            PromiseRenegotiated => PromisesWords.MovedBy.Fill(who),
            _ => PromisesWords.TakenBackBy.Fill(who),
        };
        return last.What is PromiseMade || string.IsNullOrWhiteSpace(last.Words) ? PromisesWords.ToldAt.Fill(what, clock.At(last.At)) : PromisesWords.ToldWith.Fill(what, clock.At(last.At), last.Words);
    }

    private static Guid? IdOf(Happening what) => what switch
    {
        PromiseMade it => it.PromiseId,
        PromiseFulfilled it => it.PromiseId,
        PromiseBroken it => it.PromiseId,
        PromiseRenegotiated it => it.PromiseId,
        PromiseWithdrawn it => it.PromiseId,
        _ => null,
    };
}
