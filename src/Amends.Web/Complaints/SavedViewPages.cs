using System.Globalization;
using Amends.Application;
using Amends.Application.Complaints;
using Amends.Recovery;
using Amends.Web.People;
using Amends.Web.Shared;
using Microsoft.Extensions.Primitives;

namespace Amends.Web.Complaints;

/// <summary><c>/queue/views</c>: views of the queue under names of one's own. What was removed can be put back from the page that says so.</summary>
internal static class SavedViewPages
{
    public static void MapSavedViews(this IEndpointRouteBuilder desk)
    {
        var views = desk.MapGroup("/queue/views").ChecksForms();
        views.MapGet("", (HttpContext http, ViewsLoader loader) => loader.Show(http, http.Request.Query["removed"] == "yes" ? Read(key => http.Request.Query[key]) : null, null, null));
        views.MapPost("", (HttpContext http, SavedViews saved, ViewsLoader loader, IFormCollection form) => Do(http, loader, form, null, (name, filters) => saved.Add(http.Person(), name, filters, http.RequestAborted)));
        views.MapPost("/{id:guid}", (HttpContext http, SavedViews saved, ViewsLoader loader, Guid id, IFormCollection form) => Do(http, loader, form, id, (name, filters) => saved.Change(http.Person(), id, name, filters, http.RequestAborted)));
        views.MapPost("/{id:guid}/up", async (HttpContext http, SavedViews saved, Guid id) => await saved.MoveUp(http.Person(), id, http.RequestAborted) is Outcome<Guid>.Done ? Pages.SeeOther("/queue/views") : Results.NotFound());
        views.MapPost("/{id:guid}/removal", async (HttpContext http, SavedViews saved, Guid id) =>
        {
            var view = (await saved.Of(http.Person(), http.RequestAborted)).FirstOrDefault(one => one.Id == id);
            return view is not null && await saved.Remove(http.Person(), id, http.RequestAborted) is Outcome<Guid>.Done ? Pages.SeeOther("/queue/views?removed=yes&" + Query(view)) : Results.NotFound();
        });
    }

    private static async Task<IResult> Do(HttpContext http, ViewsLoader loader, IFormCollection form, Guid? id, Func<string, ViewFilters, Task<Outcome<Guid>>> work)
    {
        var asked = Read(key => form[key]);
        return await work(asked.Name, asked.Filters) switch
        {
            Outcome<Guid>.Done done => Pages.SeeOther(id is null ? $"/queue?view={done.Value:N}" : "/queue/views"),
            Outcome<Guid>.Refused refused => await loader.Show(http, null, asked with { Id = id ?? Guid.Empty }, refused.Refusal.Words),
            _ => Results.NotFound(),
        };
    }

    /// <summary>Whatever is not understood chooses nothing.</summary>
    private static SavedView Read(Func<string, StringValues> field)
    {
        var whose = field("whose").ToString();
        var colleague = Guid.TryParse(whose, out var id) ? id : (Guid?)null;
        return new(Guid.Empty, field("name").ToString(), new(
            colleague is not null ? ViewWhose.Colleague : Enum.TryParse<ViewWhose>(whose, ignoreCase: true, out var known) && known != ViewWhose.Colleague ? known : ViewWhose.Anybody,
            colleague,
            Enum.TryParse<Channel>(field("channel"), ignoreCase: true, out var channel) && Enum.IsDefined(channel) ? channel : null,
            ViewWording.Heats.Select(heat => heat.From).FirstOrDefault(from => from.ToString(CultureInfo.InvariantCulture) == field("heat")),
            ViewWording.Waits.Where(wait => wait.Hours is not null).FirstOrDefault(wait => wait.Hours!.Value.ToString(CultureInfo.InvariantCulture) == field("waiting")).Hours));
    }

    private static string Query(SavedView view) =>
        $"name={Uri.EscapeDataString(view.Name)}&whose={ViewWording.Whose(view.Filters)}&channel={view.Filters.Channel}&heat={view.Filters.HeatFrom}&waiting={view.Filters.WaitingHours}";

    /// <summary>Puts the page together.</summary>
    internal sealed class ViewsLoader(SavedViews saved, Colleagues colleagues, Frames frames)
    {
        /// <param name="removed">What can be put back.</param>
        /// <param name="asked">What somebody wrote that could not be kept.</param>
        public async Task<IResult> Show(HttpContext http, SavedView? removed, SavedView? asked, string? trouble)
        {
            var views = await saved.Of(http.Person(), http.RequestAborted);
            var chosen = views.Append(asked).Select(view => view?.Filters.Colleague).OfType<Guid>();
            return Pages.Page<SavedViewsPage>(
                new { Frame = await frames.For(http), Views = views, Colleagues = await colleagues.Besides(http.Person(), chosen, http.RequestAborted), Removed = removed, Asked = asked, Trouble = trouble },
                trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
        }
    }
}
