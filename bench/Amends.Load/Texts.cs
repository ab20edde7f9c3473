namespace Amends.Load;

/// <summary>Complaints put together from parts, alike enough to real ones in length and words; the same number always gives the same text.</summary>
internal static class Texts
{
    private static readonly string[] Openings =
    [
        "I have been waiting for", "Where on earth is", "For the third time I ask about", "I am very disappointed with", "Nobody can tell me what happened to",
        "This is ridiculous:", "Could you please look into", "I'm writing once more because of", "It is two weeks now since", "I can't believe what you did with",
    ];

    private static readonly string[] Things =
    [
        "my parcel", "the refund you promised", "the sofa I ordered", "my replacement card", "the engineer's visit", "the birthday present for my son", "my invoice",
        "the broken kettle", "our booking for Saturday", "my subscription", "the spare part", "the deposit",
    ];

    private static readonly string[] Troubles =
    [
        "The driver left without ringing the bell.", "I was charged twice, 49.90 each time.", "Your agent hung up on me.", "The box was open and half of it was missing.",
        "I rang four times and was passed around.", "The app says delivered, which is a lie.", "It arrived smashed to pieces.", "I took a day off work for nothing.",
        "Each e-mail gets the same copied answer.", "The website shows another price than the bill.",
    ];

    private static readonly string[] Endings =
    [
        "I want my money back.", "Please call me today.", "If this isn't solved by Friday I'm leaving.", "I expect an apology.", "Just send me a new one.",
        "What are you going to do about it?", "I'll take this to the ombudsman.", "Please let me know what happens next.",
    ];

    private static readonly string[] Sought = ["smashed", "ombudsman", "invoice", "kettle"];

    public static string Complaint(int number) =>
        $"{Openings[number % Openings.Length]} {Things[number / 3 % Things.Length]}, order #{10_000 + (number % 90_000)}. {Troubles[number / 7 % Troubles.Length]} {Endings[number / 11 % Endings.Length]}";

    public static string Reply(int number) =>
        $"I'm sorry about {Things[number / 3 % Things.Length]}: that was our mistake. I have looked into order #{10_000 + (number % 90_000)} and put it right today. You will have a confirmation by tomorrow noon.";

    /// <summary>What people search for: one order's number, or a word that many complaints hold.</summary>
    public static string Question(int number) => number % 2 == 0 ? $"{10_000 + (number * 37L % 90_000)}" : Sought[number / 2 % Sought.Length];
}
