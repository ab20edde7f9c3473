using System.Text.Json;
using System.Text.Json.Serialization;
using Amends.Recovery;
using NodaTime;
using StoredJson = Amends.Application.Storage.Json;

namespace Amends.Web.Api;

/// <summary>One entry of a timeline.</summary>
/// <param name="What">What happened, told apart by its <c>kind</c>.</param>
/// <param name="Words">What was said in short; null where nothing was, or where it was erased.</param>
internal sealed record EntryAnswer(int Sequence, Instant At, ActorAnswer By, Raw What, string? Words, IReadOnlyList<EvidenceAnswer> Evidence)
{
    public static EntryAnswer Of(TimelineEntry it) => new(
        it.Sequence, it.At, ActorAnswer.Of(it.By), new Raw(StoredJson.Write(it.What)), it.Words,
        [.. it.Evidence.Select(e => new EvidenceAnswer(e.Step, e.Strength, e.Start, e.Length))]);
}

internal sealed record ActorAnswer(ActorKind Kind, Guid? Id)
{
    public static ActorAnswer Of(Actor it) => new(it.Kind, it.Id);
}

internal sealed record EvidenceAnswer(Step Step, double Strength, int Start, int Length);

internal sealed record MoneyAnswer(long MinorUnits, string Currency)
{
    public static MoneyAnswer? Of(Money? it) => it is { } money ? new(money.MinorUnits, money.Currency) : null;
}

/// <summary>JSON that is written already.</summary>
[JsonConverter(typeof(RawJson))]
internal readonly record struct Raw(string Json);

internal sealed class RawJson : JsonConverter<Raw>
{
    public override Raw Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, Raw value, JsonSerializerOptions options) => writer.WriteRawValue(value.Json);
}
