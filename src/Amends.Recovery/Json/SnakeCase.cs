using System.Text.Json;
using System.Text.Json.Serialization;

namespace Amends.Recovery;

/// <summary>Writes an enum the way our interfaces name it: <c>follow_up</c>, <c>in_person</c>. Numbers are refused.</summary>
public sealed class SnakeCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
