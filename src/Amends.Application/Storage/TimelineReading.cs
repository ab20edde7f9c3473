using System.Data.Common;
using Amends.Recovery;

namespace Amends.Application.Storage;

/// <summary>Timeline rows, read in units of work and in bulk.</summary>
internal static class TimelineReading
{
    public const string Columns = "complaint_id, sequence, at, by_kind, by_id, kind, data, evidence, words, salt, words_hash, hash";

    public static TimelineRow Row(DbDataReader row) => new()
    {
        ComplaintId = row.GetInt64(0),
        Sequence = row.GetInt32(1),
        At = Time.FromStored(row.GetInt64(2)),
        ByKind = (ActorKind)row.GetInt32(3),
        ById = row.IsDBNull(4) ? null : row.GetGuid(4),
        Kind = row.GetString(5),
        Data = row.GetString(6),
        Evidence = row.IsDBNull(7) ? null : row.GetString(7),
        Words = row.IsDBNull(8) ? null : row.GetString(8),
        Salt = row.IsDBNull(9) ? null : (byte[])row.GetValue(9),
        WordsHash = row.IsDBNull(10) ? null : (byte[])row.GetValue(10),
        Hash = (byte[])row.GetValue(11),
    };
}
