using Amends.Application;
using Amends.Application.Complaints;
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
        views.MapGet("", (HttpContext http, ViewsLoader loader) =>
        {
            var asked = http.Request.Query.ContainsKey("whose") ? Read(key => http.Request.Query[key]) : null;
            return http.Request.Query["removed"] == "yes" ? loader.Show(http, asked, null, null) : loader.Show(http, null, asked, null);
        });
        views.MapPost("", (HttpContext http, SavedViews saved, ViewsLoader loader, IFormCollection form) => Do(http, loader, form, null, (name, filters) => saved.Add(http.Person(), name, filters, http.RequestAborted)));
        views.MapPost("/{id:guid}", (HttpContext http, SavedViews saved, ViewsLoader loader, Guid id, IFormCollection form) => Do(http, loader, form, id, (name, filters) => saved.Change(http.Person(), id, name, filters, http.RequestAborted)));
        views.MapPost("/{id:guid}/up", async (HttpContext http, SavedViews saved, Guid id) => await saved.MoveUp(http.Person(), id, http.RequestAborted) is Outcome<Guid>.Done ? Pages.SeeOther("/queue/views") : Results.NotFound());
        views.MapPost("/{id:guid}/removal", async (HttpContext http, SavedViews saved, Guid id) =>
        {
            var view = (await saved.Of(http.Person(), http.RequestAborted)).FirstOrDefault(one => one.Id == id);
            return view is not null && await saved.Remove(http.Person(), id, http.RequestAborted) is Outcome<Guid>.Done ? Pages.SeeOther($"/queue/views?removed=yes&name={Uri.EscapeDataString(view.Name)}&{FilterCode.Query(view.Filters)}") : Results.NotFound();
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

    private static SavedView Read(Func<string, StringValues> field) => new(Guid.Empty, field("name").ToString(), FilterCode.Read(field));

    /// <summary>Puts the page together.</summary>
    internal sealed class ViewsLoader(SavedViews saved, Colleagues colleagues, Frames frames)
    {
        /// <param name="removed">What can be put back.</param>
        /// <param name="asked">What somebody wrote that could not be kept, or looks at and may keep.</param>
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
