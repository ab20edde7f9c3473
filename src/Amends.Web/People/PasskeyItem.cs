using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace Amends.Web.People;

/// <param name="Id">The credential's, as addresses spell it.</param>
public sealed record PasskeyItem(string Id, string Name, Instant Since)
{
    public static PasskeyItem Of(UserPasskeyInfo key) => new(Base64Url.EncodeToString(key.CredentialId), key.Name is { Length: > 0 } name ? name : PeopleWords.Passkey, Instant.FromDateTimeOffset(key.CreatedAt));

    /// <summary>null for what is no credential's id.</summary>
    public static byte[]? IdOf(string text) => text.Length is > 0 and <= 1_400 && Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
}
