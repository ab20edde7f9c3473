using System.Data.Common;
using Amends.Application.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Storage;

/// <summary>The schema scripts and the model say the same: tables, columns, types, keys, indexes and references.</summary>
public sealed class DriftTests
{
    [Theory, OnBoth]
    public async Task The_scripts_make_the_catalog_that_the_model_would_make(On on)
    {
        await using var scripted = await House.Open(on);
        await using var modelled = await House.Open(on, prepared: false);
        await using (var db = await modelled.Db())
            await db.GetService<IRelationalDatabaseCreator>().CreateTablesAsync();

        (await Catalog(scripted, on)).ShouldBe(await Catalog(modelled, on));
    }

    private static async Task<IReadOnlyList<string>> Catalog(House house, On on)
    {
        await using var connection = await house.Get<Application.Storage.Database>().Open();
        await using var session = new Session(connection, on == On.Sqlite);
        return on == On.Sqlite ? await Sqlite(session) : await Postgres(session);
    }

    private static async Task<IReadOnlyList<string>> Sqlite(Session session)
    {
        const string tables = "FROM sqlite_master t WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name NOT LIKE 'search%'";
        var columns = await session.All(
            $"SELECT t.name || '.' || c.name || ' ' || upper(replace(upper(c.type), 'BIGINT', 'INTEGER')) || ' ' || c.\"notnull\" || ' ' || c.pk FROM (SELECT name {tables}) t, pragma_table_info(t.name) c",
            Text);
        var indexes = await session.All(
            $"SELECT t.name || ' index ' || i.\"unique\" || i.partial || ' ' || (SELECT group_concat(x.name) FROM pragma_index_info(i.name) x) FROM (SELECT name {tables}) t, pragma_index_list(t.name) i WHERE i.origin = 'c'",
            Text);
        var references = await session.All(
            $"SELECT t.name || '.' || f.\"from\" || ' references ' || f.\"table\" || '.' || f.\"to\" || ' ' || f.on_delete FROM (SELECT name {tables}) t, pragma_foreign_key_list(t.name) f",
            Text);
        return [.. columns.Concat(indexes).Concat(references).Order(StringComparer.Ordinal)];
    }

    private static async Task<IReadOnlyList<string>> Postgres(Session session)
    {
        var columns = await session.All(
            "SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || coalesce(character_maximum_length::text, '') || ' ' || is_nullable || ' ' || is_identity FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'search'",
            Text);
        var indexes = await session.All("SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'search'", Text);
        var constraints = await session.All(
            "SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text <> 'search'",
            Text);
        return [.. columns.Concat(indexes).Concat(constraints).Order(StringComparer.Ordinal)];
    }

    private static string Text(DbDataReader row) => row.GetString(0);
}
