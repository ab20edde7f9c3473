namespace Amends.Application.Drafts;

/// <summary>What the words of the composer are to become, as the draft is kept and as the form says it.</summary>
public static class DraftMode
{
    /// <summary>Words to the customer.</summary>
    public const string Reply = "reply";

    /// <summary>Words to colleagues alone.</summary>
    public const string Note = "note";

    /// <summary>What was said in a call, or face to face.</summary>
    public const string Call = "call";

    /// <summary>What is unknown is a reply: it shows itself, and is reviewed.</summary>
    public static string Of(string? said) => said is Note or Call ? said : Reply;
}
