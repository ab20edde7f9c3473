namespace Amends.Web.Hosting;

/// <summary>How one server runs. The command line and tests make it; nothing else reads configuration.</summary>
internal sealed record ServeSettings
{
    public const string DefaultUrls = "http://127.0.0.1:5080";

    /// <summary>Addresses to listen on, separated by semicolons; port 0 takes a free one.</summary>
    public string Urls { get; init; } = DefaultUrls;

    /// <summary>Where the database file, its backups and the keys live.</summary>
    public required string DataFolder { get; init; }

    /// <summary>A PostgreSQL address or connection string; null for SQLite in the data folder.</summary>
    public string? Database { get; init; }

    /// <summary>The reverse proxy whose word on the caller's address and scheme is taken; null: nobody's is.</summary>
    public string? TrustedProxy { get; init; }

    public Limits Limits { get; init; } = new();
}

/// <summary>How much one caller may ask for. All are per address but the API's, which is per token.</summary>
internal sealed record Limits
{
    public int SignInsPerMinute { get; init; } = 10;
    public int FormsPerHour { get; init; } = 20;

    /// <summary>Words in chats, and signs that somebody writes some: several people may sit behind one address.</summary>
    public int ChatPerMinute { get; init; } = 120;

    /// <summary>Requests a second that a token may keep up; twice as many at once are let through.</summary>
    public int ApiPerSecond { get; init; } = 2_000;

    /// <summary>The largest body of a request, in bytes. A message may have 1,000,000 characters, and JSON may spell one with six bytes.</summary>
    public int BodyBytes { get; init; } = 8 * 1024 * 1024;
}
