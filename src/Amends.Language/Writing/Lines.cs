using Amends.Language.Reviewing.Features;

namespace Amends.Language.Writing;

/// <summary>The sentences of a reply to a complaint, each in several wordings that the seed chooses from.</summary>
internal sealed class Lines(Matter matter, ReplyBrief brief, Choice choice)
{
    private readonly string when = SayTime.Of(brief.NextContact, brief.Now);

    public string? Name { get; } = Clean(brief.CustomerName) ?? matter.SignedBy;

    /// <summary>Says back what happened, in their words where these can be turned round, with what it is about.</summary>
    public string Heard(bool byName = false)
    {
        var about = About();
        var lines = new List<string>();
        foreach (var retold in matter.Retold.Take(2))
        {
            var lower = char.ToLowerInvariant(retold.Text[0]) + retold.Text[1..];
            lines.Add($"You told us that {lower}.");
            lines.Add($"You told us that {lower}. {Capital(about)}: I’ve read every line of it.");
            lines.Add($"You wrote to us about {about}: {lower}.");
            if (retold.AboutThem) lines.Add($"{retold.Text}. I’ve read all you wrote about {about}.");
            if (retold.AboutThem) lines.Add($"{retold.Text}.");
        }

        foreach (var quote in matter.Quotes.Take(matter.Retold.Count == 0 ? 3 : 1))
        {
            lines.Add($"You wrote “{quote.Text}”, and I’ve read all of your message about {about}.");
            lines.Add($"“{quote.Text}”: I’ve read that, and everything else you told us about {about}.");
            lines.Add($"“{quote.Text}”, you wrote. I’ve read the rest of what you say about {about} with the same care.");
        }

        if (lines.Count == 0)
            lines = [$"You wrote to us about {about}.", $"I’ve read all of your message about {about}.", $"Your message is about {about}, and I’ve read it from the first line to the last."];
        if (matter.Has("repeat")) lines.Add($"You have had to come back to us about {about}.");
        var line = choice.Of("heard", lines);
        return byName && Name is { } name ? $"{name}, {Lower(line)}" : line;
    }

    private string About()
    {
        var about = matter.Problem;
        if (matter.Facts.FirstOrDefault(fact => fact.Kind is "order" or "account") is { Text: { } reference } named && reference.Length <= 24 && !(named.Kind is "account" && reference.Count(char.IsAsciiDigit) >= 13)) about += $" ({reference})";
        return matter.OtherProblems.FirstOrDefault() is { } second ? $"{about} and {second}" : about;
    }

    public string Feeling()
    {
        var own = Phrase("empathy");
        var lines = matter.Heat switch
        {
            >= 60 => new List<string> { "I understand why you’re angry.", "I’d be angry too.", "You have every reason to be angry.", "Anyone in your place would be angry." },
            >= 40 => ["I understand how frustrating that is.", "I’d be frustrated too.", "That is frustrating, and I understand why you’re upset.", "I can see how upsetting that is."],
            _ => ["I can see why that bothers you.", "I understand that this is a worry.", "I’d want that cleared up too.", "I understand why you’re asking."],
        };
        if (matter.Mourns) lines = ["I’m reading this with great care, and I understand how hard it is to write.", "There is grief in what you wrote, and I understand how much this matters to you."];
        else if (matter.Has("vulnerable")) lines = ["You have enough to carry as it is, and I understand how this adds to it.", "I understand how much harder this makes things for you.", "I can only imagine how hard this is on top of everything else you told us."];
        else if (matter.Has("safety")) lines = ["That must have been frightening.", "I understand how frightening that is.", "I’d be frightened and angry too."];
        else if (matter.Has("wait") && matter.Heat >= 35) lines = [.. lines, "I understand how wearing it is to wait without word.", "Waiting like that would try my patience too, and I understand why you’re upset."];
        var family = Feelings.Of(matter.Family);
        var line = choice.Of("feeling", lines);
        if (own is not null) return own;
        return matter.Heat >= 35 && family.Count > 0 && !matter.IsGrave && choice.Number("family", 2) == 0 ? $"{choice.Of("feeling2", family)} {line}" : line;
    }

    public string Sorry() => Phrase("apology") ?? $"I’m sorry {matter.Topic.Sorry}.";

    public string Own() => Phrase("ownership") ?? choice.Of("own", matter.Heat < 35
        ? ["I’m taking care of it.", "It’s mine to sort out from here.", "I’ll see to this myself.", "You can leave this with me."] :
        ["It’s ours to put right, and I’m taking it on.", "I’m taking this on myself and I’ll stay with it to the end.", "We owe you better, and from here on it’s my job.", "That is on us, and I’ll see it through."]);

    /// <summary>What can be had: what the brief allows and the customer wants, or a question and an answer to what they asked for.</summary>
    public string Offer()
    {
        var fitting = Fitting();
        if (fitting.Count == 0) return Open();
        if (fitting.Count == 1)
        {
            var (words, by) = Said(fitting[0]);
            return choice.Of("offer", [$"I can offer you {words}{by}.", $"Here is what I can do: {words}{by}.", $"You can have {words}{by}. Say yes and I’ll arrange it."]);
        }

        var listed = fitting.ConvertAll(remedy => Said(remedy) is var (words, by) ? words + by : "");
        return choice.Of("offer", [$"You choose: {Or(listed)}. Which would you rather have?", $"I can offer you {Or(listed)}. Which suits you better?", $"Would you rather have {Or(listed)}? Both are yours to choose from."]);
    }

    private string Open()
    {
        var ways = brief.MayCall ? " I can write to you or ring you: which do you prefer?" : "";
        return choice.Of("ask", matter.Wishes.Select(Wish.Of).FirstOrDefault(known => known is not null) is { } wish
            ? wish.Answers
            : ["What would put this right for you?", "What would you like to see happen?", "Tell me, what would make this right for you?"]) + ways;
    }

