using System.Diagnostics;
using System.Text.Json;
using Amends.Application;
using Amends.Application.Writing;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Writing;

public sealed class ModelTests : IAsyncLifetime
{
    private const string Words = "Third time I write. My parcel 48213 is two weeks late, nobody answers. Write to maria.okafor@example.org or ring +44 20 7946 0018. Regards, Maria Okafor";
    private static readonly Person Boss = new(Guid.NewGuid(), "Boss", Role.Admin);

    private Served _served = null!;
    private ModelServer _model = null!;

    public async ValueTask InitializeAsync() => (_served, _model) = (await Served.Start(On.Sqlite), await ModelServer.Start());

    public async ValueTask DisposeAsync()
    {
        await _served.DisposeAsync();
        await _model.DisposeAsync();
    }

    [Fact]
    public async Task Nothing_is_sent_anywhere_before_an_admin_switches_a_model_on()
    {
        var suggestion = await Suggest();

        suggestion.GetProperty("by").GetString().ShouldBe("composed");
        suggestion.GetProperty("draft").GetString().ShouldNotBeNullOrEmpty();
        suggestion.GetProperty("review").GetProperty("score").GetInt32().ShouldBeGreaterThanOrEqualTo(85);
        _model.Asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("good")]
    [InlineData("streaming")]
    public async Task A_models_words_are_taken_where_they_pass_and_what_was_masked_is_put_back(string name)
    {
        await Use(name);

        var suggestion = await Suggest();

        suggestion.GetProperty("by").GetString().ShouldBe("model", suggestion.ToString());
        suggestion.GetProperty("draft").GetString()!.ShouldContain("your parcel 48213 is late");
        var asked = _model.Asked.ShouldHaveSingleItem();
        asked.ShouldStartWith("Bearer the-key");
        foreach (var secret in (string[])["Maria", "Okafor", "48213", "example.org", "7946"])
            asked.ShouldNotContain(secret);
    }

    [Theory]
    [InlineData("late", "within 2 seconds")]
    [InlineData("busy", "busy")]
    [InlineData("failing", "500")]
    [InlineData("garbage", "")]
    [InlineData("html", "")]
    [InlineData("broken", "broke off")]
    [InlineData("declining", "declined")]
    [InlineData("empty", "empty")]
    [InlineData("endless", "too long")]
    [InlineData("generous", "promised")]
    [InlineData("inventing", "nobody said")]
    [InlineData("rude", "hurt")]
    public async Task Whatever_the_model_does_the_agent_gets_a_composed_reply_in_time_and_is_told_why(string name, string why)
    {
        await Use(name);
        var clock = Stopwatch.StartNew();

        var suggestion = await Suggest();

        // The service would keep us for five minutes; a build machine at its limits may keep us for some seconds.
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
        suggestion.GetProperty("by").GetString().ShouldBe("composed", suggestion.ToString());
        suggestion.GetProperty("draft").GetString().ShouldNotBeNullOrEmpty();
        suggestion.GetProperty("note").GetString()!.ShouldContain(why);
    }

    [Fact]
    public async Task A_service_that_asked_us_to_wait_is_left_alone_until_then()
    {
        await Use("busy");
        await Suggest();
        await Suggest();

        _model.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Where_nobody_listens_at_the_address_the_reply_is_composed()
    {
        await Use("good", "http://127.0.0.1:9/v1");

        (await Suggest()).GetProperty("by").GetString().ShouldBe("composed");
    }

    [Fact]
    public async Task The_key_lies_encrypted_and_is_not_handed_to_another_address()
    {
        await Use("good");
        await using var db = await _served.Db();
        var kept = await db.Settings.Select(setting => setting.Value).ToListAsync();
        kept.ShouldAllBe(value => !value.Contains("the-key", StringComparison.Ordinal));

        var settings = _served.App.Services.GetRequiredService<ModelSettings>();
        (await settings.Save(Boss, new(true, "https://elsewhere.example/v1", "good", true, true, 2), null)).Value().HasKey.ShouldBeFalse();
    }

    [Fact]
    public async Task Only_an_admin_decides_and_only_sensible_addresses_are_kept()
    {
        var settings = _served.App.Services.GetRequiredService<ModelSettings>();
        (await settings.Save(Boss with { Role = Role.Lead }, ModelEndpoint.None, null)).ShouldBeOfType<Outcome<ModelEndpoint>.NotFound>();
        foreach (var address in (string[])["", "ftp://x/", "not an address", "https://me:secret@x.example/v1"])
            (await settings.Save(Boss, new(true, address, "m", false, true, 5), null)).ShouldBeOfType<Outcome<ModelEndpoint>.Refused>(address);
        (await settings.Save(Boss, new(true, "http://models.example/v1", "m", false, true, 5), "a-key")).ShouldBeOfType<Outcome<ModelEndpoint>.Refused>();
    }

    private async Task Use(string name, string? address = null) =>
        (await _served.App.Services.GetRequiredService<ModelSettings>().Save(Boss, new(true, address ?? _model.Address, name, false, true, name == "late" ? 2 : 30), "the-key")).Value().On.ShouldBeTrue();

    private Task<JsonElement> Suggest() => _served.Agent.Post("suggestions", new { conversation = new[] { new { from = "customer", text = Words } }, name = "Maria", seed = 3 });
}
