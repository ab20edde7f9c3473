using System.Buffers.Binary;
using System.Buffers.Text;
using Amends.Application.Storage;
using NodaTime;

namespace Amends.Application;

/// <summary>A page of a list that goes on at <paramref name="Next"/>; null at the end.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

internal static class Page
{
    public const int Largest = 200;

    public static int Size(int wanted) => Math.Clamp(wanted, 1, Largest);

    /// <param name="rows">One more than the page holds, if there are more.</param>
    public static Page<T> Of<T>(IReadOnlyList<T> rows, int size, Func<T, Cursor> cursor) =>
        rows.Count <= size ? new(rows, null) : new([.. rows.Take(size)], cursor(rows[size - 1]).ToString());
}

/// <summary>The place after the last row of a page: what the rows are sorted by, and their key.</summary>
internal readonly record struct Cursor(long Number, long Id)
{
    /// <summary>Null where there is none or it cannot be read.</summary>
    public static Cursor? Parse(string? text)
    {
        Span<byte> bytes = stackalloc byte[16];
        return text is { Length: 22 } && Base64Url.IsValid(text) && Base64Url.TryDecodeFromChars(text, bytes, out var written) && written == 16
            ? new Cursor(BinaryPrimitives.ReadInt64BigEndian(bytes), BinaryPrimitives.ReadInt64BigEndian(bytes[8..]))
            : null;
    }

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Number);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], Id);
        return Base64Url.EncodeToString(bytes);
    }
}

/// <summary>The same where rows are sorted by a moment and then by an id.</summary>
internal static class MomentCursor
{
    /// <summary>Null where there is none or it cannot be read.</summary>
    public static (Instant At, Guid Id)? Parse(string? text) =>
        text?.Split('.', 2) is [var ticks, var id] && long.TryParse(ticks, out var at) && Guid.TryParse(id, out var guid) ? (Time.FromCursor(at), guid) : null;

    public static string Write(Instant at, Guid id) => $"{at.Stored()}.{id:N}";
}
