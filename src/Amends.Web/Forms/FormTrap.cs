using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Amends.Web.Forms;

/// <summary>
/// Keeps programs out of the public form without asking people to prove anything: a field that only a program fills in, and a signed moment that
/// tells how long the writing took.
/// </summary>
internal sealed class FormTrap(IDataProtectionProvider keys, TimeProvider time)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(2), Longest = TimeSpan.FromDays(2);

    private readonly IDataProtector _protector = keys.CreateProtector("public form");

    /// <summary>The moment the form was shown, signed.</summary>
    public string Start() => _protector.Protect(time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));

    public Verdict Judge(IFormCollection form)
    {
        if (!string.IsNullOrEmpty(form["website"]))
            return Verdict.Program;
        if (Started(form["started"].ToString()) is not { } started)
            return Verdict.Stale;
        var took = time.GetUtcNow() - started;
        return took < Shortest ? Verdict.TooQuick : took > Longest ? Verdict.Stale : Verdict.Person;
    }

    private DateTimeOffset? Started(string token)
    {
        try
        {
            return long.TryParse(_protector.Unprotect(token), NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary><c>TooQuick</c> and <c>Stale</c> may be people: they are asked to send once more, and lose nothing.</summary>
    public enum Verdict { Person, Program, TooQuick, Stale }
}
