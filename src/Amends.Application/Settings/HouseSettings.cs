using System.Text.Json;
using Amends.Application.Storage;

namespace Amends.Application;

/// <summary>Whose installation this is, as customers see it. Kept in memory for a few seconds: every page asks, and it changes once a year.</summary>
internal sealed class HouseSettings(Storage.Settings settings, TimeProvider time)
{
    private const string Key = "house";
    private const int LongestName = 80;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private (Organisation Organisation, long At)? _known;

    public async ValueTask<Organisation> Get(CancellationToken cancel = default)
    {
        if (_known is { } known && time.GetElapsedTime(known.At) < Fresh)
            return known.Organisation;
        var stored = await settings.Get(Key, cancel);
        var house = stored is null ? Organisation.Default : JsonSerializer.Deserialize<Organisation>(stored) ?? Organisation.Default;
        _known = (house, time.GetTimestamp());
        return house;
    }

    /// <summary>Saves what an admin decided.</summary>
    public async Task<Outcome<Organisation>> Save(Person by, Organisation house, CancellationToken cancel = default)
    {
        if (by.Role < Role.Admin)
            return new Outcome<Organisation>.NotFound();
        var clean = house with { Name = house.Name.Trim() };
        if (clean.Name.Length is 0 or > LongestName)
            return new Recovery.Refusal("name_length", $"The name that customers see may have 1 to {LongestName} characters.");
        await settings.Set(Key, JsonSerializer.Serialize(clean), cancel);
        _known = (clean, time.GetTimestamp());
        return clean;
    }
}

/// <param name="Name">The name that customers know.</param>
/// <param name="Colour">The organisation's own colour, such as <c>#0b5d51</c>.</param>
public sealed record Organisation(string Name, string Colour)
{
    public static Organisation Default { get; } = new("Customer care", "#2e4c8e");
}
