using Amends.Application.Storage;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Storage;

public sealed class MigrateTests
{
    [Theory, OnBoth]
    public async Task The_scripts_are_applied_once(On on)
    {
        await using var house = await House.Open(on, prepared: false);
        (await house.Get<Migrate>().Run()).ShouldBe(Script.Shipped(on == On.Sqlite).Count);
        (await house.Get<Migrate>().Run()).ShouldBe(0);
        await house.Get<Migrate>().Require();
    }

    [Theory, OnBoth]
    public async Task Two_programs_that_start_at_once_apply_each_script_once(On on)
    {
        await using var house = await House.Open(on, prepared: false);
        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => house.Get<Migrate>().Run())));
        applied.Sum().ShouldBe(Script.Shipped(on == On.Sqlite).Count);
    }

    [Theory, OnBoth]
    public async Task A_database_of_a_newer_program_is_refused_and_not_touched(On on)
    {
        await using var house = await House.Open(on, prepared: false);
        var shipped = Script.Shipped(on == On.Sqlite);
        await house.Get<Migrate>().Run([.. shipped, new Script(shipped.Count + 1, "later.sql", "CREATE TABLE later (id bigint)")]);

        (await Should.ThrowAsync<SchemaRefused>(() => house.Get<Migrate>().Run())).Message.ShouldContain("newer");
    }

    [Theory, OnBoth]
    public async Task A_script_that_was_edited_after_it_was_applied_is_refused(On on)
    {
        await using var house = await House.Open(on);
        var shipped = Script.Shipped(on == On.Sqlite);
        Script[] edited = [shipped[0] with { Text = shipped[0].Text + "\n-- a change of mind" }, .. shipped.Skip(1)];
        (await Should.ThrowAsync<SchemaRefused>(() => house.Get<Migrate>().Run(edited))).Message.ShouldContain("edited");
    }

    [Theory, OnBoth]
    public async Task A_script_that_fails_leaves_nothing_behind(On on)
    {
        await using var house = await House.Open(on);
        var shipped = Script.Shipped(on == On.Sqlite);
        Script[] failing = [.. shipped, new Script(shipped.Count + 1, "bad.sql", "CREATE TABLE half (id bigint); CREATE TABLE half (id bigint);")];
        await Should.ThrowAsync<System.Data.Common.DbException>(() => house.Get<Migrate>().Run(failing));

        (await house.Get<Migrate>().Run()).ShouldBe(0);
        await house.Receive();
    }

    [Fact]
    public async Task The_file_is_copied_before_it_is_upgraded()
    {
        await using var house = await House.Open(On.Sqlite);
        var reference = await house.Receive();
        var shipped = Script.Shipped(sqlite: true);
        await house.Get<Migrate>().Run([.. shipped, new Script(shipped.Count + 1, "later.sql", "CREATE TABLE later (id integer)")]);

        var copy = Directory.GetFiles(house.Options.DataFolder, "amends.db.before-*").ShouldHaveSingleItem();
        await using var connection = new SqliteConnection($"Data Source={copy};Pooling=False");
        await connection.OpenAsync();
        await using var session = new Session(connection, isSqlite: true);
        (await session.Scalar<string>("SELECT reference FROM complaints")).ShouldBe(reference);
    }
}
