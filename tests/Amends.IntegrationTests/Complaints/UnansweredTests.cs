using System.Net;
using Amends.Application;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Complaints;

public class UnansweredTests
{
    [Fact]
    public async Task What_our_reply_left_of_the_message_before_their_last_is_marked_in_that_message()
    {
        var served = await Served.Shared(On.Sqlite);
        var reference = await served.Complaint("You charged me twice for the same order.");
        var messages = $"complaints/{reference}/messages";
        await served.Agent.Post(messages, new { direction = "inbound", text = "Your driver was rude to my mother." });
        await served.Agent.Post(messages, new { direction = "outbound", text = "I have spoken to the driver about how rude he was to your mother." });

        using var agent = await SignedIn.As(served, Role.Agent);
        var page = WebUtility.HtmlDecode(await agent.GetStringAsync($"/complaints/{reference}"));

        var mark = page.IndexOf("class=\"ev open\"", StringComparison.Ordinal);
        mark.ShouldBeGreaterThan(0);
        page[mark..page.IndexOf("</mark>", mark, StringComparison.Ordinal)].ShouldContain("charged");
        page.IndexOf("class=\"ev open\"", mark + 1, StringComparison.Ordinal).ShouldBe(-1);
    }
}
