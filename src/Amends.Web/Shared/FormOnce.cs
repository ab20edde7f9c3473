using System.Security.Cryptography;
using System.Text;
using Amends.Application.Complaints;

namespace Amends.Web.Shared;

/// <summary>
/// What is sent from one showing of a form is taken once: who taps twice, or sends again because no answer came, is answered as the first time. Other words
/// from the same showing (the browser's way back) are other words.
/// </summary>
internal static class FormOnce
{
    public const string Field = "once";

    private const int Longest = 64;

    /// <param name="caller">Who sends it.</param>
    /// <param name="said">All that tells one sending from another.</param>
    /// <returns>null where the form says nothing of its showing.</returns>
    public static Once? Of(IFormCollection form, Guid caller, params IEnumerable<string> said)
    {
        if (form[Field].ToString() is not { Length: > 0 and <= Longest } showing)
            return null;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', said)));
        return new(caller, $"form:{showing}:{Convert.ToHexStringLower(hash)}", hash);
    }
}
