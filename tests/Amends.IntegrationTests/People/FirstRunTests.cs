using Amends.Application;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.People;

public class FirstRunTests
{
    [Theory, OnBoth]
    internal async Task The_link_makes_the_first_administrator_once(On on)
    {
        await using var served = await Served.Start(on);
        var link = await Begin(served);
        var browser = SignedIn.Browser(served);
        (await Welcome(browser, $"/welcome/{link}", "short")).ShouldContain("problem=password");
        (await Welcome(browser, $"/welcome/{link}", SignedIn.Password)).ShouldBe("/start");
        using var response = await SignedIn.Browser(served).GetAsync($"/welcome/{link}");
        ((int)response.StatusCode).ShouldBe(404);
        (await Begin(served)).ShouldBeNull();
        (await SignedIn.SignIn(SignedIn.Browser(served), "ada@example.com", SignedIn.Password)).ShouldBe("/");
    }

    [Theory, OnBoth]
    internal async Task Each_start_makes_the_link_before_worthless(On on)
    {
        await using var house = await House.Open(on);
        await using var people = new HousePeople(house);
        var first = (await people.FirstRun.Begin(default))!;
        var second = (await people.FirstRun.Begin(default))!;
        (await people.FirstRun.IsOpen(first, default)).ShouldBeFalse();
        (await people.FirstRun.IsOpen(second, default)).ShouldBeTrue();
        (await people.FirstRun.IsOpen("guess", default)).ShouldBeFalse();
        house.Clock.Advance(TimeSpan.FromHours(25));
        (await people.FirstRun.IsOpen(second, default)).ShouldBeFalse();
        (await people.FirstRun.Finish(second, "Ada", "ada@example.com", SignedIn.Password, default)).Refusal().ShouldBe("link_used");
    }

    [Theory, OnBoth]
    internal async Task Two_who_use_the_link_at_once_make_one_administrator(On on)
    {
        await using var house = await House.Open(on);
        await using var setup = new HousePeople(house);
        var link = (await setup.FirstRun.Begin(default))!;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(async i =>
        {
            await using var people = new HousePeople(house);
            return await people.FirstRun.Finish(link, "Ada", $"ada{i}@example.com", SignedIn.Password, default);
        }));
        outcomes.Count(o => o is Outcome<Account>.Done).ShouldBe(1);
        (await setup.Accounts.List(default)).Count.ShouldBe(1);
    }

    [Theory, OnBoth]
    internal async Task The_last_administrator_cannot_be_switched_off(On on)
    {
        await using var house = await House.Open(on);
        await using var people = new HousePeople(house);
        (await people.Accounts.Create("ada@example.com", "Ada", Role.Admin, SignedIn.Password)).Value();
        (await people.Accounts.Disable("ada@example.com")).Refusal().ShouldBe("last_admin");
        (await people.Accounts.Create("bo@example.com", "Bo", Role.Admin, SignedIn.Password)).Value();
        (await people.Accounts.Disable("ADA@example.com")).Value().DisabledAt.ShouldNotBeNull();
        (await people.Accounts.Create("bo@EXAMPLE.com", "Bo", Role.Agent, SignedIn.Password)).Refusal().ShouldBe("email_taken");
        (await people.Accounts.Create("cy@example.com", "Cy", Role.Agent, "short")).Refusal().ShouldBe("password");
        (await people.Accounts.Create("not an address", "Cy", Role.Agent, SignedIn.Password)).Refusal().ShouldBe("email");
    }

    private static async Task<string?> Begin(Served served)
    {
        await using var scope = served.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<FirstRun>().Begin(default);
    }

    private static async Task<string> Welcome(HttpClient browser, string page, string password)
    {
        using var response = await SignedIn.Post(browser, page, page, new() { ["name"] = "Ada", ["email"] = "ada@example.com", ["password"] = password });
        return response.Headers.Location?.ToString() ?? $"{(int)response.StatusCode}";
    }
}

/// <summary>The use cases about people, on a house's database.</summary>
internal sealed class HousePeople : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly AsyncServiceScope _scope;

    public HousePeople(House house)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(house.Clock).AddAmends(house.Options);
        services.AddAccounts();
        _services = services.BuildServiceProvider();
        _scope = _services.CreateAsyncScope();
    }

    public FirstRun FirstRun => _scope.ServiceProvider.GetRequiredService<FirstRun>();
    public Accounts Accounts => _scope.ServiceProvider.GetRequiredService<Accounts>();
    public JoinLink Join => _scope.ServiceProvider.GetRequiredService<JoinLink>();
    public Tokens Tokens => _scope.ServiceProvider.GetRequiredService<Tokens>();

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _services.DisposeAsync();
    }
}
