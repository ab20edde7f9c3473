using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Storage;

/// <summary>However many complaints there are, a page of the queue is one range of one index.</summary>
public sealed class PlanTests
{
    [Fact]
    public async Task Each_order_of_the_queue_is_read_straight_from_its_index()
    {
        await using var house = await House.Open(On.Sqlite);
        foreach (var sort in Enum.GetValues<QueueSort>())
            (await Plan(house, house.Agent, new QueueQuery(Sort: sort))).ShouldNotContain("TEMP B-TREE", Shouldly.Case.Insensitive, sort.ToString());
        (await Plan(house, house.Agent, new QueueQuery())).ShouldContain("COVERING INDEX ix_complaints_queue");
        (await Plan(house, house.Lead, new QueueQuery())).ShouldContain("COVERING INDEX ix_complaints_queue");
    }

    [Fact]
    public async Task One_colleagues_queue_is_not_read_out_of_everybodys()
    {
        await using var house = await House.Open(On.Sqlite);
        foreach (var query in new[] { new QueueQuery(Owner: house.Agent.Id), new QueueQuery(Unowned: true) })
        {
            var plan = await Plan(house, house.Agent, query);
            plan.ShouldContain("stage_owner_answer_by_id (stage=? AND owner=?)");
            plan.ShouldNotContain("TEMP B-TREE");
        }
    }

    [Fact]
    public async Task A_part_of_the_queue_is_a_range_of_an_index_too()
    {
        await using var house = await House.Open(On.Sqlite);
        var due = await Plan(house, house.Agent, new QueueQuery(Sort: QueueSort.Due) { DueBy = NodaTime.Instant.FromUnixTimeSeconds(0) });
        due.ShouldContain("next_due");
        due.ShouldNotContain("TEMP B-TREE");
        var angry = await Plan(house, house.Agent, new QueueQuery(Sort: QueueSort.Heat) { AngryAndWaiting = true });
        angry.ShouldContain("heat>");
        angry.ShouldNotContain("TEMP B-TREE");
    }

    [Fact]
    public async Task A_view_of_ones_own_reads_one_index_in_its_order()
    {
        await using var house = await House.Open(On.Sqlite);
        foreach (var (query, index) in new[]
        {
            (new QueueQuery { Channel = Channel.Phone, HeatFrom = 60, WaitingSince = NodaTime.Instant.FromUnixTimeSeconds(0) }, "stage_channel_answer_by_id (stage=? AND channel=?)"),
            (new QueueQuery(Sort: QueueSort.Heat) { HeatFrom = 60 }, "stage_heat_id"),
            (new QueueQuery(Owner: house.Agent.Id) { HeatFrom = 60 }, "stage_owner_answer_by_id (stage=? AND owner=?)"),
            (new QueueQuery { WaitingSince = NodaTime.Instant.FromUnixTimeSeconds(0) }, "COVERING INDEX ix_complaints_queue"),
        })
        {
            var plan = await Plan(house, house.Agent, query);
            plan.ShouldContain(index);
            plan.ShouldNotContain("TEMP B-TREE");
        }
    }

    [Fact]
    public async Task What_the_parts_hold_is_counted_out_of_their_indexes_and_no_further_than_it_is_shown()
    {
        await using var house = await House.Open(On.Sqlite);
        foreach (var person in new[] { house.Agent, house.Lead })
        {
            var plan = await Plan(house, QueueCounts.Sql(person));
            plan.ShouldContain("stage_owner_answer_by_id (stage=? AND owner=?)");
            plan.ShouldContain("next_due<");
            plan.ShouldContain("heat>");
            plan.ShouldContain("COVERING INDEX ix_complaints_queue");
            plan.ShouldNotContain("TEMP B-TREE");
        }
    }

    private static async Task<string> Plan(House house, Person person, QueueQuery query)
    {
        await using var db = await house.Db();
        var sql = Queue.Rows(db, person, query).ToQueryString();
        return await Plan(house, sql);
    }

    private static async Task<string> Plan(House house, string sql)
    {
        // The parameters stand before the statement as comments that SQLite's shell would set; unset they are null, which the plan does not mind.
        var statement = sql[sql.IndexOf("SELECT", StringComparison.Ordinal)..];
        await using var connection = await house.Get<Application.Storage.Database>().Open();
        await using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + statement;
        foreach (var name in System.Text.RegularExpressions.Regex.Matches(statement, "@[A-Za-z_0-9]+").Select(m => m.Value).Distinct())
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, 1);
            command.Parameters.Add(parameter);
        }
        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(3));
        return string.Join('\n', lines);
    }
}
