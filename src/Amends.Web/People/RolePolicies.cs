using Amends.Application;
using Microsoft.AspNetCore.Authorization;

namespace Amends.Web.People;

/// <summary>What endpoints ask for with <c>RequireAuthorization</c>. Each role may do what those before it may.</summary>
internal static class RolePolicies
{
    public const string Agent = "agent";
    public const string Lead = "lead";
    public const string Admin = "admin";

    public static void AddRolePolicies(this IServiceCollection services) => services.AddAuthorizationBuilder()
        .AddPolicy(Agent, policy => AtLeast(policy, Role.Agent))
        .AddPolicy(Lead, policy => AtLeast(policy, Role.Lead))
        .AddPolicy(Admin, policy => AtLeast(policy, Role.Admin));

    private static void AtLeast(AuthorizationPolicyBuilder policy, Role role) =>
        policy.RequireAuthenticatedUser().RequireAssertion(context => context.User.PersonOrNull()?.Role >= role);
}
