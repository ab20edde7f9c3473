using Amends.Application.Storage;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application;

/// <summary>How colleagues sign in here, as an admin decided. Every node sees a change within a few seconds.</summary>
internal sealed class HouseSignIn(Storage.Settings settings, Changes changes, TimeProvider time)
{
    private const string Key = "sign-in";

    private readonly Remembered<SignInPolicy> _policy = new(
        time, Duration.FromSeconds(5), async cancel => await settings.Get(Key, cancel) is { } kept ? Json.Read<SignInPolicy>(kept) : SignInPolicy.Default);

    public ValueTask<SignInPolicy> Current(CancellationToken cancel = default) => _policy.Get(cancel);

    /// <summary>Saves what an admin decided; what it was and is stands in the list of changes.</summary>
    public async Task<Outcome<SignInPolicy>> Change(Person by, SignInPolicy policy, CancellationToken cancel = default)
    {
        if (!by.IsAdmin)
            return new Outcome<SignInPolicy>.NotFound();
        if (policy.IdleMinutes is < 0 or > SignInPolicy.LongestIdle)
            return new Refusal("idle_minutes", $"Ask again after 1 to {SignInPolicy.LongestIdle} minutes, or never: 0.");
        var before = await Current(cancel);
        policy = policy with { SecondStepFor = [.. policy.SecondStepFor.Where(Enum.IsDefined).Distinct().Order()] };
        await changes.Run(async session =>
        {
            await session.Keep(Key, Json.Write(policy));
            if (before.Words != policy.Words)
                await session.Log(PeopleLog.Entry(time.Now(), by, PeopleChange.SignInRulesChanged, before: before.Words, after: policy.Words, subject: Key));
        }, cancel);
        return _policy.Keep(policy);
    }
}

/// <param name="SecondStepFor">The roles that sign in with a second step or a passkey.</param>
/// <param name="IdleMinutes">After so many minutes without a touch a page asks again who is there; 0: never.</param>
public sealed record SignInPolicy(IReadOnlyList<Role> SecondStepFor, int IdleMinutes)
{
    public const int LongestIdle = 480;

    public static SignInPolicy Default { get; } = new([], 0);

    public bool NeedsSecondStep(Role role) => SecondStepFor.Contains(role);

    /// <summary>As the list of changes tells it.</summary>
    public string Words => $"second step for {(SecondStepFor.Count == 0 ? "nobody" : string.Join(", ", SecondStepFor.Select(role => role.Word() + "s")))}, {(IdleMinutes == 0 ? "no idle lock" : $"idle lock after {IdleMinutes} min")}";
}
