using System.Globalization;
using System.Text;
using QRCoder;

namespace Amends.Web.People;

/// <summary>The key of a second step as people take it over: by camera, by link, or typed.</summary>
/// <param name="Letters">In base 32.</param>
public sealed record AuthenticatorKey(string Letters, string Email, string Organisation)
{
    /// <summary>In groups of four.</summary>
    public string Typed => string.Join(' ', Letters.Chunk(4).Select(group => new string(group))).ToUpperInvariant();

    /// <summary>What authenticator apps read: six digits, a new code every 30 seconds.</summary>
    public string Address => $"otpauth://totp/{Uri.EscapeDataString($"{Organisation}:{Email}")}?secret={Letters}&issuer={Uri.EscapeDataString(Organisation)}";

    /// <summary>The same as a square of modules: its side, and a path that draws the dark ones.</summary>
    public (int Side, string Path) Square()
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(Address, QRCodeGenerator.ECCLevel.M);
        // The library's own matrix has a margin already.
        var (rows, path) = (data.ModuleMatrix, new StringBuilder());
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Count; x++)
            {
                if (rows[y][x])
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
            }
        }
        return (rows.Count, path.ToString());
    }
}
