using System.Text.Json;
using System.Text.Json.Serialization;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;

namespace Amends.Tests.Recovery;

/// <summary>Comparing by what is written down, as the store does.</summary>
internal static class Written
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new InstantJson() } };

    public static string Of<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Back<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;

    private sealed class InstantJson : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            InstantPattern.ExtendedIso.Parse(reader.GetString()!).Value;

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
    }
}

internal static class Check
{
    /// <summary>Holds for every seed that FsCheck tries; the failing seed is in the message.</summary>
    public static void ForAnySeed(Action<int> holds, int times = 200) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => { holds(seed); return true; })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(times));
}
