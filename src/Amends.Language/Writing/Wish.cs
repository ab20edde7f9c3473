namespace Amends.Language.Writing;

/// <summary>What somebody would like, and what may be said to it when nothing has been decided.</summary>
/// <param name="Like">Follows "you would like".</param>
/// <param name="Answers">Whole sentences that take it up and promise no more than an answer.</param>
internal sealed record Wish(string Like, params IReadOnlyList<string> Answers)
{
    public static Wish? Of(string want) => want switch
    {
        "refund" => Decided("your money back"),
        "replacement" => Decided("a replacement"),
        "repair" => Decided("it put in order"),
        "completion" => Decided("it done"),
        "compensation" => Decided("something back for what it cost you"),
        "cancellation" => Decided("to cancel"),
        "correction" => new("it corrected", "You would like it corrected. Tell me how it has to read, and I’ll compare it with what we have.", "You asked us to correct this. I can put it in exactly as you wrote it, or is there anything you would change?"),
        "apology" => new("an apology", "You asked for an apology, and you have mine. What else would put this right for you?", "You wanted an apology: this is mine, and I mean it. Is there anything you would like us to do besides?"),
        "explanation" => new("an explanation", "You asked for an explanation, and I’ll write you one in plain words. Which part do you most want answered?", "You want to know why. You’ll have the reason from me, and I can write it or tell you: which suits you better?"),
        "information" => new("a straight answer", "You want a straight answer, and you’ll have one. What do you need to know first?", "Tell me what you need to know first, and I’ll start there."),
        "call_back" => new("a call back", "You asked for a call back. Which time of day suits you best?", "You would like a call back: when is a good time for you, and on which number?"),
        "manager" => new("to speak to someone in charge", "You would like to speak to someone in charge. I’ll bring them what you wrote, so that you need not say it all again. How would you like to be reached?", "You asked for someone in charge. I’ll put this in front of them: would you rather they wrote or rang?"),
        "prevention" => new("this to spare the next person", "You want the next person to be spared this. I’ll tell you what we change. What would you change first?", "You wrote so that nobody else goes through this. Which part should we start with?"),
        "listen" => new("to be heard", "What would put this right for you?", "Is there more that you would like me to know?"),
        _ => null,
    };

    private static Wish Decided(string like) => new(like,
        $"You would like {like}. I’ll get you a clear yes or no, with the reason. What would help you until then?",
        $"You would like {like}. I can put that request in for you as it stands, or is there anything you would change?",
        $"I know that you would like {like}. I’ll speak up for that, or for something else if it would help you more: which shall it be?");
}
