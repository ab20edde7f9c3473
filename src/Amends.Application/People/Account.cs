using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace Amends.Application;

/// <summary>Someone who signs in.</summary>
public sealed class Account : IdentityUser<Guid>
{
    private string _name = "";

    /// <summary>The name that customers and colleagues see.</summary>
    public string Name
    {
        get => _name;
        set => (_name, NameKey) = (value, Application.NameKey.Of(value));
    }

    /// <summary>The name as it is sorted and searched.</summary>
    public string NameKey { get; private set; } = "";

    public Role Role { get; set; }
    public Instant CreatedAt { get; set; }

    /// <summary>When the account was switched off; null while it may sign in.</summary>
    public Instant? DisabledAt { get; set; }

    /// <summary>The one team they are in; null for none.</summary>
    public Guid? TeamId { get; set; }

    /// <summary>Since when a lead has them marked as new: their replies have a second reader where the organisation wants that; null for everybody else.</summary>
    public Instant? NewSince { get; set; }

    /// <summary>Since when they may be a second reader without being a lead; null where they may not.</summary>
    public Instant? ReadsSince { get; set; }

    public Person AsPerson() => new(Id, Name, Role);
}

/// <summary>
/// What someone may do. The order is that of authority over cases: an agent, a trainer and an analyst have the same, a lead more, an administrator all. What
/// trainers and analysts may besides is said by <see cref="Person.Trains"/> and <see cref="Person.Measures"/>. The numbers are stored.
/// </summary>
public enum Role { Agent = 0, Trainer = 10, Analyst = 20, Lead = 30, Admin = 40 }
