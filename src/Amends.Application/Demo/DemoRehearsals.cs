namespace Amends.Application.Demo;

/// <summary>What the six of Northgate Parcels practised and told each other; our own words.</summary>
internal static class DemoRehearsals
{
    /// <param name="Who">By first name.</param>
    /// <param name="At">As scripts write times.</param>
    /// <param name="Seed">So that the customer answers the same in every demo.</param>
    public sealed record Rehearsal(string Who, string At, string Scenario, int Seed, IReadOnlyList<string> Replies, bool Exam = false, bool Shared = false, bool Open = false);

    /// <param name="Scenario">The one it was learned in, or null.</param>
    public sealed record Told(string Who, string At, string Words, string Principle, string? Scenario);

    public static IReadOnlyList<(string Name, IReadOnlyList<string> People)> Teams { get; } =
    [
        ("Deliveries", ["ines", "dean", "ruth"]),
        ("Claims and refunds", ["amara", "joon"]),
    ];

    private static readonly string[] BikeShort =
    [
        "Please send me your order number so that I can look into it.",
        "The depot says delivery was attempted on Friday. Sorry about that. It should be with you soon.",
        "I will pass it on to the depot.",
    ];

    private static readonly string[] BikeWell =
    [
        "Your son’s birthday is tomorrow, you gave up your Friday for a bike that never came, and nobody told you why. That is our mistake and I am sorry. What would help you most now: the bike itself by tonight, or one from a shop near you that we pay for?",
        "The bike it is. I have it on the six o’clock van, and the driver’s name is Karl. I ring you myself at half past five to say that it has left. If I have not, the shop’s bike is yours and we pay.",
        "You will hear from me at half past five, whatever happens. And the delivery charge goes back to your card today.",
    ];

    private static readonly string[] TwiceShort =
    [
        "I have checked and there are two payments. Refunds take five to ten working days.",
        "The bank’s charge is not something we can do anything about, unfortunately.",
        "I understand your frustration, but those are the rules.",
    ];

    private static readonly string[] TwiceWell =
    [
        "We took £46 from you twice, that pushed you into the overdraft, and your bank added £12 on top. None of that is your doing. It is ours, and I am sorry. I am sending the second £46 back now. May I add the £12 that it cost you?",
        "Both are on their way: £58 to the card that you paid with. You have my message with the number of the payment by four today, and I look on Thursday whether it has arrived and write to you.",
        "It happened because a payment was sent again after a time-out. I have reported it with your case, so that it does not meet the next customer.",
    ];

    private static readonly string[] BootsWell =
    [
        "Two left boots, and work on Monday: I see why you are fed up, and asking you to pay for sending them back is the last straw. Our packing went wrong, so you pay nothing. Would you rather have the right pair by Saturday, or your money today?",
        "The right pair leaves here at noon and comes on Saturday before one. Leave the left ones with the driver; no form, no label. I check on Saturday at two and write to you either way.",
    ];

    private static readonly string[] BootsShort =
    [
        "Sorry for the inconvenience. Please fill in the return form on our page and we will look at it as soon as possible.",
        "The return has to be paid by the customer first, it will be refunded later.",
    ];

    private static readonly string[] SofaShort =
    [
        "I am so sorry, I am really sorry about this. I am sure it will come very soon.",
        "I can’t say when exactly. Somebody will be in touch.",
        "Sorry again.",
    ];

    private static readonly string[] SofaWell =
    [
        "Ben promised you Tuesday, it is Thursday, and you are sitting on the floor because you trusted that and gave the old one away. I am sorry that we broke our word, and that you had to write twice to hear from us. I am Ines and I am keeping this until the sofa stands in your room.",
        "I have the lorry on the line: it loads your sofa tonight. You choose: tomorrow between eight and ten, or Saturday between nine and eleven. Until then I can have two armchairs brought to you this afternoon, free of charge.",
        "Tomorrow from eight to ten, then. I ring you tonight at seven once it is loaded. If it is not, I tell you that at seven too, and you get the money back the same evening if you want it.",
    ];

    private static readonly string[] WaiterWell =
    [
        "He asked for a menu that he can read and was laughed at, in front of others, and he has not wanted to go out since. That hurts to read, and it should never have happened with us. I am sorry, to him and to you. What would make it right for your husband?",
        "I speak with the manager of that evening today, and with the waiter. By Friday noon I tell you what was said and what changes. Large print lies on every table from this week on; I have ordered it just now.",
    ];

