using NodaTime;

namespace Amends.Application.Demo;

/// <summary>One scripted conversation, with its times already counted from now.</summary>
/// <param name="Contact">An e-mail address, or a number that begins with +.</param>
/// <param name="Channel">As scripted; <c>append</c> goes on with the customer's latest case.</param>
internal sealed record DemoCase(string Name, string Contact, string Channel, string Subject, IReadOnlyList<DemoStep> Steps)
{
    public bool GoesOn => Channel == "append";
}

/// <summary>One line of a script.</summary>
/// <param name="Who">A member of <see cref="DemoTeam"/> by first name; null for the customer.</param>
/// <param name="Arguments">What stands between the verb and the colon.</param>
/// <param name="Words">What stands after the colon.</param>
/// <param name="Line">Where it stands, for those who mend it.</param>
internal sealed record DemoStep(Instant At, string? Who, string Verb, IReadOnlyList<string> Arguments, string Words, string Line)
{
    public List<DemoPromise> Promises { get; } = [];

    /// <summary>Names of <see cref="DemoFiles"/> that go with the message.</summary>
    public List<string> Files { get; } = [];
}

/// <summary>A promise in a reply's words; due at a moment, or at the end of a day.</summary>
internal sealed record DemoPromise(string Words, Instant Due, bool EndOfDay);
