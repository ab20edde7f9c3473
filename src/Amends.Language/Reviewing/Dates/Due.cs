using System.Globalization;

namespace Amends.Language.Reviewing.Dates;

/// <summary>When something promised falls due, counted from the time it was sent and in its offset.</summary>
/// <param name="Day">The day, where one can be fixed.</param>
/// <param name="Time">The exact time, where the limit was given in hours or by the clock.</param>
internal readonly record struct Due(DateOnly? Day, DateTimeOffset? Time)
{
    public static Due None => default;

    public bool IsKnown => Day is not null || Time is not null;

    /// <summary>The day, of an exact time too.</summary>
    public DateOnly? Date => Day ?? (Time is { } time ? DateOnly.FromDateTime(time.DateTime) : null);

    public string? Text =>
        Time is { } time ? time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
        : Day is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : null;

    public string Precision => Time is not null ? "time" : Day is not null ? "day" : "none";
}
