using System.Text.Json;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;

namespace Amends.Application.Writing;

/// <summary>Keeps which model may be asked. The key lies encrypted in the settings, apart from the rest, and is only ever read to be sent to its service.</summary>
internal sealed class ModelSettings(Storage.Settings settings, IDataProtectionProvider keys, TimeProvider time)
{
    private const string Key = "writing-model", SecretKey = "writing-model-key";
    private const int LongestAddress = 500, LongestName = 200, LongestKey = 2000;

    private readonly IDataProtector _protector = keys.CreateProtector("Amends.Writing.ModelKey");
    private readonly Remembered<ModelEndpoint> _endpoint = new(
        time, Duration.FromSeconds(5), async cancel => await settings.Get(Key, cancel) is { } kept ? JsonSerializer.Deserialize<ModelEndpoint>(kept) ?? ModelEndpoint.None : ModelEndpoint.None);

    public ValueTask<ModelEndpoint> Get(CancellationToken cancel = default) => _endpoint.Get(cancel);

    /// <param name="key">null keeps the one that is there; empty forgets it.</param>
    public async Task<Outcome<ModelEndpoint>> Save(Person by, ModelEndpoint endpoint, string? key, CancellationToken cancel = default)
    {
        if (by.Role < Role.Admin)
            return new Outcome<ModelEndpoint>.NotFound();
        var clean = endpoint with { Address = endpoint.Address.Trim(), Model = endpoint.Model.Trim() };
        var before = await Get(cancel);
        // A key that was given to one service is not handed to another.
        if (key is null && clean.Address != before.Address)
            key = "";
        var hasKey = key is null ? before.HasKey : key.Length > 0;
        if (Problem(clean, key, hasKey) is { } problem)
            return problem;
        if (key is not null)
            await settings.Set(SecretKey, key.Length == 0 ? "" : _protector.Protect(key.Trim()), cancel);
        clean = clean with { HasKey = hasKey };
        await settings.Change(by, Key, JsonSerializer.Serialize(clean), cancel);
        return _endpoint.Keep(clean);
    }

    /// <summary>The key; null where none is kept, or where it was encrypted with keys that are gone.</summary>
    internal async Task<string?> Secret(CancellationToken cancel)
    {
        if (await settings.Get(SecretKey, cancel) is not { Length: > 0 } kept)
            return null;
        try
        {
            return _protector.Unprotect(kept);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private static Refusal? Problem(ModelEndpoint endpoint, string? key, bool hasKey)
    {
        if (endpoint.Seconds is < 1 or > ModelEndpoint.LongestWait)
            return new("model_wait", $"Wait between 1 and {ModelEndpoint.LongestWait} seconds for the model.");
        if (endpoint.Address.Length > LongestAddress || endpoint.Model.Length > LongestName || key?.Length > LongestKey)
            return new("model_length", "The address, the name or the key of the model is too long.");
        if (!endpoint.On && endpoint.Address.Length == 0)
            return null;
        if (!Uri.TryCreate(endpoint.Address, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0)
            return new("model_address", "The model’s address starts with https:// (or http:// for one in your own house), without a name or password in it.");
        // The key and the customer's words would travel for everyone to read.
        if (address.Scheme == "http" && hasKey && !address.IsLoopback)
            return new("model_plain", "A key is only sent over https, or to this very machine.");
        return endpoint.Model.Length == 0 ? new("model_name", "Say which model the service is to use.") : null;
    }
}
