using System.Globalization;
using Amends.Application;
using Amends.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Amends.Web.People;

/// <summary>
/// <c>/settings/tokens</c>: programs' ways in, for an admin. A new one is shown once. Making one asks first who is there, unless they showed it a moment ago:
/// it would let somebody in for good.
/// </summary>
internal static class TokenPages
{
    public static void MapTokens(this RouteGroupBuilder admin)
    {
        var tokens = admin.MapGroup("/tokens");
        tokens.MapGet("", (HttpContext http, TokenLoader loader, string? said) => loader.List(http, said == "revoked", null));
        tokens.MapPost("/{id:guid}/revocation", Revoke).ChecksForms();
        var sure = tokens.MapGroup("/new").AddEndpointFilter(Unlocking.AsksAgain);
        sure.MapGet("", (HttpContext http, TokenLoader loader) => loader.Form(http, new TokenFields("", Role.Agent, "90"), null));
        sure.MapPost("", Make).ChecksForms();
    }

    private static async Task<IResult> Make(HttpContext http, Tokens tokens, TokenLoader loader, Frames frames, [FromForm] string? name, [FromForm] string? role, [FromForm] string? days)
    {
        var fields = new TokenFields(name ?? "", Enum.TryParse<Role>(role, out var given) ? given : (Role)(-1), days ?? "");
        int? until = fields.Days.Length == 0 ? null : int.TryParse(fields.Days, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return await tokens.Create(fields.Name, fields.Role, http.Person(), until, http.RequestAborted) switch
        {
            Outcome<string>.Done done => Pages.Page<NewTokenPage>(new { Frame = await frames.For(http), Name = fields.Name.Trim(), Token = done.Value }),
            Outcome<string>.Refused refused => await loader.Form(http, fields, refused.Refusal.Words),
            _ => Results.NotFound(),
        };
    }

    private static async Task<IResult> Revoke(HttpContext http, Tokens tokens, TokenLoader loader, RecentlySeen recently, Guid id)
    {
        var outcome = await tokens.Revoke(http.Person(), id, http.RequestAborted);
        recently.Clear();
        return outcome is Outcome<string>.Done ? Pages.SeeOther("/settings/tokens?said=revoked") : await loader.List(http, false, PeopleWords.RevokedAlready);
    }

    /// <summary>Puts the pages together.</summary>
    internal sealed class TokenLoader(Tokens tokens, Frames frames)
    {
        public async Task<IResult> List(HttpContext http, bool revoked, string? trouble) => Pages.Page<TokensPage>(
            new { Frame = await frames.For(http), Items = await tokens.List(http.RequestAborted), Revoked = revoked, Trouble = trouble }, trouble is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);

        public async Task<IResult> Form(HttpContext http, TokenFields fields, string? trouble) => Pages.Page<TokenFormPage>(
            new { Frame = await frames.For(http), Fields = fields, Trouble = trouble }, trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}

/// <param name="Days">A number of days; empty: until it is revoked.</param>
public sealed record TokenFields(string Name, Role Role, string Days);
