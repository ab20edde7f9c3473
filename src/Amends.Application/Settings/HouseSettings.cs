using System.Text.Json;
using Amends.Application.Files;
using Amends.Application.Storage;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application;

/// <summary>Whose installation this is, as customers see it. Every node sees a change within a few seconds.</summary>
internal sealed class HouseSettings(Storage.Settings settings, Changes changes, TimeProvider time)
{
    /// <summary>Bytes of a logo: every customer loads it with their first page, on whatever phone they have.</summary>
    public const int LargestLogo = 14 * 1024;

    private const string Key = "house", LogoKey = "house-logo";
    private const int LongestName = 80;

    private readonly Remembered<Organisation> _house = new(
        time, Duration.FromSeconds(5), async cancel => await settings.Get(Key, cancel) is { } kept ? JsonSerializer.Deserialize<Organisation>(kept) ?? Organisation.Default : Organisation.Default);

    public ValueTask<Organisation> Get(CancellationToken cancel = default) => _house.Get(cancel);

    /// <summary>Saves what an admin decided.</summary>
    /// <param name="logo">Takes the place of the one before; null: <see cref="Organisation.Logo"/> says whether that stays.</param>
    public async Task<Outcome<Organisation>> Save(Person by, Organisation house, NewFile? logo = null, CancellationToken cancel = default)
    {
        if (by.Role < Role.Admin)
            return new Outcome<Organisation>.NotFound();
        var clean = house with { Name = house.Name.Trim(), Logo = logo is null ? house.Logo : logo.Hash[..16] };
        if (clean.Name.Length is 0 or > LongestName)
            return new Refusal("name_length", $"The name that customers see may have 1 to {LongestName} characters.");
        if (logo is not null && !FileTypes.IsPicture(logo.Type))
            return new Refusal("logo_kind", "The logo must be a picture: PNG, JPEG, GIF or WebP.");
        if (logo?.Bytes.Length > LargestLogo)
            return new Refusal("logo_large", $"The logo is larger than {LargestLogo / 1024} kB, which every customer would have to load. Save it smaller, some 300 pixels wide, and choose it again.");
        await changes.Run(async session =>
        {
            if (logo is not null)
                await session.Keep(LogoKey, JsonSerializer.Serialize(new Logo(clean.Logo!, logo.Type, logo.Bytes)));
            await session.Change(by, time.Now(), Key, JsonSerializer.Serialize(clean));
        }, cancel);
        return _house.Keep(clean);
    }

    /// <summary>The picture of this name; null where it is not the logo any more.</summary>
    public async Task<Logo?> Logo(string name, CancellationToken cancel = default) =>
        await settings.Get(LogoKey, cancel) is { } kept && JsonSerializer.Deserialize<Logo>(kept) is { } logo && logo.Name == name ? logo : null;
}

/// <param name="Name">The name that customers know.</param>
/// <param name="Colour">The organisation's own colour, such as <c>#0b5d51</c>.</param>
/// <param name="Logo">The name of its logo; null where it has none.</param>
/// <param name="LogoNames">The logo holds the name, which then need not stand beside it.</param>
public sealed record Organisation(string Name, string Colour, string? Logo = null, bool LogoNames = false)
{
    public static Organisation Default { get; } = new("Customer care", "#2e4c8e");
}

/// <param name="Name">Changes with the picture.</param>
/// <param name="Type">Its media type.</param>
public sealed record Logo(string Name, string Type, byte[] Bytes);
