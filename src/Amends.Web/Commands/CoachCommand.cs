using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Amends.Language;

namespace Amends.Web.Commands;

/// <summary><c>amends coach</c>: reviews drafts before they are sent, one answer a line.</summary>
internal static class CoachCommand
{
    public static Command Create() => StreamOptions.Streaming(
        "coach",
        "Reviews agents' drafts: principles, warnings with advice, unanswered concerns, promises. In: {\"id\",\"conversation\":[{\"from\",\"text\"}] or \"customer\",\"draft\",\"sent\"?} a line; out: one review a line.",
        () =>
        {
            var reviewer = DraftReviewer.Default;
            var now = TimeProvider.System.GetLocalNow();
            return (in StreamItem item, Utf8JsonWriter output) => ReviewJson.Write(
                output,
                item.Plain is { } draft ? reviewer.Review([], draft, now)
                    : reviewer.Review(ConversationJson.Read(item.Json), StreamItem.Text(item.Json, "draft"), Sent(item.Json) ?? now));
        });

    private static DateTimeOffset? Sent(JsonElement json)
    {
        if (StreamItem.TextOrNull(json, "sent") is not { } text) return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var sent) ? sent
            : throw new BadItemException("\"sent\" must be a time such as 2026-03-03T10:15:00+01:00");
    }
}
