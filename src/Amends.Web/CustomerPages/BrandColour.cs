using System.Globalization;

namespace Amends.Web.CustomerPages;

/// <summary>
/// The organisation's own colour on the customer's pages: its name and the line above it, nothing else. Served as a style sheet, because our
/// content security policy allows no inline style; lightened or darkened until it can be read (WCAG AA) on paper by day and by night.
/// </summary>
internal static class BrandColour
{
    public const string Default = "#2e4c8e";

    private static readonly Rgb DayPaper = new(0xfb, 0xfa, 0xf7), NightPaper = new(0x16, 0x15, 0x13);

    public static string Address(string colour) => "/brand/" + (TryRead(colour, out _) ? colour : Default).TrimStart('#') + ".css";

    /// <summary>Whether it is a colour of the form <c>#2e4c8e</c>.</summary>
    public static bool IsColour(string? colour) => colour is ['#', ..] && TryRead(colour, out _);

    /// <summary>null where it is no colour.</summary>
    internal static string? Sheet(string colour) => !TryRead(colour, out var rgb) ? null
        : $":root {{ --brand-day: {Readable(rgb, DayPaper, 0)}; --brand-night: {Readable(rgb, NightPaper, 255)}; }}";

    private static Rgb Readable(Rgb colour, Rgb paper, double towards)
    {
        const double enough = 4.6; // 4.5 is asked for; a little for rounding
        for (var share = 0.0; share < 1; share += .05)
        {
            var mixed = new Rgb(Mix(colour.R, towards, share), Mix(colour.G, towards, share), Mix(colour.B, towards, share));
            if (Contrast(mixed, paper) >= enough)
                return mixed;
        }
        return new(towards, towards, towards);
    }

    private static double Mix(double from, double to, double share) => Math.Round(from + (to - from) * share);

    private static double Contrast(Rgb one, Rgb other)
    {
        var (high, low) = (Math.Max(one.Luminance, other.Luminance), Math.Min(one.Luminance, other.Luminance));
        return (high + .05) / (low + .05);
    }

    private static bool TryRead(string colour, out Rgb rgb)
    {
        var digits = colour.TrimStart('#');
        var ok = int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && digits.Length == 6;
        rgb = new(value >> 16 & 255, value >> 8 & 255, value & 255);
        return ok;
    }

    private readonly record struct Rgb(double R, double G, double B)
    {
        /// <summary>Relative luminance as WCAG 2.2 defines it.</summary>
        public double Luminance => .2126 * Linear(R) + .7152 * Linear(G) + .0722 * Linear(B);

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{(int)R:x2}{(int)G:x2}{(int)B:x2}");

        private static double Linear(double channel) => channel / 255 <= .04045 ? channel / 255 / 12.92 : Math.Pow((channel / 255 + .055) / 1.055, 2.4);
    }
}
