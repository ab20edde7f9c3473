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

    /// <summary>Administrators keep the house: settings, people, tokens.</summary>
    public bool IsAdmin => !IsCustomer && Role >= Role.Admin;

    /// <summary>Trainers and leads keep scenarios and programmes, and see who needs what.</summary>
    public bool Trains => SeesAll || (Kind == ActorKind.Colleague && Role == Role.Trainer);

    /// <summary>Analysts and leads see what keeps going wrong, how it went and what it cost.</summary>
    public bool Measures => SeesAll || (Kind == ActorKind.Colleague && Role == Role.Analyst);

    public Actor Actor => new(Kind, Kind == ActorKind.Amends ? null : Id);
}
