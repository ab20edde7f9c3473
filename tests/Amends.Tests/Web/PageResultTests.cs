using System.Text;
using Amends.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Amends.Tests.Web;

public sealed class PageResultTests
{
    [Fact]
    public async Task Every_character_of_a_long_page_arrives_whole()
    {
        // One letter before faces of two characters each: one of them lies across the end of what is gathered.
        var text = "a" + string.Concat(Enumerable.Repeat("🙂é", 20_000));

        var (http, body) = await Drawn(text, withForm: false);

        body.ShouldBe($"<p>{text}</p>");
        http.Response.ContentType.ShouldBe("text/html; charset=utf-8");
        http.Response.StatusCode.ShouldBe(StatusCodes.Status201Created);
    }

    [Fact]
    public async Task What_is_said_in_a_page_is_no_markup()
    {
        var (_, body) = await Drawn("<script>alert('x')</script>", withForm: false, marked: false);

        body.ShouldNotContain("<script");
        body.ShouldContain("&lt;script&gt;");
    }

    [Fact]
    public async Task A_cookie_is_set_only_where_there_is_a_form()
    {
        var (plain, _) = await Drawn("Nothing to fill in", withForm: false);
        var (form, body) = await Drawn("Your word", withForm: true);

        plain.Response.Headers.SetCookie.ShouldBeEmpty();
        form.Response.Headers.SetCookie.Count.ShouldBe(1);
        body.ShouldContain("__RequestVerificationToken");
    }

    private static async Task<(HttpContext Http, string Body)> Drawn(string text, bool withForm, bool marked = true)
    {
        var services = new ServiceCollection().AddLogging().AddAntiforgery().AddScoped<FormTokens>().AddScoped<AntiforgeryStateProvider>(provider => provider.GetRequiredService<FormTokens>());
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider, Response = { Body = body } };
        await new PageResult(typeof(Words), new { Text = text, WithForm = withForm, Marked = marked }, StatusCodes.Status201Created).ExecuteAsync(http);
        return (http, Encoding.UTF8.GetString(body.ToArray()));
    }

    private sealed class Words : ComponentBase
    {
        [Parameter, EditorRequired] public required string Text { get; set; }
        [Parameter] public bool WithForm { get; set; }
        [Parameter] public bool Marked { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            if (Marked)
                builder.AddMarkupContent(0, $"<p>{Text}</p>");
            else
                builder.AddContent(1, Text);
            if (!WithForm)
                return;
            builder.OpenComponent<AntiforgeryToken>(2);
            builder.CloseComponent();
        }
    }
}
