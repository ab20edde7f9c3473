using System.Text.Json;
using Amends.Application.Storage;
using NodaTime;

namespace Amends.Application;

/// <summary>Whose installation this is, as customers see it. Every node sees a change within a few seconds.</summary>
internal sealed class HouseSettings(Storage.Settings settings, TimeProvider time)
{
    private const string Key = "house";
    private const int LongestName = 80;

    private readonly Remembered<Organisation> _house = new(
        time, Duration.FromSeconds(5), async cancel => await settings.Get(Key, cancel) is { } kept ? JsonSerializer.Deserialize<Organisation>(kept) ?? Organisation.Default : Organisation.Default);

    public ValueTask<Organisation> Get(CancellationToken cancel = default) => _house.Get(cancel);

    /// <summary>Saves what an admin decided.</summary>
    public async Task<Outcome<Organisation>> Save(Person by, Organisation house, CancellationToken cancel = default)
    {
        if (by.Role < Role.Admin)
            return new Outcome<Organisation>.NotFound();
        var clean = house with { Name = house.Name.Trim() };
        if (clean.Name.Length is 0 or > LongestName)
            return new Recovery.Refusal("name_length", $"The name that customers see may have 1 to {LongestName} characters.");
        await settings.Change(by, Key, JsonSerializer.Serialize(clean), cancel);
        return _house.Keep(clean);
    }
}

/// <param name="Name">The name that customers know.</param>
/// <param name="Colour">The organisation's own colour, such as <c>#0b5d51</c>.</param>
public sealed record Organisation(string Name, string Colour)
{
    public static Organisation Default { get; } = new("Customer care", "#2e4c8e");
}