    public string Step() => Also() is { } also ? $"{First()} {also}" : First();

    // A third and fourth concern would make a list of the first sentence; here they are work to do.
    private string? Also()
    {
        var others = matter.OtherProblems.Skip(1).ToList();
        return others.Count == 0 ? null : choice.Of("also", [$"I’ll also take up {string.Join(" and ", others)}.", $"That goes for {string.Join(" and ", others)} too."]);
    }

    private string First()
    {
        if (brief.HandledBy is { } team)
            return choice.Of("step", [$"I’ll take this to {team} myself and stay your contact. By {when} I’ll write to you and tell you {matter.Topic.Answer}.", $"{Capital(team)} does this work, so I’ll bring them everything you told us. You’ll have my answer by {when}: {matter.Topic.Answer}."]);
        return choice.Of("step",
        [
            $"I’m starting at once: I’ll {matter.Topic.Check}. By {when} I’ll write to you and tell you {matter.Topic.Answer}.",
            $"Next, I’ll {matter.Topic.Check}. You’ll have my answer by {when}: {matter.Topic.Answer}.",
            $"I’m going to {matter.Topic.Check}, and I’ll tell you {matter.Topic.Answer} by {when}.",
            $"Here is what happens now: I’ll {matter.Topic.Check}, then I’ll write to you by {when} and tell you {matter.Topic.Answer}.",
        ]);
    }

    public IReadOnlyList<string> Steps()
    {
        var steps = new List<string> { $"First, I’ll {matter.Topic.Check}." };
        foreach (var remedy in Fitting().Take(1)) steps.Add(Said(remedy) is var (words, by) ? $"For you: {words}{by}, as soon as you say yes." : "");
        if (Also() is { } also) steps.Add(also);
        steps.Add($"By {when}: I’ll write to you and tell you {matter.Topic.Answer}.");
        return steps;
    }

    public string Keep() => choice.Of("keep", [$"You’ll hear from me by {when}, also if I’m not finished.", $"Even if there’s nothing new, I’ll write to you by {when}."]);

    public string? Explain()
    {
        foreach (var policy in brief.Policies)
            if (policy.Concern is { } concern ? concern == matter.Main || concern == matter.Family : Shares(policy.Words))
                return choice.Of("explain", [$"Here is how it works: {policy.Words.Trim()}", $"So that you know how this goes: {policy.Words.Trim()}"]);
        return null;
    }

    public string Ask() => matter.Concerns.Count == 0
        ? choice.Of("clarify", ["Would you tell me what happened, from the beginning?", "What happened, as you saw it?"])
        : choice.Of("clarify", ["Have I understood you?", "Is there anything I’ve missed?", "Did I get that right?", "What else do I need to know?"]);

    public string Thanks() => Phrase("thanks") ?? choice.Of("thanks", matter.Has("wait") && matter.Heat < 60
        ? ["Thank you for waiting, and for telling us.", "Thank you for bearing with us this long."]
        : ["Thank you for telling us.", "Thank you for writing this down for us.", "Thank you for taking the time to tell us what went wrong."]);

    /// <summary>Why the next step comes before an answer.</summary>
    public string Why() => choice.Of("why", ["I do that first because I want to tell you what really happened, and not a guess.", "That comes first, because you should hear what really happened, and not a guess."]);

    public string Together() => choice.Of("together", ["Let’s put this right together.", "Let’s get this sorted together."]);

    public string Greeting() => Name is { } name ? choice.Of("greeting", [$"Dear {name},", $"Hello {name},"]) : "Hello,";

    public string? SignOff()
    {
        var organisation = Clean(brief.Organisation);
        return Clean(brief.AgentName) is { } agent ? organisation is null ? agent : $"{agent}, {organisation}" : organisation;
    }

    public string? ReferenceLine() => Clean(brief.Reference) is { } reference ? $"Your case has the reference {reference}." : null;

    private List<BriefRemedy> Fitting()
    {
        var wanted = brief.Remedies.Where(remedy => matter.Wants.Contains(remedy.Kind)).ToList();
        return [.. (wanted.Count > 0 ? wanted : [.. brief.Remedies]).Take(2)];
    }

    private (string Words, string By) Said(BriefRemedy remedy) => (remedy.Words.Trim().TrimEnd('.'), remedy.By is { } by ? $" by {SayTime.Of(by, brief.Now)}" : "");

    private string? Phrase(string principle)
    {
        var fitting = brief.Phrases.Where(phrase => phrase.Principle == principle && (phrase.Concern is null || phrase.Concern == matter.Main || phrase.Concern == matter.Family) && Placeholders.Find(phrase.Words) is null).ToList();
        return fitting.Count == 0 ? null : choice.Of("phrase " + principle, fitting.ConvertAll(phrase => phrase.Words.Trim()));
    }

    private bool Shares(string words)
    {
        var theirs = CustomerWords.Of([new(Speaker.Customer, string.Join(' ', matter.Retold.Select(retold => retold.Text)) + " " + matter.Question + " " + string.Join(' ', matter.Concerns.Select(Reviewing.Coaching.ConcernWords.Of)))]);
        var scanned = Reviewing.Words.WordScanner.Scan(words);
        return theirs.MarkEchoes(scanned).Count(echo => echo) >= 2;
    }

    private static string Or(List<string> parts) => string.Join(", or ", parts);

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static string Lower(string line) => line.StartsWith("I’", StringComparison.Ordinal) || line.StartsWith("I ", StringComparison.Ordinal) ? line : char.ToLowerInvariant(line[0]) + line[1..];

    private static string? Clean(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
}
