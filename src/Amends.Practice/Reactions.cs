namespace Amends.Practice;

/// <summary>What a customer says to what was just done, by its reason; our own words, used by all who speak plainly.</summary>
internal static class Reactions
{
    /// <summary>Answers to what hurt and to what helped, by the code of the reason.</summary>
    public static readonly Dictionary<string, string[]> ByReason = new(StringComparer.Ordinal)
    {
        ["hostile"] = ["How dare you talk to me like that.", "Is that how you speak to people?", "I won't be spoken to in that tone.", "Say that again and I want your name."],
        ["blame"] = ["So now it is my fault?", "Oh, I did this to myself, did I?", "You are blaming me? Really?", "I did everything you asked of me."],
        ["defensive"] = ["Are you calling me a liar?", "You would rather be right than help.", "I know what happened. I was there.", "So your word counts and mine does not."],
        ["brush_off"] = ["So I am to go and ask somebody else again?", "You are sending me away.", "I have been sent round in circles long enough.", "That is not an answer, that is a door closing."],
        ["minimise"] = ["It is not small to me.", "You would not say that if it were yours.", "Don't tell me how much it matters.", "Easy to say from where you sit."],
        ["policy_hiding"] = ["I did not ask what your rules are.", "Your rules are your business, not mine.", "A rule did not do this. You did.", "Hiding behind a policy again."],
        ["non_apology"] = ["If? I told you what happened.", "You are sorry how I feel. Not for what you did.", "That was no apology.", "Sorry if. If!"],
        ["placeholder"] = ["You did not even fill that in.", "Is that a form letter? My name is missing from it.", "Who wrote that, a machine?"],
        ["vague"] = ["When exactly? Soon is what the last one said.", "Who does what, and by when?", "That could mean anything.", "I have heard that one before."],
        ["excuse"] = ["That is not my problem.", "Everybody is busy. I still paid.", "I am tired of reasons.", "And why do I have to pay for that?"],
        ["over_apology"] = ["Stop saying sorry and do something.", "Sorry, sorry. What happens now?", "I don't need any more sorry."],
        ["overpromise"] = ["You can't promise that, and you know it.", "I have been promised the moon before.", "Never again? I will believe it when I see it."],
        ["negative"] = ["I keep hearing what you can't do.", "And what can you do?", "Can't, can't. Tell me something you can."],
        ["jargon"] = ["I don't know what that means.", "In plain words, please.", "You lost me there."],
        ["told_feelings"] = ["Don't tell me how I feel.", "You don't get to decide that.", "Telling me to be calm does not make me calm."],
        ["said_before"] = ["You said that already.", "Yes. You wrote that before.", "Those are the same words again.", "Are you reading this from a card?"],
        ["empty"] = ["Hello? Are you still there?", "Nothing? Really?", "Did you mean to send that?"],
        ["broken_promise"] = ["So now it is later again.", "You said another day before.", "That is the second date you have given me."],
        ["solved_first"] = ["You have not even heard what happened.", "Slow down. Did you read what I wrote?", "You are fixing something I have not told you yet."],
        ["unanswered"] = ["You have not answered what I asked.", "And the other thing? You left it out.", "That is half of it."],
        ["acknowledge"] = ["Yes. That is exactly what happened.", "Yes, that's it.", "Right. So you did read it.", "That is how it was, yes."],
        ["empathy"] = ["Well. It has not been a good day.", "It is nice that somebody sees that.", "Yes, it has worn me out."],
        ["apology"] = ["All right. Thank you for saying it.", "I accept that.", "Well. Thank you."],
        ["ownership"] = ["Well. At least somebody says it.", "Good. Somebody is taking it on.", "Then I'll leave it with you. You, please, not somebody else."],
        ["timeline"] = ["All right. I'll hold you to that.", "Then I'll wait until then.", "Good, that is a time I can plan with."],
        ["next_step"] = ["All right, so that is what happens.", "Okay. At least I know what comes now.", "That sounds like a plan."],
        ["options"] = ["That would help.", "I could live with that.", "Yes, something like that."],
        ["explain"] = ["So that is why. Somebody could have said so.", "Okay, now I understand it at least.", "I see."],
        ["boundary"] = ["All right. That was out of order.", "Fine. I'll keep it civil.", "You're right, you did not do it yourself."],
        ["wanted"] = ["That is what I asked for.", "Yes. That is all I wanted.", "Finally. That is what I need."],
        ["unwanted"] = ["That is not what I asked for.", "And what am I to do with that?", "I asked for something else."],
    };

    /// <summary>Where nothing stands out, by how they are: the calmer first.</summary>
    public static readonly string[][] ByMood =
    [
        ["Thank you.", "That is good to hear.", "All right.", "Good.", "I appreciate that."],
        ["Okay.", "All right, go on.", "That is something.", "Fine. And then?", "Let's see."],
        ["And now?", "I am listening.", "Hm.", "I hope so.", "We will see about that."],
        ["I am still waiting for an answer.", "That is not good enough.", "You don't seem to get it.", "I have no patience left for this.", "Is that all?"],
        ["This is unbelievable.", "I can't believe I am hearing this.", "What is wrong with you people?", "Enough.", "You have no idea, have you?"],
    ];
}
