using Amends.Application;
using Microsoft.AspNetCore.Authorization;

namespace Amends.Web.People;

/// <summary>What endpoints ask for with <c>RequireAuthorization</c>. Each of agent, lead and admin may do what those before it may.</summary>
internal static class RolePolicies
{
    public const string Agent = "agent";
    public const string Training = "training";
    public const string Measuring = "measuring";
    public const string Lead = "lead";
    public const string Admin = "admin";

    public static void AddRolePolicies(this IServiceCollection services) => services.AddAuthorizationBuilder()
        .AddPolicy(Agent, policy => AtLeast(policy, Role.Agent))
        .AddPolicy(Training, policy => Whoever(policy, person => person.Trains))
        .AddPolicy(Measuring, policy => Whoever(policy, person => person.Measures))
        .AddPolicy(Lead, policy => AtLeast(policy, Role.Lead))
        .AddPolicy(Admin, policy => AtLeast(policy, Role.Admin));

    private static void AtLeast(AuthorizationPolicyBuilder policy, Role role) => Whoever(policy, person => person.Role >= role);

    private static void Whoever(AuthorizationPolicyBuilder policy, Func<Person, bool> may) =>
        policy.RequireAuthenticatedUser().RequireAssertion(context => context.User.PersonOrNull() is { } person && may(person));
}