    private static readonly string[] HotelShort =
    [
        "Unfortunately the hotel was overbooked, so we had to cancel. You will get a refund.",
        "As I said, we can only refund. You could try other websites.",
    ];

    private static readonly string[] HotelWell =
    [
        "Two days before your sister’s wedding, after booking in January, you get an e-mail that takes the bed away. That is on us, and I am sorry. I am looking for rooms now. How many of you are there, and how far from the church may it be?",
        "I hold two rooms at the Mill House for you, twelve minutes by car, until three today. They cost more than yours did and we pay the difference, and a taxi both ways. Or I refund you now, if you have found something. Which is it?",
        "Booked in your name, with breakfast. The confirmation is in your mailbox by three, and I ring the hotel on the morning of the wedding to see that all is ready.",
    ];

    private static readonly string[] PizzaWell =
    [
        "Ninety minutes, four cold pizzas, one of them missing, guests at the table, and then “take it or leave it”. I would have been mortified. I am sorry for the evening and for that sentence. Your money goes back in full now.",
        "May I do one thing more: dinner for your guests another evening, on us, brought by our own driver? Say which day. And I speak with Saturday’s driver before his shift at five today.",
    ];

    public static IReadOnlyList<Rehearsal> All { get; } =
    [
        new("ines", "44d 09:10", "late_delivery", 4, BikeShort),
        new("ines", "43d 16:20", "billing_error", 5, TwiceShort),
        new("ines", "36d 09:05", "late_delivery", 8, [BikeShort[0], BikeWell[0], BikeWell[1]]),
        new("ines", "29d 15:40", "wrong_item", 3, BootsWell, Shared: true),
        new("ines", "22d 09:15", "broken_promise", 6, SofaShort),
        new("ines", "22d 09:35", "broken_promise", 6, SofaWell, Shared: true),
        new("ines", "13d 16:10", "cancelled_booking", 2, HotelWell),
        new("ines", "6d 09:20", "billing_error", 9, TwiceWell, Exam: true),
        new("ines", "2d 15:30", "cold_food", 2, PizzaWell),
        new("dean", "40d 11:00", "late_delivery", 12, BikeShort),
        new("dean", "26d 14:30", "wrong_item", 7, BootsShort),
        new("dean", "15d 10:10", "cancelled_booking", 4, HotelShort),
        new("dean", "8d 16:45", "late_delivery", 13, BikeWell, Shared: true),
        new("amara", "38d 09:30", "billing_error", 2, TwiceWell),
        new("amara", "24d 09:40", "rude_staff", 3, WaiterWell, Shared: true),
        new("amara", "10d 13:15", "cancelled_booking", 11, HotelWell, Exam: true),
        new("amara", "3h", "broken_promise", 14, [SofaWell[0]], Open: true),
        new("joon", "33d 15:00", "billing_error", 21, TwiceShort),
        new("joon", "17d 15:10", "billing_error", 22, [TwiceShort[0], TwiceWell[0], TwiceWell[1]]),
        new("joon", "5d 10:50", "late_delivery", 23, BikeWell),
    ];

    public static IReadOnlyList<Told> Lessons { get; } =
    [
        new("ines", "29d 16:00", "I said back what happened in one sentence, with the detail that hurt (the work on Monday), before anything else. The second message was already calmer. With “sorry for the inconvenience” first it never is.", "acknowledge", "wrong_item"),
        new("amara", "24d 10:05", "Asking what would make it right for him, and not only for her who wrote, changed the whole tone. People write for somebody else more often than we think.", "clarify", "rude_staff"),
        new("ines", "22d 10:00", "After a broken promise nobody believes a date. What they did believe: a time for a call, and what they get if the call does not come.", "timeline", "broken_promise"),
        new("dean", "8d 17:05", "Two things to choose from, both ready to go, and they stop arguing about whose fault it was. One thing on offer sounds like a ruling.", "options", "late_delivery"),
        new("ruth", "12d 09:00", "If you keep a case, say your name and that you keep it. “We” is nobody. I read forty replies of last month: those with a name got half as many second messages.", "ownership", null),
        new("joon", "5d 11:10", "The bank’s £12 is cheaper to pay than to explain. If our mistake cost them something small, name it and add it before they ask.", "next_step", "billing_error"),
    ];
}
