using Npgsql;
using Xunit;

namespace Amends.IntegrationTests.Storage;

/// <summary>A PostgreSQL database of a test's own, gone with it.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly string _name = "amends_" + Guid.NewGuid().ToString("N");

    private TestDatabase()
    {
    }

    public string Address => new NpgsqlConnectionStringBuilder(Server()) { Database = _name, MaxPoolSize = 20 }.ToString();

    public static async Task<TestDatabase> Create()
    {
        var database = new TestDatabase();
        await Run($"CREATE DATABASE \"{database._name}\"");
        return database;
    }

    public async ValueTask DisposeAsync() => await Run($"DROP DATABASE \"{_name}\" WITH (FORCE)");

    private static async Task Run(string sql)
    {
        await using var postgres = NpgsqlDataSource.Create(Server());
        await using var command = postgres.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>AMENDS_TEST_POSTGRES names a server where tests may make databases. Without it what needs one is skipped; in CI it fails.</summary>
    private static string Server()
    {
        var address = Environment.GetEnvironmentVariable("AMENDS_TEST_POSTGRES");
        if (!string.IsNullOrEmpty(address))
            return address;
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail("AMENDS_TEST_POSTGRES is not set, and in CI every test runs on both databases.");
        Assert.Skip("AMENDS_TEST_POSTGRES is not set: not run on PostgreSQL.");
        return "";
    }
}
