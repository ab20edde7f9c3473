using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Customers;
using Amends.Recovery;
using Shouldly;

namespace Amends.BrowserTests;

/// <summary>A handful of believable cases, so that pages are looked at as they are in use.</summary>
/// <param name="Hottest">The case with the longest story.</param>
internal sealed record Samples(string Hottest, Guid Customer)
{
    public static async Task<Samples> Fill(Installation house)
    {
        var me = await house.Colleague(Installation.Agent);
        var earlier = await Receive(house, "Maria Okafor", "maria@example.org", "The app says I wasn't in. I was. I took the day off and nobody came.", "Late delivery");
        await Receive(house, "Tomasz Zieliński", "tomasz@example.org", "You charged me four times for one parcel and nobody answers the phone. My bank is next, and I'll never order from you again.", null);
        await Receive(house, "Gareth Pugh", "gareth@example.org", "Six people, six different stories. Which is it?", "Passed around");
        await Receive(house, "Wilhelmina Konstantinopoulou-Featherstonehaugh von und zu Hohenberg", "w@example.org", "It came, thank you. All in one piece.", null);
        var case1 = await Receive(house, "Maria Okafor", "maria@example.org",
            "THREE TIMES. I took Thursday off. I took Friday off. This morning I sat on the stairs from seven so I couldn't miss the bell, and at ten to nine your app says “not at home”. That is a lie. I was four metres from the door. What the hell is wrong with you?\n\n" +
            "It is my wedding dress, order #48213. The last fitting is on Thursday at two. My mother sewed those sleeves before she died, so don't you dare offer me the value.\n\n" +
            "And Dean swore he'd ring me that evening. He didn't. I want to know where my dress is and who is bringing it.", "Wedding dress, third attempt");
        var hottest = case1.Reference;
        var reply = await house.Service<SendReply>().Handle(new Target(hottest, me), new Reply("You waited in twice for nothing, and the second time you'd warned us. I'm sorry. I'll ring you on Friday before noon."));
        reply.ShouldBeOfType<Outcome<Changed>.Done>();
        (await house.Service<HearMessage>().Handle(new Target(hottest, me), "Friday?! The fitting is on Thursday. Do you people even read what I write? I want my money back.")).ShouldBeOfType<Outcome<Changed>.Done>();
        (await house.Service<WriteNote>().Handle(new Target(hottest, me), "Depot says the dress is on Sanjay's shelf.")).ShouldBeOfType<Outcome<Changed>.Done>();
        return new(hottest, earlier.CustomerId);
    }

    private static async Task<NewCase> Receive(Installation house, string name, string email, string text, string? subject)
    {
        var outcome = await house.Service<ReceiveComplaint>().Handle(new NewComplaint(new NewCustomer(name, email), Channel.Email, text, subject), by: null);
        return outcome.ShouldBeOfType<Outcome<NewCase>.Done>().Value;
    }
}
