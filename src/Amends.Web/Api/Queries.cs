using System.Globalization;
using Amends.Application;

namespace Amends.Web.Api;

/// <summary>Reads what stands behind the question mark of an address, and names what is wrong with it.</summary>
internal static class Queries
{
    private const int Usual = 50, Most = 200;

    public static T Code<T>(string? given, T usual, Check check, string field)
        where T : struct, Enum
    {
        if (string.IsNullOrEmpty(given))
            return usual;
        check.That(Codes<T>.TryParse(given, out var value), field, $"This must be one of: {string.Join(", ", Codes<T>.All)}.");
        return value;
    }

    public static int Limit(string? given, Check check)
    {
        if (string.IsNullOrEmpty(given))
            return Usual;
        var right = int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= Most;
        check.That(right, "limit", $"This must be from 1 to {Most}.");
        return right ? limit : Usual;
    }

    /// <summary>A colleague's id, or <c>me</c>; null for anyone's, and for <c>none</c>.</summary>
    public static Guid? Owner(string? given, Person me, Check check)
    {
        if (string.IsNullOrEmpty(given) || given is "none")
            return null;
        if (given is "me")
            return me.Id;
        check.That(Guid.TryParse(given, out var id), "owner", "This must be a colleague's id, me, or none.");
        return id;
    }
}
