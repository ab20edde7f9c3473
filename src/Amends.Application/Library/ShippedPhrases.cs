namespace Amends.Application.Library;

/// <summary>The phrases that come with Amends: one for each thing a reply has to do. A team changes them or takes them out of use.</summary>
internal static class ShippedPhrases
{
    public static IReadOnlyList<PhraseVersion> All { get; } =
    [
        Of("read_all", "I have read all of it", "acknowledge", "{name|Hello}, I have read all of it. What went wrong is this: {what happened}. That should not have happened to you."),
        Of("kept_waiting", "They waited without a word", "empathy", "You waited {how long} and heard nothing from us. I would have run out of patience sooner.", "contact"),
        Of("sorry_for", "Sorry, and what for", "apology", "I am sorry that {what went wrong}. You did nothing wrong."),
        Of("with_me", "It is with me now", "ownership", "This is with me now, and it stays with me until it is done. You will not have to explain it to anybody else."),
        Of("understood", "Did I understand you?", "clarify", "As I understand it, {in your words}. Is that right, or did I miss something?"),
        Of("your_choice", "Two ways to choose from", "options", "I can {one way}, or {another way}. Which would you rather have?"),
        Of("what_now", "What happens now", "next_step", "Here is what happens now: I {what you do first}, and then {what follows}. There is nothing you need to do."),
        Of("by_when", "By when they hear from us", "timeline", "You will hear from me by {day and time}, even if there is nothing new by then."),
        Of("looked_for", "A parcel is being looked for", "next_step", "Somebody is looking for {order|your parcel} by hand today, {today}. As soon as I know where it is, you know it too.", "delivery"),
        Of("money_back", "The money is on its way", "timeline", "{amount} went back today, {today}, to the card or account it came from. Your bank shows it within {how many} days.", "billing"),
        Of("reach_me", "How to reach me", "personal", "Answer this message and it comes to me, {me|the one who wrote it}. If you ring instead, say {reference} and nobody will ask you to begin again."),
        Of("good_of_it", "What came of their telling us", "thanks", "You told us, and something comes of it: {what changed}. Thank you for that."),
    ];

    private static PhraseVersion Of(string id, string title, string principle, string words, string? concern = null) => new(id, 0, new(title, words, principle, concern), false, null, null);
}
