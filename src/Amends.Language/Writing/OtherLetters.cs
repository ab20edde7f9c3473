namespace Amends.Language.Writing;

/// <summary>Replies to what is no complaint: praise, a question, a remark.</summary>
internal sealed class OtherLetters(Matter matter, ReplyBrief brief, Choice choice, Lines lines)
{
    private readonly string when = SayTime.Of(brief.NextContact, brief.Now);

    public string Write() => matter.Kind switch
    {
        MatterKind.Praise => Praise(),
        MatterKind.Question => Question(),
        _ => Remark(),
    };

    private string Praise()
    {
        var glad = matter.IsGrave ? choice.Of("praise", ["It moved me, and I’m grateful that you told us.", "I’ll keep what you told us in mind."]) : choice.Of("praise", ["That made my day.", "I’m glad you told us.", "It made me smile."]);
        var detail = matter.Retold.Count > 0 ? $"You told us that {char.ToLowerInvariant(matter.Retold[0].Text[0])}{matter.Retold[0].Text[1..]}. {glad}"
            : matter.Quotes.Count > 0 ? $"You wrote “{choice.Of("quote", [.. matter.Quotes.Select(quote => quote.Text)])}”. {glad}"
            : matter.IsGrave ? "I’ve read your message to the end, and it moved me." : choice.Of("plain praise", ["What you wrote made my day.", "I’ve read your message to the end, and it made me smile."]);
        var who = matter.Facts.FirstOrDefault(fact => fact.Kind == "name").Text;
        var pass = who is null
            ? choice.Of("pass", [$"I’ll show your words to the people who earned them by {when}.", $"By {when} I’ll read your words to the people who did this."])
            : choice.Of("pass", [$"I’ll show your words to {who} by {when}.", $"{who} will hear from me what you wrote, by {when}."]);
        var ask = choice.Of("more", ["I can write back with what they say, or leave it at that: which would you like?", "What would make it better still? Tell me and I’ll take care of it.", "Would you like to hear what they say? Then I’ll write to you again."]);
        return choice.Number("praise form", 2) == 0
            ? Arrangements.Paragraphs(lines.Greeting(), Arrangements.Join("Thank you for writing.", detail, pass), ask, lines.SignOff())
            : Arrangements.Paragraphs(lines.Greeting(), Arrangements.Join(detail, "Thank you."), Arrangements.Join(pass, ask), lines.SignOff());
    }

    private string Question()
    {
        var asked = matter.Question is { } question
            ? choice.Of("asked", [$"You asked: “{question}”", $"Your question was: “{question}”"])
            + (matter.Main is null ? "" : $" It is about {matter.Problem}, if I understand you.")
            : matter.Main is not null ? $"You asked us about {matter.Problem}." : "I’ve read your question from the first word to the last.";
        var care = choice.Of("care", ["I understand that you want to be sure before you go on.", "I can see why you want that clear.", "I’d want to know that too."]);
        var find = choice.Of("find", [$"I’ll find out for you and write to you with the answer by {when}.", $"I’m going to check this for you, and you’ll have my answer by {when}."]);
        var more = choice.Of("more", ["If it changes anything for you, tell me what you plan to do, and I’ll answer for that too.", "What would you like to do? Then I can tell you the best way there.", "Is there a day by which you need it? I’ll work towards that."]);
        var answer = lines.Explain();
        return choice.Number("question form", 2) == 0
            ? Arrangements.Paragraphs(lines.Greeting(), Arrangements.Join("Thank you for asking.", asked, care), answer, Arrangements.Join(find, more), lines.SignOff())
            : Arrangements.Paragraphs(lines.Greeting(), Arrangements.Join(asked, care, answer), Arrangements.Join(find, more), "Thank you for asking us.", lines.SignOff());
    }

    private string Remark()
    {
        var heard = matter.Retold.Count > 0 ? $"You told us that {char.ToLowerInvariant(matter.Retold[0].Text[0])}{matter.Retold[0].Text[1..]}."
            : matter.Quotes.Count > 0 ? $"You wrote “{matter.Quotes[0].Text}”, and I’ve read the whole of your message{(matter.Main is null ? "" : " about " + matter.Problem)}."
            : matter.Main is not null ? $"I’ve read what you wrote about {matter.Problem}." : choice.Of("remark", ["I’ve read your message from start to end.", "I’ve read what you wrote, and I want to get it right."]);
        var care = choice.Of("care", ["I’d like to understand what it means for you.", "I can see that you took time for this."]);
        var ask = choice.Of("ask", ["What would you like us to do?", "Is there something you would like from us?", "What can I do for you?"]);
        var step = choice.Of("step", [$"Tell me, and I’ll take care of it: you’ll hear from me by {when}.", $"I’ll look after it myself and write to you by {when}."]);
        return Arrangements.Paragraphs(lines.Greeting(), Arrangements.Join("Thank you for writing.", heard, care), Arrangements.Join(ask, step), lines.SignOff());
    }
}
