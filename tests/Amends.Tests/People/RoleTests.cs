using Amends.Application;
using Amends.Recovery;
using Shouldly;
using Xunit;

namespace Amends.Tests.People;

public sealed class RoleTests
{
    [Theory]
    [InlineData(Role.Agent, false, false, false, false)]
    [InlineData(Role.Trainer, true, false, false, false)]
    [InlineData(Role.Analyst, false, true, false, false)]
    [InlineData(Role.Lead, true, true, true, false)]
    [InlineData(Role.Admin, true, true, true, true)]
    public void A_role_opens_its_own_doors_and_a_lead_those_of_trainers_and_analysts(Role role, bool trains, bool measures, bool seesAll, bool isAdmin)
    {
        var person = new Person(Guid.NewGuid(), "Ben", role);
        (person.Trains, person.Measures, person.SeesAll, person.IsAdmin).ShouldBe((trains, measures, seesAll, isAdmin));
    }

    [Fact]
    public void A_customer_has_no_role_at_all()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var customer = new Person(Guid.NewGuid(), "Maya", role, ActorKind.Customer);
            (customer.Trains || customer.Measures || customer.SeesAll || customer.IsAdmin).ShouldBeFalse();
        }
    }

    [Fact]
    public void Trainers_and_analysts_have_an_agents_authority_over_cases() =>
        Enum.GetValues<Role>().Where(role => role < Role.Lead).ShouldBe([Role.Agent, Role.Trainer, Role.Analyst]);
}
