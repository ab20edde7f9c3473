using System.Text.Json;
using System.Text.Json.Serialization;
using Amends.Language;
using Amends.Web.Commands;

namespace Amends.Web.Api;

/// <summary><c>POST /readings</c>: the language engine reads one message, or many, and keeps nothing.</summary>
internal static class ReadingsApi
{
    public const int Most = 1_000;

    public static void Map(RouteGroupBuilder api) => api.MapPost("/readings", ReadAll)
        .Accepts<ReadingsBody>("application/json").Produces<ReadingAnswer>()
        .WithSummary("Reads a message, or up to 1,000 under \"items\". Nothing is stored.");

    private static async Task<IResult> ReadAll(HttpContext http, CancellationToken cancel)
    {
        var body = await Body.Read(http, ApiJson.Web.ReadingsBody);
        var check = new Check();
        if (body.Items is null)
        {
            CheckOne(check, body.Id, body.Text, "");
            check.Done();
            return Answers.Json(Read(body.Id, body.Text!), ApiJson.Web.ReadingAnswer);
        }
        check.That(body.Items.Count <= Most, "items", $"Send at most {Most} at once.");
        for (var i = 0; i < body.Items.Count; i++)
            CheckOne(check, body.Items[i]?.Id, body.Items[i]?.Text, $"items[{i}].");
        check.Done();
        var readings = body.Items.Select(item =>
        {
            cancel.ThrowIfCancellationRequested();
            return Read(item!.Id, item.Text!);
        });
        return Answers.Json(new Items<ReadingAnswer>([.. readings]), ApiJson.Web.ItemsReadingAnswer);
    }

    private static void CheckOne(Check check, JsonElement? id, string? text, string prefix)
    {
        Ids.Check(check, id, prefix + "id");
        check.That(text is not null, prefix + "text", "This is missing.");
        check.Optional(text, prefix + "text", Check.LongestMessage);
    }

    private static ReadingAnswer Read(JsonElement? id, string text) => new(id, MessageReader.Default.Read(text));
}

internal sealed record ReadingBody(JsonElement? Id, string? Text);

internal sealed record ReadingsBody(JsonElement? Id, string? Text, IReadOnlyList<ReadingBody?>? Items);

/// <summary>A reading, under the id that it was asked with.</summary>
[JsonConverter(typeof(ReadingAnswerJson))]
internal sealed record ReadingAnswer(JsonElement? Id, Language.Reading Reading);

internal sealed class ReadingAnswerJson : JsonConverter<ReadingAnswer>
{
    public override ReadingAnswer Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, ReadingAnswer value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        Ids.Write(writer, value.Id);
        ReadingJson.Write(writer, value.Reading);
        writer.WriteEndObject();
    }
}
