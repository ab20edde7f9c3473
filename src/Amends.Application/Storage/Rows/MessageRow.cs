using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Storage;

/// <summary>One thing said, with what the language engine saw in it.</summary>
internal sealed class MessageRow
{
    /// <summary>Grows with time; the key of the search index.</summary>
    public long Key { get; set; }

    public Guid Id { get; set; }
    public long ComplaintId { get; set; }
    public Direction Direction { get; set; }
    public Channel Channel { get; set; }
    public string Text { get; set; } = "";

    /// <summary>As it came; shown only after sanitising.</summary>
    public string? Html { get; set; }

    public Instant At { get; set; }
    public ActorKind ByKind { get; set; }
    public Guid? ById { get; set; }
    public double? Heat { get; set; }

    /// <summary>The language engine's reading of an inbound message, as JSON.</summary>
    public string? Reading { get; set; }

    /// <summary>The coach's review of an outbound message, as JSON.</summary>
    public string? Review { get; set; }
}

/// <summary>Which way a message went. The numbers are stored: append only.</summary>
public enum Direction { Inbound, Outbound, Note }
