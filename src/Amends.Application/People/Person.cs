using Amends.Recovery;

namespace Amends.Application;

/// <summary>Who is asking: a colleague who signed in, or a program with a token of theirs.</summary>
/// <param name="Id">The account; the timeline names it as the actor.</param>
public sealed record Person(Guid Id, string Name, Role Role)
{
    public Actor Actor => Actor.Colleague(Id);

    /// <summary>Whether this person may do what that role may: a lead may do what an agent may, an admin what a lead may.</summary>
    public bool Is(Role role) => Role >= role;
}

/// <summary>What a colleague may do, each role including the one before.</summary>
public enum Role { Agent, Lead, Admin }
