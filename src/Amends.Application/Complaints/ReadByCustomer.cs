using Amends.Application.Library;
using Amends.Application.Storage;
using Amends.Recovery;

namespace Amends.Application.Complaints;

/// <summary>What of a change its customer reads, in a message or on their page: nothing that somebody still has to fill in reaches them, whichever way it is sent.</summary>
internal static class ReadByCustomer
{
    /// <summary>Why the words cannot reach the customer; null where they can. What customers write themselves is theirs.</summary>
    public static Refusal? Refusal(Plan planned, Person by) =>
        by.Kind == ActorKind.Customer ? null
        : planned.Said.Where(said => said.Direction == Direction.Outbound).SelectMany(said => (IEnumerable<string?>)[said.Text, said.Html])
            .Concat(planned.Commands.SelectMany(Words))
            .Select(Filling.Refusal)
            .FirstOrDefault(refusal => refusal is not null);

    private static IEnumerable<string?> Words(Command command) => command switch
    {
        SendMessage it => it.Promises.Select(promise => (string?)promise.Words),
        SendClarification it => [it.Paraphrase],
        OfferOptions it => it.Options.Select(option => (string?)option.Words),
        Agree it => [it.Words],
        PlanAction it => [it.Words],
        MakePromise it => [it.Promise.Words],
        RenegotiatePromise it => [it.Reason],
        Resolve it => [it.Words],
        Thank it => [it.Words],
        InviteReview it => [it.Words],
        _ => [],
    };
}
