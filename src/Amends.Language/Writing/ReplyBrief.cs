namespace Amends.Language;

/// <summary>
/// What a suggested reply may say beyond the customer's own words: the one thing given to the composer and to a language model alike.
/// Nothing concrete stands in a suggestion that is neither here nor in the conversation.
/// </summary>
/// <param name="Now">When the reply is written, in the offset of the organisation.</param>
/// <param name="NextContact">By when the customer hears from us next, whatever comes of it.</param>
public sealed record ReplyBrief(DateTimeOffset Now, DateTimeOffset NextContact)
{
    /// <summary>How to address the customer: "Maria", "Ms Okafor"; null where nobody knows.</summary>
    public string? CustomerName { get; init; }

    /// <summary>First name of who writes.</summary>
    public string? AgentName { get; init; }

    /// <summary>Names in full that are not for a model outside: the customer's and the writer's. They stand in no reply.</summary>
    public IReadOnlyList<string> FullNames { get; init; } = [];

    public string? Organisation { get; init; }

    /// <summary>The case's reference, where the customer is to have it.</summary>
    public string? Reference { get; init; }

    /// <summary>What may be offered. Empty: nothing may be promised but a check and an answer by <see cref="NextContact"/>.</summary>
    public IReadOnlyList<BriefRemedy> Remedies { get; init; } = [];

    /// <summary>How things work here, in words a customer understands.</summary>
    public IReadOnlyList<BriefPolicy> Policies { get; init; } = [];

    /// <summary>Sentences of the organisation's own, used in place of ours where they fit.</summary>
    public IReadOnlyList<BriefPhrase> Phrases { get; init; } = [];

    /// <summary>Who does the work, where it is another team: "our billing team". The writer stays the contact.</summary>
    public string? HandledBy { get; init; }

    /// <summary>Whether a call may be offered.</summary>
    public bool MayCall { get; init; }

    /// <summary>A brief of which only the times are known: the next working day (Monday to Friday) at noon.</summary>
    public static ReplyBrief At(DateTimeOffset now)
    {
        var day = now.Date.AddDays(1);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) day = day.AddDays(1);
        return new(now, new DateTimeOffset(day.AddHours(12), now.Offset));
    }
}

/// <summary>Something that makes it right and may be offered.</summary>
/// <param name="Kind">The want that it meets: <c>refund</c>, <c>replacement</c>, <c>repair</c>, <c>compensation</c> …</param>
/// <param name="Words">As it follows "I can offer you": "a full refund of £40".</param>
/// <param name="By">By when it is done; null where nobody can say.</param>
public sealed record BriefRemedy(string Kind, string Words, DateTimeOffset? By = null);

/// <summary>A rule or procedure with its reason, as whole sentences.</summary>
/// <param name="Concern">The concern or family it is about (<c>delivery.late</c>, <c>delivery</c>); null: told by its words.</param>
public sealed record BriefPolicy(string Words, string? Concern = null);

/// <summary>A sentence from the phrase library.</summary>
/// <param name="Principle">What it does: a principle of the <see cref="Rubric"/>, such as <c>empathy</c> or <c>thanks</c>.</param>
/// <param name="Concern">The concern or family it fits; null: any.</param>
public sealed record BriefPhrase(string Principle, string Words, string? Concern = null);
