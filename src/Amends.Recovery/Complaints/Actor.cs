using System.Text.Json.Serialization;

namespace Amends.Recovery;

/// <summary>Who did something: a colleague, the customer, or Amends itself (a sweep, an import).</summary>
/// <param name="Id">The colleague's account or the customer; null for Amends itself.</param>
public readonly record struct Actor(ActorKind Kind, Guid? Id)
{
    public static Actor Amends { get; } = new(ActorKind.Amends, null);

    public static Actor Colleague(Guid id) => new(ActorKind.Colleague, id);

    public static Actor Customer(Guid id) => new(ActorKind.Customer, id);
}

[JsonConverter(typeof(SnakeCase<ActorKind>))]
public enum ActorKind { Amends, Colleague, Customer }

/// <summary>How a customer reached us, or we them.</summary>
[JsonConverter(typeof(SnakeCase<Channel>))]
public enum Channel { Email, Form, Chat, Phone, InPerson, Social, Api }
