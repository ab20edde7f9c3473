using Amends.Recovery;

namespace Amends.Application.Goodwill;

/// <summary>How far a person's own word goes on a case, where roles are known.</summary>
internal static class Limits
{
    /// <summary>In minor units of the book's currency; null for no limit.</summary>
    public static long? Of(GoodwillBook book, Person by, Complaint state) => by switch
    {
        { Kind: ActorKind.Amends } or { Role: Role.Admin } => null,
        { Role: Role.Lead } => book.LimitOf("lead", Severity.Of(state)),
        _ => book.LimitOf("agent", Severity.Of(state)),
    };

    /// <summary>Whether they may give or allow this much by themselves. Limits say nothing about another currency: then somebody without one decides.</summary>
    public static bool Cover(GoodwillBook book, Person by, Complaint state, Money value, long givenBefore = 0) =>
        Of(book, by, state) is not { } limit || (value.Currency == book.Currency && (Int128)value.MinorUnits + givenBefore <= limit);

    /// <summary>What is left of it on this case; null for no limit.</summary>
    public static long? Left(GoodwillBook book, Person by, Complaint state) => Of(book, by, state) is { } limit ? Math.Max(0, limit - GivenFreely(state)) : null;

    /// <summary>What was given on the case so far without anybody's leave.</summary>
    public static long GivenFreely(Complaint state) =>
        state.Gifts.Where(gift => gift is { ApprovalId: null, Value: not null }).Aggregate(0L, (sum, gift) => sum + gift.Value!.Value.MinorUnits);

    /// <summary>What they allowed others on the case so far, in minor units.</summary>
    public static long AllowedBy(Person by, Complaint state) =>
        state.Approvals.Where(answered => answered.DecidedBy == by.Actor).Aggregate(0L, (sum, answered) => sum + (answered.Allowed?.MinorUnits ?? 0));
}
