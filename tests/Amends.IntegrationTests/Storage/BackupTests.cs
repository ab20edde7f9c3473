using Amends.Application.Audit;
using Amends.Application.Storage;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Storage;

public sealed class BackupTests
{
    [Theory, OnBoth]
    public async Task A_backup_taken_while_others_write_is_whole_and_can_be_put_back(On on)
    {
        await using var house = await House.Open(on);
        for (var i = 0; i < 20; i++)
            await house.Receive();
        var stop = false;
        var writing = Task.Run(async () =>
        {
            while (!Volatile.Read(ref stop))
                await house.Receive();
        });
        var file = await house.Get<Backup>().Handle();
        Volatile.Write(ref stop, true);
        await writing;

        await using var other = await House.Open(on, prepared: false);
        await other.Get<Restore>().Handle(file);
        await other.Get<Migrate>().Require();
        var report = await other.Get<VerifyAll>().Handle();
        report.Complaints.ShouldBeGreaterThanOrEqualTo(20);
        report.FaultCount.ShouldBe(0);
        await other.Receive();
    }

    [Fact]
    public async Task What_was_there_is_kept_beside_what_is_put_back()
    {
        await using var house = await House.Open(On.Sqlite);
        await house.Receive();
        var file = await house.Get<Backup>().Handle();

        await using var other = await House.Open(On.Sqlite);
        await other.Receive();
        await other.Receive();
        var database = other.Get<Database>().File!;
        await Should.ThrowAsync<BackupRefused>(() => other.Get<Restore>().Handle(file));
        File.Exists(database + ".restoring").ShouldBeFalse("what is refused leaves no copy");
        await other.Stop();
        var kept = (await other.Get<Restore>().Handle(file)).ShouldNotBeNull();
        if (!OperatingSystem.IsWindows())
            (File.GetUnixFileMode(file), File.GetUnixFileMode(database)).ShouldBe((UnixFileMode.UserRead | UnixFileMode.UserWrite, UnixFileMode.UserRead | UnixFileMode.UserWrite), "what people told us is for nobody else on the machine");

        File.Exists(kept).ShouldBeTrue();
        (await other.Get<VerifyAll>().Handle()).Complaints.ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task A_backup_overwrites_nothing_and_only_a_backup_is_put_back(On on)
    {
        await using var house = await House.Open(on);
        var file = Path.Combine(house.Options.DataFolder, "copy");
        await File.WriteAllTextAsync(file, "my holiday photographs");

        await Should.ThrowAsync<BackupRefused>(() => house.Get<Backup>().Handle(file));
        await using var other = await House.Open(on, prepared: false);
        await Should.ThrowAsync<BackupRefused>(() => other.Get<Restore>().Handle(file));
        await Should.ThrowAsync<BackupRefused>(() => other.Get<Restore>().Handle(file + "-that-is-not-there"));
    }
}
