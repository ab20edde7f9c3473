using System.Security.Cryptography;
using Amends.Application.Storage;
using Amends.IntegrationTests.Storage;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Faults;

public class SchemaTests
{
    [Theory, OnBoth]
    internal async Task A_schema_from_a_newer_version_is_not_served(On on) =>
        (await StartAfter(on, "INSERT INTO schema_versions (version, name, sha256, applied_at) VALUES (9999, '9999_later.sql', 'x', 0)")).ShouldContain("newer Amends");

    [Theory, OnBoth]
    internal async Task An_edited_script_is_not_served(On on) =>
        (await StartAfter(on, "UPDATE schema_versions SET sha256 = 'edited' WHERE version = 1")).ShouldContain("history was edited");

    [Fact]
    public async Task A_new_data_folder_is_its_owners_alone()
    {
        await using var house = await House.Open(On.Sqlite, prepared: false);
        var folder = System.IO.Path.Combine(house.Options.DataFolder, "new");
        await using var database = Database.Sqlite(System.IO.Path.Combine(folder, "amends.db"));
        await new Migrate(database, house.Clock).Run(cancel: TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <returns>Why it does not start.</returns>
    private static async Task<string> StartAfter(On on, string sql)
    {
        await using var house = await House.Open(on);
        await using (var db = await house.Db())
        {
            await db.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken);
            if (on == On.Sqlite)
                await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", TestContext.Current.CancellationToken);
        }
        var before = on == On.Sqlite ? await Fingerprint(house) : "";
        var refusal = await Should.ThrowAsync<InvalidOperationException>(ServerProcess.Start(house.Options.DataFolder, house.Options.Database));
        if (on == On.Sqlite)
            (await Fingerprint(house)).ShouldBe(before);
        return refusal.Message;
    }

    private static async Task<string> Fingerprint(House house)
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await using var file = new FileStream(house.Options.DatabaseFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return Convert.ToHexString(await SHA256.HashDataAsync(file));
    }
}
