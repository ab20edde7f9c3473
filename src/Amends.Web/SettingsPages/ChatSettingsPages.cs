using Amends.Application;
using Amends.Application.Chat;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.SettingsPages;

/// <summary>Whether customers may chat: switched by an admin, in force at once.</summary>
internal static class ChatSettingsPages
{
    public static void MapChatSettings(this RouteGroupBuilder admin)
    {
        admin.MapGet("/chat", async (HttpContext http, HouseRules<ChatRules> house, Frames frames) =>
            Pages.Page<ChatSettingsPage>(new { Frame = await frames.For(http), Rules = await house.Current(http.RequestAborted), Address = http.Home() }));
        admin.MapPost("/chat", async (HttpContext http, HouseRules<ChatRules> house, IFormCollection form) =>
            await house.Change(http.Person(), new(form["on"] == "yes"), http.RequestAborted) is Outcome<ChatRules>.Done ? Pages.SeeOther("/settings/chat") : Results.NotFound()).ChecksForms();
    }
}
