using System.Globalization;
using Amends.Application.Mentions;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.Mentions;

/// <summary><c>GET /mentions</c>: notes that name the person, what is new first. All are read at once with <c>POST /mentions/reading</c>, and <c>/mentions/undo</c> puts them back.</summary>
internal static class MentionPages
{
    public static void MapMentions(this IEndpointRouteBuilder desk)
    {
        var mentions = desk.MapGroup("/mentions").ChecksForms();
        mentions.MapGet("", async (HttpContext http, ListMentions list, Frames frames, string? cursor, long? read) => Pages.Page<MentionsPage>(new
        {
            Frame = await frames.For(http), Items = await list.Handle(http.Person(), cursor, cancel: http.RequestAborted), Read = read,
        }));
        mentions.MapPost("/reading", async (HttpContext http, ReadMentions reading) =>
            Pages.SeeOther(await reading.All(http.Person(), http.RequestAborted) is { } at ? $"/mentions?read={at.ToString(CultureInfo.InvariantCulture)}" : "/mentions"));
        mentions.MapPost("/undo", async (HttpContext http, ReadMentions reading, IFormCollection form) =>
        {
            if (long.TryParse(form["at"], NumberStyles.None, CultureInfo.InvariantCulture, out var at))
                await reading.PutBack(http.Person(), at, http.RequestAborted);
            return Pages.SeeOther("/mentions");
        });
    }

    /// <summary>The colleagues that a note on a case can name, for the list that <c>@</c> opens.</summary>
    public static void MapColleagues(this IEndpointRouteBuilder one) => one.MapGet("/colleagues", async (HttpContext http, KnownColleagues colleagues, string reference, string? name) =>
        await colleagues.At(http.Person(), reference, name ?? "", http.RequestAborted) is { } found ? Pages.Page<People.ColleagueOptions>(new { Found = found, ToMention = true }) : Results.NotFound());
}
