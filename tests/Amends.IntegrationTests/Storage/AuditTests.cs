using System.Data.Common;
using Amends.Application.Audit;
using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Recovery;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Storage;

public sealed class AuditTests
{
    [Theory, OnBoth]
    public async Task The_timeline_can_be_neither_changed_nor_shortened(On on)
    {
        await using var house = await House.Open(on);
        await house.Receive();
        foreach (var sql in new[]
        {
            "UPDATE timeline SET data = '{}'", "UPDATE timeline SET at = 0", "UPDATE timeline SET words = 'other'", "UPDATE timeline SET sequence = sequence + 1",
            "UPDATE timeline SET hash = words_hash", "DELETE FROM timeline", "DELETE FROM timeline WHERE sequence = 2",
        })
        {
            var refused = await Should.ThrowAsync<DbException>(() => house.Get<Changes>().Run(session => session.Execute(sql)));
            refused.Message.ShouldContain("append-only");
        }
        (await house.Get<VerifyAll>().Handle()).FaultCount.ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task Erasing_a_persons_words_leaves_the_chain_whole(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive();
        (await house.Get<ChangeComplaint>().Handle(house.Target(reference), new Resolve("we sent it again"))).Value();
        await house.Get<Changes>().Run(async session =>
        {
            await session.Execute("UPDATE timeline SET words = NULL, salt = NULL");
            await session.Execute("UPDATE messages SET text = '', html = NULL");
        });

        (await house.Get<VerifyAll>().Handle()).FaultCount.ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task Whoever_gets_past_the_triggers_is_found_out(On on)
    {
        (string Sql, string Fault)[] deeds =
        [
            ("UPDATE timeline SET data = replace(data, 'resolved', 'thanked') WHERE kind = 'resolved'", "hash"),
            ("UPDATE timeline SET at = at - 1 WHERE sequence = 1", "hash"),
            ("UPDATE timeline SET words = 'we never sent it' WHERE kind = 'resolved'", "words"),
            ("UPDATE messages SET text = 'All is well.'", "words"),
            ("UPDATE timeline SET words = NULL, salt = NULL; UPDATE messages SET text = 'We never promised that.'", "words"),
            ("UPDATE complaints SET state = substr(state, 1, 100)", "read"),
            ("DELETE FROM timeline WHERE sequence = 2", "missing"),
            ("DELETE FROM timeline WHERE kind = 'resolved'", "end"),
            ("UPDATE complaints SET stage = 1", "fold"),
            ("UPDATE complaints SET state = replace(state, '\"stage\":\"resolved\"', '\"stage\":\"open\"')", "fold"),
        ];
        foreach (var (sql, fault) in deeds)
        {
            await using var house = await House.Open(on);
            var reference = await house.Receive();
            (await house.Get<ChangeComplaint>().Handle(house.Target(reference), new Resolve("we sent it again"))).Value();
            await house.Get<Changes>().Run(async session =>
            {
                if (session.IsSqlite)
                {
                    await session.Execute("DROP TRIGGER timeline_is_append_only_update");
                    await session.Execute("DROP TRIGGER timeline_is_append_only_delete");
                }
                else
                {
                    await session.Execute("ALTER TABLE timeline DISABLE TRIGGER USER");
                }
                (await session.Execute(sql)).ShouldBeGreaterThan(0);
            });

            var report = await house.Get<VerifyAll>().Handle();
            report.Faults.ShouldHaveSingleItem(sql).Words.ShouldContain(fault, Shouldly.Case.Insensitive, sql);
        }
    }

    [Theory, OnBoth]
    public async Task A_complaint_cannot_be_given_the_timeline_of_another(On on)
    {
        await using var house = await House.Open(on);
        var one = await house.Receive("One");
        await house.Get<Changes>().Run(session => session.Execute("UPDATE complaints SET reference = 'AM-0000-00' WHERE reference = @one", one));

        (await house.Get<VerifyAll>().Handle()).Faults.ShouldHaveSingleItem().Reference.ShouldBe("AM-0000-00");
    }
}
