using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Storage;

/// <summary>A file that goes with a message; before that, with a draft or a reply that waits.</summary>
internal sealed class FileRow
{
    public Guid Id { get; set; }
    public long ComplaintId { get; set; }

    /// <summary>The message it came or went with; null while it was not sent.</summary>
    public Guid? MessageId { get; set; }

    /// <summary>Whose draft it belongs to; null once it was sent.</summary>
    public Guid? AccountId { get; set; }

    /// <summary>The reply that waits with it; null otherwise.</summary>
    public Guid? HeldId { get; set; }

    /// <summary>Files stand in the order of their places.</summary>
    public int Place { get; set; }

    public string Name { get; set; } = "";

    /// <summary>The media type that we tell; what its sender said of it is not kept.</summary>
    public string Type { get; set; } = "";

    /// <summary>In bytes.</summary>
    public int Size { get; set; }

    /// <summary>SHA-256 in hexadecimal: which content it has.</summary>
    public string Hash { get; set; } = "";

    public Instant AddedAt { get; set; }

    /// <summary>Since when it is taken out of the draft; null where it is in it. It can be put back until the draft is sent.</summary>
    public Instant? RemovedAt { get; set; }
}

/// <summary>What a file holds: the same bytes are kept once, however often they come.</summary>
internal sealed class FileContentRow
{
    /// <summary>SHA-256 in hexadecimal.</summary>
    public string Hash { get; set; } = "";

    public int Size { get; set; }
    public byte[] Bytes { get; set; } = [];
}

/// <summary>A file that came with a form that was refused, until the form comes again.</summary>
internal sealed class StagedFileRow
{
    public Guid Id { get; set; }

    /// <summary>Which form: a key opens nothing on another.</summary>
    public string Form { get; set; } = "";

    /// <summary>SHA-256 in hexadecimal of the key that the form holds.</summary>
    public string KeyHash { get; set; } = "";

    /// <summary>They stand in the order of their places.</summary>
    public int Place { get; set; }

    public string Name { get; set; } = "";

    /// <summary>In bytes.</summary>
    public int Size { get; set; }

    /// <summary>SHA-256 in hexadecimal: which content it has.</summary>
    public string Hash { get; set; } = "";

    public Instant KeptAt { get; set; }
}

internal static class FileRows
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<FileContentRow>().ToTable("file_contents").HasKey(c => c.Hash);
        builder.Entity<FileRow>(row =>
        {
            row.ToTable("files").HasKey(f => f.Id);
            row.HasIndex(f => new { f.ComplaintId, f.MessageId });
            row.HasIndex(f => f.Hash);
            row.HasIndex(f => f.AddedAt).HasFilter("account_id IS NOT NULL");
            row.HasOne<ComplaintRow>().WithMany().HasForeignKey(f => f.ComplaintId).OnDelete(DeleteBehavior.Cascade);
            row.HasOne<FileContentRow>().WithMany().HasForeignKey(f => f.Hash).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<StagedFileRow>(row =>
        {
            row.ToTable("staged_files").HasKey(f => f.Id);
            row.HasIndex(f => f.KeyHash);
            row.HasIndex(f => f.Hash);
            row.HasOne<FileContentRow>().WithMany().HasForeignKey(f => f.Hash).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
