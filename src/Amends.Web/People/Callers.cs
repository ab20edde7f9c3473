using System.Security.Claims;
using Amends.Application;

namespace Amends.Web.People;

/// <summary>Who is calling, as the request's claims tell it.</summary>
internal static class Callers
{
    private const string IdClaim = ClaimTypes.NameIdentifier, NameClaim = "amends:name", RoleClaim = ClaimTypes.Role;

    public static ClaimsIdentity Identity(Person person, string scheme) => new(
        [new(IdClaim, person.Id.ToString()), new(NameClaim, person.Name), new(RoleClaim, person.Role.ToString())], scheme, IdClaim, RoleClaim);

    /// <summary>The colleague or token behind a request that passed authorisation.</summary>
    public static Person Person(this HttpContext context) =>
        context.User.PersonOrNull() ?? throw new InvalidOperationException("This endpoint lets people in who have not signed in.");

    public static Person? PersonOrNull(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(IdClaim), out var id) && Enum.TryParse<Role>(user.FindFirstValue(RoleClaim), out var role)
            ? new Person(id, user.FindFirstValue(NameClaim) ?? "", role)
            : null;
}
