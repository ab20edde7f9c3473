using Amends.Web.Files;
using Amends.Web.Shared;

namespace Amends.Web.Forms;

/// <summary>The public form as it stands: empty at first, or as somebody filled it in, with what is to be mended.</summary>
/// <param name="Started">A signed moment: a person needs longer than a program to write.</param>
/// <param name="Wrong">What to mend, by field.</param>
/// <param name="Embedded">It stands in a frame on another site.</param>
public sealed record ComplainModel(Frame Frame, string Started, ComplainFields Fields, IReadOnlyDictionary<string, string> Wrong, bool Embedded)
{
    /// <summary>A chat can be begun now.</summary>
    public bool Chat { get; init; }

    /// <summary>Why the form stands here, where somebody was at something else.</summary>
    public string? Why { get; init; }

    /// <summary>What came with it before and goes with it next time; null for nothing.</summary>
    public KeptFiles? Kept { get; init; }

    public string? WrongWith(string field) => Wrong.GetValueOrDefault(field);
}

/// <summary>What a person wrote into the form.</summary>
public sealed record ComplainFields
{
    public const int MostText = 100_000, MostName = 200, MostContact = 254, MostOrder = 100;

    public string Text { get; init; } = "";
    public string Name { get; init; } = "";

    /// <summary>An e-mail address or a phone number.</summary>
    public string Contact { get; init; } = "";
    public string Order { get; init; } = "";
    public IReadOnlyList<string> Wants { get; init; } = [];
}
