using System.Text.Json;
using System.Text.Json.Serialization;
using Amends.Language;
using Amends.Web.Commands;
using NodaTime;

namespace Amends.Web.Api;

/// <summary><c>POST /reviews</c>: the coach looks at a draft, or at many, and keeps nothing.</summary>
internal static class ReviewsApi
{
    private const int LongestConversation = 500;

    public static void Map(RouteGroupBuilder api) => api.MapPost("/reviews", ReviewAll)
        .Accepts<ReviewsBody>("application/json").Produces<ReviewAnswer>()
        .WithSummary("Reviews a draft against its conversation, or up to 1,000 under \"items\". Nothing is stored.");

    private static async Task<IResult> ReviewAll(HttpContext http, TimeProvider time, CancellationToken cancel)
    {
        var body = await Body.Read(http, ApiJson.Web.ReviewsBody);
        var now = time.GetUtcNow();
        var check = new Check();
        if (body.Items is null)
        {
            var one = new ReviewBody(body.Id, body.Conversation, body.Customer, body.Draft, body.Sent);
            CheckOne(check, one, "");
            check.Done();
            return Answers.Json(Review(one, now), ApiJson.Web.ReviewAnswer);
        }
        check.That(body.Items.Count <= ReadingsApi.Most, "items", $"Send at most {ReadingsApi.Most} at once.");
        for (var i = 0; i < body.Items.Count; i++)
            CheckOne(check, body.Items[i], $"items[{i}].");
        check.Done();
        var reviews = body.Items.Select(item =>
        {
            cancel.ThrowIfCancellationRequested();
            return Review(item!, now);
        });
        return Answers.Json(new Items<ReviewAnswer>([.. reviews]), ApiJson.Web.ItemsReviewAnswer);
    }

    private static void CheckOne(Check check, ReviewBody? it, string prefix)
    {
        Ids.Check(check, it?.Id, prefix + "id");
        check.That(it?.Draft is not null, prefix + "draft", "This is missing.");
        check.Optional(it?.Draft, prefix + "draft", Check.LongestMessage);
        check.Optional(it?.Customer, prefix + "customer", Check.LongestMessage);
        var turns = it?.Conversation ?? [];
        check.That(turns.Count <= LongestConversation, prefix + "conversation", $"Send the last {LongestConversation} messages at most.");
        for (var i = 0; i < turns.Count; i++)
        {
            check.That(turns[i]?.From is not null, $"{prefix}conversation[{i}].from", "This must be one of: customer, agent.");
            check.That(turns[i]?.Text is not null, $"{prefix}conversation[{i}].text", "This is missing.");
            check.Optional(turns[i]?.Text, $"{prefix}conversation[{i}].text", Check.LongestMessage);
        }
    }

    private static ReviewAnswer Review(ReviewBody it, DateTimeOffset now)
    {
        IReadOnlyList<Turn> conversation = it.Conversation is { } turns
            ? [.. turns.Select(turn => new Turn(turn!.From!.Value, turn.Text!))]
            : it.Customer is { } customer ? [new Turn(Speaker.Customer, customer)] : [];
        return new(it.Id, DraftReviewer.Default.Review(conversation, it.Draft!, it.Sent?.ToDateTimeOffset() ?? now));
    }
}

internal sealed record TurnBody(Speaker? From, string? Text);

internal sealed record ReviewBody(JsonElement? Id, IReadOnlyList<TurnBody?>? Conversation, string? Customer, string? Draft, OffsetDateTime? Sent);

internal sealed record ReviewsBody(JsonElement? Id, IReadOnlyList<TurnBody?>? Conversation, string? Customer, string? Draft, OffsetDateTime? Sent, IReadOnlyList<ReviewBody?>? Items);

/// <summary>A review, under the id that it was asked with.</summary>
[JsonConverter(typeof(ReviewAnswerJson))]
internal sealed record ReviewAnswer(JsonElement? Id, Review Review);

internal sealed class ReviewAnswerJson : JsonConverter<ReviewAnswer>
{
    public override ReviewAnswer Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, ReviewAnswer value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        Ids.Write(writer, value.Id);
        ReviewJson.Write(writer, value.Review);
        writer.WriteEndObject();
    }
}
