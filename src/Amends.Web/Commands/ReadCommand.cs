using System.CommandLine;
using Amends.Language;

namespace Amends.Web.Commands;

/// <summary><c>amends read</c>: reads customers' messages, one answer a line.</summary>
internal static class ReadCommand
{
    public static Command Create() => StreamOptions.Streaming(
        "read",
        "Reads customers' messages: heat, feelings, concerns, wishes, signals and facts. In: {\"id\",\"text\"} a line; out: one reading a line.",
        () =>
        {
            var reader = MessageReader.Default;
            return (in StreamItem item, System.Text.Json.Utf8JsonWriter output) =>
                ReadingJson.Write(output, reader.Read(item.Plain ?? StreamItem.Text(item.Json, "text")));
        });
}
