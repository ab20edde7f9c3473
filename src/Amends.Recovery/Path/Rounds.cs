namespace Amends.Recovery;

/// <summary>When the path begins anew.</summary>
public static class Rounds
{
    /// <summary>A rise of this much after a calm spell is a new outburst, not the old one going on.</summary>
    public const double Rise = 20;

    /// <summary>Below this the customer had calmed down: concerned at most. From here on they are upset again.</summary>
    public const double Calm = 40;

    /// <summary>Whether a message of this heat, after a round whose calmest message was <paramref name="calmest"/>, starts the path anew.</summary>
    public static bool HeatsUp(Heat? calmest, Heat heat) =>
        calmest is { Value: < Calm } low && heat.Value >= Calm && heat.Value - low.Value >= Rise;
}
