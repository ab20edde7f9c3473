using System.Security.Cryptography;
using Amends.Application.Complaints;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Storage;

/// <summary>Answers that are kept with the change they tell of, so that a request that comes again does nothing twice.</summary>
internal static class Repeats
{
    /// <summary>The refusal of a key that came before with another request.</summary>
    public const string Reused = "idempotency_key_reused";

    /// <summary>The answer given before; null where the request is new.</summary>
    public static async Task<Outcome<T>?> AnswerTo<T>(this Session session, Once? once)
    {
        if (once is null)
            return null;
        var kept = await session.First(
            "SELECT request_hash, answer FROM idempotency WHERE caller = @caller AND key = @key",
            row => new Kept((byte[])row.GetValue(0), row.GetString(1)),
            once.Caller, once.Key);
        if (kept is null)
            return null;
        return CryptographicOperations.FixedTimeEquals(kept.RequestHash, once.RequestHash)
            ? Json.Read<T>(kept.Answer)
            : new Refusal(Reused, "This Idempotency-Key came before with another request. Use a new key for a new request.");
    }

    /// <summary>Two requests with the same key at once meet here: the database lets one through, and the other finds its answer.</summary>
    public static async Task KeepAnswer<T>(this Session session, Once? once, T answer, Instant now)
    {
        if (once is null)
            return;
        await session.Later(
            "INSERT INTO idempotency (caller, key, request_hash, answer, at) VALUES (@caller, @key, @hash, @answer, @at)",
            once.Caller, once.Key, once.RequestHash, Json.Write(answer), now);
    }

    private sealed record Kept(byte[] RequestHash, string Answer);
}
