using System.Text.Json;
using Amends.Language;
using Amends.Tests.Architecture;

namespace Amends.Tests.Language.Writing;

/// <summary>Every message of training/data/customers-*.jsonl.</summary>
internal static class Customers
{
    public static IReadOnlyList<CustomerMessage> All { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "training", "data"), "customers-*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Where(line => line.Length > 0).Select(Parse),
    ];

    public static IReadOnlyList<Turn> Said(string text) => [new(Speaker.Customer, text)];

    private static CustomerMessage Parse(string line)
    {
        using var row = JsonDocument.Parse(line);
        return new(row.RootElement.GetProperty("id").GetString()!, row.RootElement.GetProperty("text").GetString()!, row.RootElement.GetProperty("complaint").GetBoolean(), row.RootElement.GetProperty("heat").GetDouble(),
            [.. row.RootElement.GetProperty("signals").EnumerateArray().Select(signal => signal.GetString()!)], [.. row.RootElement.GetProperty("wants").EnumerateArray().Select(want => want.GetString()!)]);
    }
}

internal sealed record CustomerMessage(string Id, string Text, bool Complaint, double Heat, IReadOnlyList<string> Signals, IReadOnlyList<string> Wants);
