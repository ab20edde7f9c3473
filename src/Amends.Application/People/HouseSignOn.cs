using System.Security.Cryptography;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;

namespace Amends.Application;

/// <summary>
/// Keeps the organisation's own sign-on as an admin decided it. The secret lies encrypted in the settings, apart from the rest, and is only ever read to be
/// sent to the provider's token address. Every node sees a change within a few seconds.
/// </summary>
internal sealed class HouseSignOn(Storage.Settings settings, Changes changes, IDataProtectionProvider keys, TimeProvider time)
{
    private const string Key = "sign-on", SecretKey = "sign-on-secret";
    private const int LongestAddress = 500, LongestWord = 200, LongestName = 40, LongestSecret = 2000;

    private readonly IDataProtector _protector = keys.CreateProtector("Amends.SignOn.Secret");
    private readonly Remembered<SignOn> _signOn = new(time, Duration.FromSeconds(5), async cancel => await settings.Get(Key, cancel) is { } kept ? Json.Read<SignOn>(kept) : SignOn.None);

    public ValueTask<SignOn> Current(CancellationToken cancel = default) => _signOn.Get(cancel);

    /// <param name="secret">null keeps the one that is there; empty forgets it.</param>
    public async Task<Outcome<SignOn>> Change(Person by, SignOn signOn, string? secret, CancellationToken cancel = default)
    {
        if (!by.IsAdmin)
            return new Outcome<SignOn>.NotFound();
        var before = await Current(cancel);
        var clean = Trimmed(signOn);
        // A secret that was given to one provider is not handed to another.
        if (secret is null && before.HasSecret && clean.Token != before.Token)
            return new Refusal("sign_on_secret", "The address where codes are exchanged is another one now. Type the secret again, so that the old one is not sent there.");
        clean = clean with { HasSecret = secret is null ? before.HasSecret : secret.Length > 0 };
        if (Problem(clean, secret) is { } problem)
            return problem;
        await changes.Run(async session =>
        {
            if (secret is not null)
                await session.Keep(SecretKey, secret.Length == 0 ? "" : _protector.Protect(secret));
            await session.Keep(Key, Json.Write(clean));
            if (before != clean || secret is not null)
                await session.Log(PeopleLog.Entry(time.Now(), by, PeopleChange.SignOnChanged, before: before.Words, after: clean.Words, subject: Key));
        }, cancel);
        return _signOn.Keep(clean);
    }

    /// <summary>The secret; empty where none is kept, or where it was encrypted with keys that are gone.</summary>
    public async Task<string> Secret(CancellationToken cancel = default)
    {
        if (await settings.Get(SecretKey, cancel) is not { Length: > 0 } kept)
            return "";
        try
        {
            return _protector.Unprotect(kept);
        }
        catch (CryptographicException)
        {
            return "";
        }
    }

    private static SignOn Trimmed(SignOn it) => it with
    {
        Name = it.Name.Trim(), ClientId = it.ClientId.Trim(), Authorize = it.Authorize.Trim(), Token = it.Token.Trim(), UserInfo = it.UserInfo.Trim(), Scope = it.Scope.Trim(),
        SubjectField = it.SubjectField.Trim(), EmailField = it.EmailField.Trim(), VerifiedField = it.VerifiedField.Trim(), NewAs = it.NewAs is { } role && Enum.IsDefined(role) ? role : null,
    };

    private static Refusal? Problem(SignOn it, string? secret)
    {
        (string What, string Address)[] addresses = [("where people are sent", it.Authorize), ("where codes are exchanged", it.Token), ("that tells who somebody is", it.UserInfo)];
        if (addresses.Any(one => one.Address.Length > LongestAddress) || secret?.Length > LongestSecret
            || new[] { it.ClientId, it.Scope, it.SubjectField, it.EmailField, it.VerifiedField }.Any(word => word.Length > LongestWord) || it.Name.Length > LongestName)
            return new("sign_on_length", $"One of these is too long: a name may have {LongestName} characters, an address {LongestAddress}, a field {LongestWord}.");
        // What is written so far is kept while it is off.
        foreach (var (what, address) in addresses.Where(one => it.On || one.Address.Length > 0))
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0 || !(uri.Scheme == "https" || (uri.Scheme == "http" && uri.IsLoopback)))
                return new("sign_on_address", $"The address {what} starts with https://, without a name or password in it. Plain http:// is only for this very machine.");
        }
        if (!it.On)
            return null;
        if (it.Name.Length == 0 || it.ClientId.Length == 0)
            return new("sign_on_name", "Give the name for the button, and the client id that the provider gave you.");
        if (it.SubjectField.Length == 0 || it.EmailField.Length == 0)
            return new("sign_on_fields", "Say which fields tell who somebody is, and their e-mail address.");
        return it.NewAs == Role.Admin ? new("sign_on_role", "Nobody becomes an administrator by being new. Choose agent or lead; you can raise them later.") : null;
    }
}
