namespace Amends.Language;

/// <summary>What somebody decided of a message: whether a code applies to it.</summary>
/// <param name="Text">The message, as it was read.</param>
/// <param name="Code">A concern (<c>delivery.drone</c>), a want (<c>store_credit</c>), or <c>complaint</c>.</param>
/// <param name="Applies">false: it was read into the message and is not there.</param>
public readonly record struct CodeDecision(string Text, string Code, bool Applies);

/// <summary>How an organisation deals with a code, its own or one that ships.</summary>
/// <param name="Name">What people call it; null leaves the name it has.</param>
/// <param name="Hidden">Left out of readings; its decisions are kept.</param>
/// <param name="Into">The code that it is read as from now on; its decisions count for that one. null: it stands for itself.</param>
public sealed record OwnCode(string Code, string? Name = null, bool Hidden = false, string? Into = null);

/// <summary>How many decisions there are of a code.</summary>
public readonly record struct Decided(int Applies, int DoesNot)
{
    public int Count => Applies + DoesNot;
}
