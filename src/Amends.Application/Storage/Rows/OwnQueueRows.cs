using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Storage;

/// <summary>What a colleague last did to the owners of several cases at once.</summary>
internal sealed class OwnerChangeRow
{
    public Guid AccountId { get; set; }
    public Guid Id { get; set; }

    /// <summary>Who got them; null for nobody.</summary>
    public Guid? Owner { get; set; }

    public Instant At { get; set; }
    public Instant? UndoneAt { get; set; }

    /// <summary>What came of each, as JSON.</summary>
    public string Cases { get; set; } = "";
}

/// <summary>A view of the queue under a name of one's own.</summary>
internal sealed class SavedViewRow
{
    public Guid Id { get; set; }
    public Guid AccountId { get; set; }
    public string Name { get; set; } = "";

    /// <summary>Views stand in the order of their places.</summary>
    public int Place { get; set; }

    /// <summary>What it shows, as JSON.</summary>
    public string Filters { get; set; } = "";
}

internal static class OwnQueueRows
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<OwnerChangeRow>(row =>
        {
            row.ToTable("owner_changes").HasKey(c => c.AccountId);
            row.Property(c => c.AccountId).ValueGeneratedNever();
        });
        builder.Entity<SavedViewRow>(row =>
        {
            row.ToTable("saved_views").HasKey(v => v.Id);
            row.HasIndex(v => new { v.AccountId, v.Place });
        });
    }
}
