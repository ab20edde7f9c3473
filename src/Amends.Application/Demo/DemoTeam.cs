namespace Amends.Application.Demo;

/// <summary>The six who answer for Northgate Parcels.</summary>
internal static class DemoTeam
{
    /// <summary>Everybody's password, for a desk that is thrown away when it stops.</summary>
    public const string Password = "calm-parcels-arrive";

    public static IReadOnlyList<(string Key, string Name, Role Role)> Members { get; } =
    [
        ("ines", "Ines Duarte", Role.Agent),
        ("dean", "Dean Hollis", Role.Agent),
        ("amara", "Amara Mensah", Role.Trainer),
        ("joon", "Joon-ho Baek", Role.Analyst),
        ("ruth", "Ruth Calloway", Role.Lead),
        ("felix", "Felix Arnesen", Role.Admin),
    ];

    public static IEnumerable<string> Keys => Members.Select(member => member.Key);

    public static string Email(string key) => $"{key}@northgate.example";

    /// <summary>Makes their accounts.</summary>
    public static async Task<IReadOnlyDictionary<string, Person>> Hire(Accounts accounts)
    {
        var team = new Dictionary<string, Person>();
        foreach (var (key, name, role) in Members)
        {
            team[key] = await accounts.Create(Email(key), name, role, Password) is Outcome<Account>.Done { Value: var account }
                ? account.AsPerson()
                : throw new InvalidOperationException($"The account of {name} could not be made: the demo needs an empty database.");
        }
        return team;
    }
}
