using Amends.Application;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Amends.Load;

/// <summary>The database, opened as the verbs of <c>amends</c> open it.</summary>
internal static class Stores
{
    public const string Email = "load@example.org";
    public const string Password = "load-generator-only";

    /// <param name="database">PostgreSQL's address; null: SQLite in the folder.</param>
    public static ServiceProvider Open(string data, string? database = null, TimeProvider? time = null)
    {
        Directory.CreateDirectory(data);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddAmends(new AmendsOptions { DataFolder = Path.GetFullPath(data), Database = database });
        services.AddAccounts();
        return services.BuildServiceProvider();
    }

    /// <summary>Someone to sign in as, and a token for the API.</summary>
    public static async Task<string> Enter(string data, CancellationToken cancel, string? database = null)
    {
        await using var provider = Open(data, database);
        await provider.PrepareAmends(cancel);
        await using var scope = provider.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Accounts>().Create(Email, "Load Generator", Role.Lead, Password);
        var tokens = scope.ServiceProvider.GetRequiredService<Tokens>();
        return await tokens.Create($"load {SystemClock.Instance.GetCurrentInstant()}", Role.Lead, by: null, days: null, cancel) is Outcome<string>.Done { Value: var token }
            ? token
            : throw new InvalidOperationException("The token could not be made.");
    }
}
