using System.Data.Common;
using Amends.Application.Storage;
using NodaTime;

namespace Amends.Application.Files;

/// <summary>How files lie in the database.</summary>
internal static class SavingFiles
{
    private const string Columns = "id, complaint_id, message_id, account_id, held_id, place, name, type, size, hash, added_at, removed_at";

    /// <summary>Files go with a message.</summary>
    public static Task SaveFiles(this Session session, long complaint, Guid message, IReadOnlyList<SaidFile> files, Instant now) => session.Place(complaint, message, null, files, now);

    /// <summary>Files wait with the reply that they are to go with.</summary>
    public static Task HoldFiles(this Session session, long complaint, Guid held, IReadOnlyList<SaidFile> files, Instant now) => session.Place(complaint, null, held, files, now);

    public static async Task InsertFile(this Session session, FileRow row, byte[] bytes)
    {
        await session.InsertContent(row.Hash, bytes);
        await session.Execute(
            $"INSERT INTO files ({Columns}) VALUES (@id, @complaint, @message, @account, @held, @place, @name, @type, @size, @hash, @at, NULL)",
            row.Id, row.ComplaintId, row.MessageId, row.AccountId, row.HeldId, row.Place, row.Name, row.Type, row.Size, row.Hash, row.AddedAt);
    }

    // Not DO NOTHING: a content that is just being forgotten must wait for this file, or be written anew.
    public static Task InsertContent(this Session session, string hash, byte[] bytes) =>
        session.Execute("INSERT INTO file_contents (hash, size, bytes) VALUES (@hash, @size, @bytes) ON CONFLICT (hash) DO UPDATE SET size = excluded.size", hash, bytes.Length, bytes);

    /// <summary>The files of somebody's draft, those taken out of it too.</summary>
    /// <param name="held">Nobody moves or forgets them before the unit of work ends; only for one that holds the complaint.</param>
    public static Task<List<FileRow>> DraftFiles(this Session session, long complaint, Guid account, bool held = false) =>
        session.All($"SELECT {Columns} FROM files WHERE complaint_id = @complaint AND message_id IS NULL AND account_id = @account ORDER BY place, id{(held ? session.ForUpdate : "")}", Read, complaint, account);

    public static Task<List<FileRow>> HeldFiles(this Session session, long complaint, Guid held) =>
        session.All($"SELECT {Columns} FROM files WHERE complaint_id = @complaint AND message_id IS NULL AND held_id = @held ORDER BY place, id", Read, complaint, held);

    /// <summary>They are in somebody's draft again. That counts as added now: what waited for weeks is not forgotten at once.</summary>
    public static Task TakeBackFiles(this Session session, long complaint, Guid held, Guid account, Instant now) =>
        session.Execute("UPDATE files SET account_id = @account, held_id = NULL, added_at = @now WHERE complaint_id = @complaint AND message_id IS NULL AND held_id = @held", account, now, complaint, held);

    /// <summary>What was taken out of a draft is gone once that is sent.</summary>
    public static Task DropRemoved(this Session session, long complaint, Guid account) =>
        session.Execute("DELETE FROM files WHERE complaint_id = @complaint AND message_id IS NULL AND account_id = @account AND removed_at IS NOT NULL", complaint, account);

    /// <summary>A content, where no file has it any more.</summary>
    public static Task<int> ForgetContent(this Session session, string hash) =>
        session.Execute(
            """
            DELETE FROM file_contents WHERE hash = @hash AND NOT EXISTS (SELECT 1 FROM files WHERE files.hash = file_contents.hash)
              AND NOT EXISTS (SELECT 1 FROM staged_files WHERE staged_files.hash = file_contents.hash)
            """,
            hash);

    /// <summary>New ones are added, those of a draft or of a reply that waited move.</summary>
    private static async Task Place(this Session session, long complaint, Guid? message, Guid? held, IReadOnlyList<SaidFile> files, Instant now)
    {
        foreach (var (place, file) in files.Index())
        {
            if (file.New is { } bytes)
                await session.InsertFile(new() { Id = file.Id, ComplaintId = complaint, MessageId = message, HeldId = held, Place = place, Name = file.Name, Type = file.Type, Size = file.Size, Hash = file.Hash, AddedAt = now }, bytes);
            else
                await session.Execute("UPDATE files SET message_id = @message, account_id = NULL, held_id = @held, place = @place, name = @name WHERE id = @id", message, held, place, file.Name, file.Id);
        }
    }

    private static FileRow Read(DbDataReader row) => new()
    {
        Id = row.GetGuid(0), ComplaintId = row.GetInt64(1), MessageId = Id(row, 2), AccountId = Id(row, 3), HeldId = Id(row, 4), Place = row.GetInt32(5), Name = row.GetString(6), Type = row.GetString(7),
        Size = row.GetInt32(8), Hash = row.GetString(9), AddedAt = Time.FromStored(row.GetInt64(10)), RemovedAt = row.IsDBNull(11) ? null : Time.FromStored(row.GetInt64(11)),
    };

    private static Guid? Id(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetGuid(column);
}
