namespace Amends.Language;

/// <summary>What a case knows apart from its conversation, so that a draft can be held against it. What is left out is not known, and nothing is held against it.</summary>
public sealed record CaseFacts
{
    /// <summary>The customer's name on record, as it stands: "Chidi Okafor". What is no name of a person (an address, a number, a company) counts as not known.</summary>
    public string? CustomerName { get; init; }

    /// <summary>The case's own reference: "AM-7K3F-2Q".</summary>
    public string? Reference { get; init; }

    /// <summary>The amounts that were agreed or given, as people write them: "£40.00".</summary>
    public IReadOnlyList<string> Agreed { get; init; } = [];

    /// <summary>The days by which something that still stands was promised, on the organisation's calendar.</summary>
    public IReadOnlyList<DateOnly> Promised { get; init; } = [];
}
