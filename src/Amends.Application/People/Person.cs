using Amends.Recovery;

namespace Amends.Application;

/// <summary>Who asks for something: a colleague (or a token that acts for one), the customer on a page of their own, or Amends itself.</summary>
/// <param name="Id">The account, the token, or the customer.</param>
/// <param name="Role">Meaningful for colleagues only.</param>
public sealed record Person(Guid Id, string Name, Role Role, ActorKind Kind = ActorKind.Colleague)
{
    /// <summary>Jobs and imports: sees everything, signs as Amends.</summary>
    public static Person Amends { get; } = new(Guid.Empty, "Amends", Role.Admin, ActorKind.Amends);

    /// <summary>A customer, who sees the complaints of their own and does only what a customer does.</summary>
    public static Person Customer(Guid customerId, string name) => new(customerId, name, Role.Agent, ActorKind.Customer);

    public bool IsCustomer => Kind == ActorKind.Customer;

    /// <summary>Leads and admins see restricted cases.</summary>
    public bool SeesAll => Kind == ActorKind.Amends || (Kind == ActorKind.Colleague && Role >= Role.Lead);

    public Actor Actor => new(Kind, Kind == ActorKind.Amends ? null : Id);
}
