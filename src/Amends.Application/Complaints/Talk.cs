using System.Globalization;
using Amends.Recovery;

namespace Amends.Application.Complaints;

/// <summary>A colleague and the customer spoke with one another.</summary>
/// <param name="Way">By phone, or in person.</param>
/// <param name="Minutes">How long it took; null where nobody counted.</param>
public sealed record Talk(Channel Way = Channel.Phone, int? Minutes = null)
{
    /// <summary>The most that can be said of one talk.</summary>
    public const int MostMinutes = 600;

    /// <summary>What was done in it for the customer.</summary>
    public IReadOnlyList<Step> Done { get; init; } = [];

    /// <summary>Where it was, as the evidence of what was done in it says.</summary>
    internal string Where => $"{Place}.";

    /// <summary>What its note begins with.</summary>
    internal string Opening => Minutes is null ? $"{Place}. " : string.Create(CultureInfo.InvariantCulture, $"{Place}, {Minutes} min. ");

    private string Place => Way == Channel.InPerson ? "In person" : "On the phone";
}
