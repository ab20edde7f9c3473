using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Amends.Application.Storage;
using Amends.Recovery;

namespace Amends.Application.Complaints;

/// <summary>
/// Each timeline entry carries SHA-256 over the hash of the one before it and all of itself but people's words, of which only a salted hash goes in:
/// what was written cannot be changed unseen, and yet words can be erased. The first entry follows the hash of the complaint's reference.
/// </summary>
internal static class Chain
{
    private const int HashBytes = 32;
    private const int SaltBytes = 16;

    public static byte[] Start(string reference) => SHA256.HashData(Encoding.UTF8.GetBytes(reference));

    /// <summary>Links several entries, each with its own words or those of the message it tells of.</summary>
    public static IReadOnlyList<TimelineRow> LinkAll(long complaintId, IReadOnlyList<TimelineEntry> entries, IReadOnlyList<Said> said, byte[] previous)
    {
        var rows = new List<TimelineRow>(entries.Count);
        foreach (var entry in entries)
        {
            rows.Add(Link(complaintId, entry, entry.Words ?? said.FirstOrDefault(s => s.Id == MessageOf(entry.What))?.Text, previous));
            previous = rows[^1].Hash;
        }
        return rows;
    }

    /// <summary>The message that an entry tells of, if it tells of one being said.</summary>
    public static Guid? MessageOf(Happening what) => what switch
    {
        MessageReceived it => it.MessageId,
        MessageSent it => it.MessageId,
        NoteAdded it => it.MessageId,
        _ => null,
    };

    /// <summary>SHA-256 of the files of that message; null where it has none.</summary>
    public static IReadOnlyList<string>? FilesOf(Happening what) => what switch
    {
        MessageReceived it => it.Files,
        MessageSent it => it.Files,
        NoteAdded it => it.Files,
        _ => null,
    };

    /// <param name="said">The words whose hash the entry carries: its own, or those of the message it tells of.</param>
    public static TimelineRow Link(long complaintId, TimelineEntry entry, string? said, byte[] previous)
    {
        var salt = said is null ? null : RandomNumberGenerator.GetBytes(SaltBytes);
        var row = new TimelineRow
        {
            ComplaintId = complaintId,
            Sequence = entry.Sequence,
            At = entry.At,
            ByKind = entry.By.Kind,
            ById = entry.By.Id,
            Data = Json.Write(entry.What),
            Evidence = entry.Evidence.Count == 0 ? null : Json.Write(entry.Evidence),
            Words = entry.Words,
            Salt = salt,
            WordsHash = said is null ? null : HashWords(salt!, said),
        };
        row.Kind = KindOf(row.Data);
        row.Hash = Hash(row, previous);
        return row;
    }

    public static byte[] Hash(TimelineRow row, byte[] previous)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        Span<byte> numbers = stackalloc byte[16];
        BinaryPrimitives.WriteInt32BigEndian(numbers, row.Sequence);
        BinaryPrimitives.WriteInt64BigEndian(numbers[4..], row.At.Stored());
        BinaryPrimitives.WriteInt32BigEndian(numbers[12..], (int)row.ByKind);
        hash.AppendData(numbers);
        Append(hash, row.ById?.ToByteArray(bigEndian: true));
        Append(hash, Encoding.UTF8.GetBytes(row.Data));
        Append(hash, row.Evidence is null ? null : Encoding.UTF8.GetBytes(row.Evidence));
        Append(hash, row.WordsHash);
        return hash.GetHashAndReset();
    }

    public static byte[] HashWords(byte[] salt, string words)
    {
        Span<byte> hash = stackalloc byte[HashBytes];
        HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(words), hash);
        return hash.ToArray();
    }

    /// <summary>Each part with its length before it (-1 where there is none), so that no two rows give the same bytes.</summary>
    private static void Append(IncrementalHash hash, byte[]? part)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, part?.Length ?? -1);
        hash.AppendData(length);
        if (part is not null)
            hash.AppendData(part);
    }

    /// <summary>The discriminator is always written first: <c>{"kind":"…"</c>.</summary>
    private static string KindOf(string data) => data[9..data.IndexOf('"', 9)];
}
