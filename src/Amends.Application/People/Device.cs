using System.Globalization;
using System.Net;

namespace Amends.Application;

/// <summary>What somebody signs in from, as far as they need it to know their own: never the whole address, never the whole description of a browser.</summary>
/// <param name="Name">Such as "Firefox on Linux".</param>
/// <param name="Network">Such as 192.0.2.x or 2001:db8:1::; null where it is not known.</param>
internal sealed record Device(string Name, string? Network)
{
    // In this order: most browsers also name those they descend from.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Chromium/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "ChromeOS"), ("Mac OS X", "Mac"), ("Macintosh", "Mac"), ("Linux", "Linux")];

    public static Device Of(string? userAgent, IPAddress? address) => new(Named(userAgent ?? ""), address is null ? null : Coarse(address));

    private static string Named(string agent)
    {
        var browser = Browsers.FirstOrDefault(known => agent.Contains(known.Mark, StringComparison.Ordinal)).Name ?? "A browser";
        return Systems.FirstOrDefault(known => agent.Contains(known.Mark, StringComparison.Ordinal)).Name is { } system ? $"{browser} on {system}" : browser;
    }

    private static string Coarse(IPAddress address)
    {
        if (IPAddress.IsLoopback(address))
            return "this machine";
        var bytes = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
        if (bytes.Length == 4)
            return string.Create(CultureInfo.InvariantCulture, $"{bytes[0]}.{bytes[1]}.{bytes[2]}.x");
        Array.Clear(bytes, 6, 10);
        return new IPAddress(bytes).ToString();
    }
}
