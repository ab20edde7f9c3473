namespace Amends.Application;

/// <summary>The organisation's own sign-on: any provider that speaks OAuth 2 with authorization codes and tells, at one address, who somebody is.</summary>
/// <param name="On">Whether the door offers it.</param>
/// <param name="Name">What its button says: "Sign in with Northgate".</param>
/// <param name="Authorize">Where people are sent to say who they are.</param>
/// <param name="Token">Where their code is exchanged.</param>
/// <param name="UserInfo">Where it is asked who they are.</param>
/// <param name="Scope">What is asked for, in the provider's words, with spaces between.</param>
/// <param name="SubjectField">Where UserInfo says what stays the same when the address changes; a dot goes into an object: <c>data.id</c>.</param>
/// <param name="EmailField">Where it says the e-mail address.</param>
/// <param name="VerifiedField">Where it says that the address was verified; empty: every address it tells was.</param>
/// <param name="NewAs">The role of somebody whose address nobody has here; null: they are not let in.</param>
/// <param name="HasSecret">Whether a secret is kept.</param>
public sealed record SignOn(
    bool On, string Name, string ClientId, string Authorize, string Token, string UserInfo, string Scope, string SubjectField, string EmailField, string VerifiedField, Role? NewAs, bool HasSecret)
{
    public static SignOn None { get; } = new(false, "", "", "", "", "", "openid email profile", "sub", "email", "email_verified", null, false);

    /// <summary>Whose word it is: what a provider calls somebody means nothing to another.</summary>
    public string Provider => UserInfo.Length <= LongestProvider ? UserInfo : UserInfo[..LongestProvider];

    /// <summary>As the list of changes tells it.</summary>
    public string Words => !On ? "off" : $"{Name}, {new Uri(Authorize).Host}, {(NewAs is { } role ? $"whoever is new there becomes {role.Word()}" : "only for accounts that there are")}";

    private const int LongestProvider = 400;
}
