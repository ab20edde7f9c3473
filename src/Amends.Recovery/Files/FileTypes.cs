namespace Amends.Recovery;

/// <summary>What kind of file something is: told from its first bytes for pictures, from a short list of endings for what a browser cannot run, and nothing else is believed.</summary>
public static class FileTypes
{
    public const string Unknown = "application/octet-stream";

    /// <summary>As many of the first bytes as <see cref="Of"/> looks at.</summary>
    public const int Head = 12;

    private static readonly Dictionary<string, string> Harmless = new(StringComparer.Ordinal)
    {
        ["txt"] = "text/plain", ["log"] = "text/plain", ["csv"] = "text/csv",
        ["doc"] = "application/msword", ["docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ["xls"] = "application/vnd.ms-excel", ["xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ["odt"] = "application/vnd.oasis.opendocument.text", ["ods"] = "application/vnd.oasis.opendocument.spreadsheet",
        ["mp3"] = "audio/mpeg", ["m4a"] = "audio/mp4", ["wav"] = "audio/wav", ["mp4"] = "video/mp4", ["mov"] = "video/quicktime", ["webm"] = "video/webm",
        ["heic"] = "image/heic", ["zip"] = "application/zip", ["eml"] = Unknown,
    };

    /// <summary>Endings of what a computer may run when somebody opens it; also documents with programs inside, and pages.</summary>
    private static readonly HashSet<string> Runs = new(StringComparer.Ordinal)
    {
        "exe", "com", "bat", "cmd", "scr", "pif", "msi", "msix", "msp", "appx", "dll", "cpl", "jar", "js", "jse", "mjs", "vbs", "vbe", "wsf", "wsh", "hta", "ps1", "psm1", "reg", "lnk", "url", "inf", "scf",
        "sh", "bash", "command", "app", "dmg", "pkg", "deb", "rpm", "apk", "run", "desktop", "py", "pl", "rb", "php", "docm", "xlsm", "pptm", "dotm", "xltm", "xlam", "iso", "img", "vhd", "chm", "htm", "html", "xhtml", "svg", "xml", "swf",
    };

    /// <summary>The media type to serve it under.</summary>
    public static string Of(string name, ReadOnlySpan<byte> start)
    {
        if (Picture(start) is { } picture)
            return picture;
        if (start.StartsWith("%PDF-"u8))
            return "application/pdf";
        // Called a picture and none of the four: whatever it is, it is not shown as one.
        return Harmless.GetValueOrDefault(FileNames.Ending(name), Unknown);
    }

    /// <summary>Whether a browser may show it in a page: one of four kinds of picture, which hold no script.</summary>
    public static bool IsPicture(string type) => type is "image/png" or "image/jpeg" or "image/gif" or "image/webp";

    /// <summary>Whether it may do something by itself once somebody opens it: a person is warned before. Only the name counts, because a file can begin like a picture and still run.</summary>
    public static bool MayRun(string name) => Runs.Contains(FileNames.Ending(name));

    private static string? Picture(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
            return "image/png";
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return "image/jpeg";
        if (start.StartsWith("GIF87a"u8) || start.StartsWith("GIF89a"u8))
            return "image/gif";
        return start.Length >= Head && start.StartsWith("RIFF"u8) && start[8..Head].SequenceEqual("WEBP"u8) ? "image/webp" : null;
    }
}
