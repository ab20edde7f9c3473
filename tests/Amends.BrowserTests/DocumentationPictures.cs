using Shouldly;
using Xunit;

namespace Amends.BrowserTests;

/// <summary>Takes the documentation's pictures from the demo, so that they show what is there. Run by <c>docs/screenshots</c>, not by <c>./test</c>.</summary>
public sealed class DocumentationPictures(Installation installation) : IClassFixture<Installation>
{
    [Fact(Explicit = true)]
    public async Task The_workspace_as_an_agent_sees_it()
    {
        Environment.GetEnvironmentVariable("AMENDS_SHOTS").ShouldNotBeNull("docs/screenshots sets AMENDS_SHOTS to the folder of the pictures.");
        await using var demo = await DemoHouse.Open(installation);
        await using (var agent = await demo.Visitor("ines"))
        {
            await agent.Link("Maria Okafor").First.ClickAsync();
            await agent.Page.WaitForURLAsync("**/complaints/**");
            await agent.Page.GetByLabel("What you write to Maria").FillAsync(
                "Maria, you waited by the door all morning and our app said you weren’t home. You were. That was our mistake, and I’m sorry for this morning and for both days before it.\n\n"
                + "Your dress is safe: it is in our Kiln Street depot, put aside under your name. I’ll have it brought to your door tomorrow before noon, a full day before your fitting.");
            await agent.Page.WaitForTimeoutAsync(2_000);
            await agent.Look("workspace", whole: false);
        }
        foreach (var (member, path, name) in new[]
        {
            ("ruth", "/board", "board"), ("ruth", "/insights/issues", "issues"), ("ruth", "/practice/skills/people", "needs"),
            ("ines", "/practice", "practice"), ("felix", "/settings", "settings"),
        })
        {
            await using var visitor = await demo.Visitor(member, 1200);
            await visitor.Page.GotoAsync(path);
            await visitor.Look(name, whole: false);
        }
    }
}
