using Amends.Application.Files;
using Amends.Application.Storage;
using Amends.Recovery;

namespace Amends.Application.Complaints;

/// <summary>A message to be saved with the change that tells of it.</summary>
internal sealed record Said(Guid Id, Direction Direction, Channel Channel, string Text, string? Html = null)
{
    public double? Heat { get; init; }

    /// <summary>As JSON.</summary>
    public string? Reading { get; init; }

    /// <summary>As JSON.</summary>
    public string? Review { get; init; }

    /// <summary>What goes with it, in order.</summary>
    public IReadOnlyList<SaidFile> Files { get; init; } = [];
}
