using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Storage;

/// <summary>A colleague was named in a note. The words stand in the note alone.</summary>
internal sealed class MentionRow
{
    public Guid Id { get; set; }

    /// <summary>Who was named.</summary>
    public Guid AccountId { get; set; }
    public long ComplaintId { get; set; }
    public Guid MessageId { get; set; }

    /// <summary>Who wrote the note.</summary>
    public Guid ById { get; set; }
    public Instant At { get; set; }

    /// <summary>null while it is news.</summary>
    public Instant? ReadAt { get; set; }
}

/// <summary>What a second reader said of a reply that they sent back to its writer. It goes when the writer sends, or lays it aside.</summary>
internal sealed class ReturnedReplyRow
{
    public long ComplaintId { get; set; }

    /// <summary>Whose reply it is.</summary>
    public Guid AccountId { get; set; }

    /// <summary>Who read it.</summary>
    public Guid ById { get; set; }
    public string Words { get; set; } = "";
    public Instant At { get; set; }
}

internal static class ColleagueRows
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<MentionRow>(row =>
        {
            row.ToTable("mentions").HasKey(m => m.Id);
            row.HasIndex(m => new { m.AccountId, m.Id });
            row.HasIndex(m => new { m.AccountId, m.Id }, "IX_mentions_unread").HasFilter("read_at IS NULL");
            row.HasOne<ComplaintRow>().WithMany().HasForeignKey(m => m.ComplaintId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<HeldReplyRow>(row =>
        {
            row.ToTable("held_replies").HasKey(h => h.Id);
            row.HasIndex(h => h.AccountId);
            row.HasIndex(h => new { h.SendAt, h.Id }).HasFilter("stopped IS NULL");
            row.HasIndex(h => new { h.AskedAt, h.Id }).HasFilter("asked_at IS NOT NULL AND read_at IS NULL");
            row.HasOne<ComplaintRow>().WithMany().HasForeignKey(h => h.ComplaintId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<ReturnedReplyRow>(row =>
        {
            row.ToTable("returned_replies").HasKey(r => new { r.ComplaintId, r.AccountId });
            row.HasIndex(r => r.AccountId);
            row.HasOne<ComplaintRow>().WithMany().HasForeignKey(r => r.ComplaintId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
