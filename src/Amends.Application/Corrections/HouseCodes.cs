using System.Globalization;
using Amends.Application.Storage;
using Amends.Language;
using Microsoft.EntityFrameworkCore;

namespace Amends.Application.Corrections;

/// <summary>
/// This organisation's own codes: rebuilt from the corrections that stand when the program starts, kept up with each new one. Other nodes' corrections are
/// noticed by one small number, looked at every few seconds.
/// </summary>
internal sealed class HouseCodes(IDbContextFactory<AmendsDb> databases, TimeProvider time) : IDisposable
{
    /// <summary>The setting that grows with every correction and every change of the codes.</summary>
    public const string VersionKey = "codes.version";

    /// <summary>The setting that holds names, hiding and merging.</summary>
    public const string CodesKey = "codes";

    private const int AtOnce = 500;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly OwnCodes _codes = new();
    private readonly Dictionary<Guid, string> _learned = [];
    private long _version = -1;
    private long _sequence;
    private long _checkedAt;

    /// <summary>Reads a message of a case with what the organisation has taught; how hot it leaves the case, a polite opening does not cool.</summary>
    public async ValueTask<Reading> Read(string text, DateTimeOffset received, CancellationToken cancel = default) =>
        MessageHeat.Apply((await Current(cancel)).Adjust(MessageReader.Default.Read(text, received), text), text);

    public async ValueTask<OwnCodes> Current(CancellationToken cancel = default)
    {
        if (Volatile.Read(ref _version) < 0 || time.GetElapsedTime(Volatile.Read(ref _checkedAt)) >= Fresh)
            await CatchUp(cancel);
        return _codes;
    }

    /// <summary>Learns what was saved since.</summary>
    public async Task CatchUp(CancellationToken cancel = default)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancel);
            var version = Number(await Setting(db, VersionKey, cancel));
            if (version != _version)
            {
                await Learn(db, cancel);
                _codes.Define(Definitions(await Setting(db, CodesKey, cancel)));
            }
            Volatile.Write(ref _checkedAt, time.GetTimestamp());
            Volatile.Write(ref _version, version);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The next number of <see cref="VersionKey"/>. Whoever holds it comes first: numbers become visible in their order.</summary>
    public static async Task<long> NextVersion(Session session) => Number(await session.Scalar<string>(
        """
        INSERT INTO settings (key, value) VALUES (@key, '1')
        ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(settings.value AS bigint) + 1 AS text)
        RETURNING value
        """,
        VersionKey));

    public static IReadOnlyList<OwnCode> Definitions(string? stored) => stored is null ? [] : Json.Read<IReadOnlyList<OwnCode>>(stored);

    public void Dispose() => _turn.Dispose();

    private async Task Learn(AmendsDb db, CancellationToken cancel)
    {
        var rows = await db.Corrections.AsNoTracking().Where(c => c.Sequence > _sequence).OrderBy(c => c.Sequence).ToListAsync(cancel);
        foreach (var some in rows.GroupBy(row => row.MessageId).Select(group => group.Last()).Chunk(AtOnce))
        {
            var ids = some.Select(row => row.MessageId).ToArray();
            var texts = await db.Messages.Where(m => ids.Contains(m.Id)).Select(m => new { m.Id, m.Text }).ToDictionaryAsync(m => m.Id, m => m.Text, cancel);
            _codes.Unlearn(some.Where(row => _learned.ContainsKey(row.MessageId)).SelectMany(row => Decisions(texts, row.MessageId, _learned[row.MessageId])));
            _codes.Learn(some.Where(row => !row.Withdrawn).SelectMany(row => Decisions(texts, row.MessageId, row.Decisions)));
            foreach (var row in some)
            {
                if (row.Withdrawn)
                    _learned.Remove(row.MessageId);
                else
                    _learned[row.MessageId] = row.Decisions;
            }
        }
        if (rows.Count > 0)
            _sequence = rows[^1].Sequence;
    }

    private static IEnumerable<CodeDecision> Decisions(Dictionary<Guid, string> texts, Guid message, string decisions) =>
        texts.TryGetValue(message, out var text)
            ? decisions.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => new CodeDecision(text, one[1..], one[0] == '+'))
            : [];

    private static Task<string?> Setting(AmendsDb db, string key, CancellationToken cancel) =>
        db.Settings.AsNoTracking().Where(s => s.Key == key).Select(s => s.Value).FirstOrDefaultAsync(cancel);

    private static long Number(string? stored) => long.TryParse(stored, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
