using Amends.Application;

namespace Amends.Web.CustomerPages;

/// <summary>What customers know the organisation by, at addresses that change with it, so that a browser may keep it for good.</summary>
internal static class Brand
{
    private const string ForGood = "public, max-age=31536000, immutable";

    public static string Logo(string name) => "/brand/logo/" + name;

    public static void MapBrand(this IEndpointRouteBuilder app)
    {
        var brand = app.MapGroup("/brand").AllowAnonymous().ExcludeFromDescription();
        brand.MapGet("/{colour}.css", (string colour, HttpContext http) =>
        {
            if (BrandColour.Sheet(colour) is not { } sheet)
                return Results.NotFound();
            http.Response.Headers.CacheControl = ForGood;
            return Results.Text(sheet, "text/css; charset=utf-8");
        });
        brand.MapGet("/logo/{name}", async (string name, HouseSettings house, HttpContext http) =>
        {
            if (await house.Logo(name, http.RequestAborted) is not { } logo)
                return Results.NotFound();
            http.Response.Headers.CacheControl = ForGood;
            return Results.Bytes(logo.Bytes, logo.Type);
        });
    }
}
