using Amends.Language.Text;

namespace Amends.Language;

/// <summary>
/// What shows in a text besides its words: how pleasant they are (with negation and emphasis), shouting, drawn-out letters, punctuation, swearing,
/// who is spoken of, how the last clause differs. These travel from one sort of text to another better than words do.
/// </summary>
internal static class Traits
{
    /// <summary>The names, in the order of the values. Model files rest on them: a change asks for training anew.</summary>
    public static readonly string[] Names =
    [
        "pleasant", "unpleasant", "compound", "lowest", "highest", "last clause", "first clause", "lowest clause", "shouting share", "shouted words", "exclamations", "many exclamations", "doubled question",
        "ends in question", "questions", "drawn out", "swearing", "disguised", "second person", "first person", "we", "thanks", "please", "greeting", "sad emoji", "glad emoji", "dots", "numbers", "hashtags", "links",
        "starts with mention", "turn", "time words", "negations", "length", "sentences", "mixed", "quoted", "starts with question word", "imperative start", "short", "long", "swearing in last clause", "shouted strong word", "angry emoji", "laughing emoji",
    ];

    internal static readonly WordSet Negations = WordSet.Of("not no never none nobody nothing neither nor without hardly barely cannot can't cant don't dont doesn't doesnt didn't didnt isn't isnt wasn't wasnt aren't arent weren't werent won't wont wouldn't wouldnt couldn't couldnt shouldn't shouldnt hasn't hasnt haven't havent hadn't hadnt ain't aint n't zero lack lacks noone");
    private static readonly WordSet Emphasis = WordSet.Of("very really so extremely absolutely totally completely utterly incredibly such too fucking bloody damn super truly insanely highly deeply entirely beyond literally seriously massively hugely");
    private static readonly WordSet Softening = WordSet.Of("slightly somewhat bit little kinda sort kind mildly fairly partly almost barely rather");
    private static readonly WordSet SecondPerson = WordSet.Of("you your u ur yours you're youre you've youve yourself yourselves y'all ya");
    private static readonly WordSet FirstPerson = WordSet.Of("i my me i'm im i've ive mine myself i'd i'll");
    private static readonly WordSet WePerson = WordSet.Of("we our us we're we've we'll ours");
    private static readonly WordSet Thanks = WordSet.Of("thanks thank thx thankyou ty cheers tysm grateful appreciate appreciated kudos");
    private static readonly WordSet Please = WordSet.Of("please pls plz kindly");
    private static readonly WordSet Greetings = WordSet.Of("hi hello hey hiya dear morning afternoon evening greetings");
    private static readonly WordSet TimeWords = WordSet.Of("minute minutes min mins hour hours hr hrs day days week weeks wk wks month months year years fortnight ages forever yesterday tomorrow today tonight");
    private static readonly WordSet TurnWords = WordSet.Of("but however although though yet except still despite");
    private static readonly WordSet QuestionWords = WordSet.Of("how what when where which who why does do is are can could will would has have did any anyone");
    private static readonly WordSet Commands = WordSet.Of("fix sort stop give send cancel refund explain tell stay avoid do get make answer bring put take call");
    private static readonly WordSet AngryEmoji = WordSet.Of("😡 🤬 😠 😤 👿 🖕 💢 😾 👎 🤢 🤮 🙄 😒 💩 :@ >:( >:-(");
    private static readonly WordSet SadEmoji = WordSet.Of("😢 😭 😞 😔 😩 😫 😖 😣 😥 😓 😰 😟 🙁 ☹ 😕 💔 🥺 😪 🤦 😑 😐 😬 :( :-( :'( =( :c :/ :-/ :[ </3 -_- D: :(( ;(");
    private static readonly WordSet GladEmoji = WordSet.Of("😀 😁 😃 😄 😊 🙂 😍 🥰 😘 🤩 ❤ 💙 💚 💛 🧡 💜 💕 💖 💗 👍 🙌 👏 🎉 🥳 ✨ 😎 🤗 🙏 💯 🔥 ⭐ 🌟 💪 🥹 ☺ 😋 :) :-) :D =) ;) ;-) <3 :-D :)) ^^");
    private static readonly WordSet Laughs = WordSet.Of("😂 🤣 😅 😆 😹 lol lmao haha hahaha rofl lmfao xd");

    // Which of the sets a word is in, found with one look.
    private const uint Swears = 1 << 0, You = 1 << 1, I = 1 << 2, We = 1 << 3, Thanking = 1 << 4, Asking = 1 << 5, Greeting = 1 << 6, Time = 1 << 7, Turning = 1 << 8, Negating = 1 << 9, Laughing = 1 << 10, Questioning = 1 << 11, Commanding = 1 << 12;

    private static readonly WordClasses Classes = new(Swearing.Words, SecondPerson, FirstPerson, WePerson, Thanks, Please, Greetings, TimeWords, TurnWords, Negations, Laughs, QuestionWords, Commands);

    public static void Measure(TextDocument document, Lexicon lexicon, Span<float> traits)
    {
        traits.Clear();
        var tokens = document.Tokens;
        var clauses = document.Clauses;
        float pleasant = 0, unpleasant = 0, lowest = 0, highest = 0, lowestClause = 0, firstClause = 0, lastClause = 0;
        Counts counts = default;
        for (var c = 0; c < clauses.Length; c++)
        {
            float inClause = 0;
            var words = 0;
            var last = c == clauses.Length - 1;
            for (var i = clauses[c].FirstToken; i < clauses[c].EndToken; i++)
            {
                ref readonly var token = ref tokens[i];
                words += token.Kind == TokenKind.Word ? 1 : 0;
                Count(document, token, last, ref counts);
                var valence = token.Kind is TokenKind.Mention or TokenKind.Link or TokenKind.Number ? 0 : lexicon.Of(token);
                if (valence == 0)
                    continue;
                valence = InContext(document, i, clauses[c].FirstToken, valence);
                if (token.Has(TokenMarks.Shouted) && token.Length > 2 && Math.Abs(valence) > 1)
                    counts.ShoutedStrong++;
                inClause += valence;
                pleasant += Math.Max(0, valence);
                unpleasant -= Math.Min(0, valence);
                lowest = Math.Min(lowest, valence);
                highest = Math.Max(highest, valence);
            }
            lowestClause = Math.Min(lowestClause, inClause);
            if (c == 0)
                firstClause = inClause;
            if (words > 0 || inClause != 0)
                lastClause = inClause;
        }
        traits[0] = pleasant / MathF.Sqrt(pleasant * pleasant + 15);
        traits[1] = unpleasant / MathF.Sqrt(unpleasant * unpleasant + 15);
        traits[2] = Squash(pleasant - unpleasant);
        traits[3] = lowest / 4;
        traits[4] = highest / 4;
        traits[5] = Squash(lastClause);
        traits[6] = Squash(firstClause);
        traits[7] = Squash(lowestClause);
        Fill(document, counts, traits);
        traits[36] = MathF.Sqrt(traits[0] * traits[1]);
    }

    // Negation within the three words before turns and weakens; emphasis and softening scale; quoted words count half.
    private static float InContext(TextDocument document, int at, int from, float valence)
    {
        var tokens = document.Tokens;
        for (var i = Math.Max(from, at - 3); i < at; i++)
        {
            if (tokens[i].Kind != TokenKind.Word)
                continue;
            if (Negations.Contains(tokens[i]))
                valence *= -0.7f;
            else if (Emphasis.Contains(tokens[i]))
                valence *= 1.25f;
            else if (Softening.Contains(tokens[i]))
                valence *= 0.7f;
        }
        if (tokens[at].Has(TokenMarks.Shouted) && tokens[at].Length > 2)
            valence *= 1.25f;
        return tokens[at].Has(TokenMarks.Quoted) ? valence * 0.5f : valence;
    }

    private static void Count(TextDocument document, in Token token, bool last, ref Counts counts)
    {
        switch (token.Kind)
        {
            case TokenKind.Word:
            case TokenKind.Hashtag:
                Word(token, last, ref counts);
                break;
            case TokenKind.Number:
                counts.Numbers++;
                break;
            case TokenKind.Link:
                counts.Links++;
                break;
            case TokenKind.Emoji:
                counts.Angry += AngryEmoji.Contains(token) ? 1 : 0;
                counts.Sad += SadEmoji.Contains(token) ? 1 : 0;
                counts.Glad += GladEmoji.Contains(token) ? 1 : 0;
                counts.Laughs += Laughs.Contains(token) ? 1 : 0;
                break;
            case TokenKind.Punctuation:
                Sign(document.Norm(token), token.Length, ref counts);
                break;
        }
        counts.Quoted += token.Has(TokenMarks.Quoted) ? 1 : 0;
    }

    private static void Sign(ReadOnlySpan<char> sign, int length, ref Counts counts)
    {
        counts.EndsInQuestion = sign[0] == '?' || (counts.EndsInQuestion && sign[0] is '"' or ')');
        if (sign[0] == '!')
        {
            counts.Exclamations += Math.Min(length, 5);
            counts.Many |= length > 1;
        }
        else if (sign[0] == '?')
        {
            counts.Questions++;
            counts.Exclamations += sign.Length > 1 && sign[1] == '!' ? 1 : 0;
            counts.Doubled |= length > 1;
        }
        else if (sign is "...")
        {
            counts.Dots++;
        }
    }

    private static void Word(in Token token, bool last, ref Counts counts)
    {
        counts.EndsInQuestion = false;
        counts.Words++;
        counts.Hashtags += token.Kind == TokenKind.Hashtag ? 1 : 0;
        counts.Shouted += token.Has(TokenMarks.Shouted) && token.Length > 2 ? 1 : 0;
        counts.Disguised += token.Has(TokenMarks.Disguised) ? 1 : 0;
        var classes = Classes.Of(token);
        // People draw out what they enjoy, and swearing, which is no joy.
        counts.Elongated += token.Has(TokenMarks.Elongated) && (classes & Swears) == 0 ? 1 : 0;
        if (classes == 0)
            return;
        if ((classes & Swears) != 0)
        {
            counts.Swearing++;
            counts.SwearingLast += last ? 1 : 0;
        }
        counts.You += One(classes, You);
        counts.I += One(classes, I);
        counts.We += One(classes, We);
        counts.Thanks += One(classes, Thanking);
        counts.Please += One(classes, Asking);
        counts.Greetings += counts.Words <= 3 ? One(classes, Greeting) : 0;
        counts.Times += One(classes, Time);
        counts.Turns += One(classes, Turning);
        counts.Negations += One(classes, Negating);
        counts.Laughs += One(classes, Laughing);
        if (counts.Words == 1)
        {
            counts.QuestionStart = (classes & Questioning) != 0;
            counts.CommandStart = (classes & Commanding) != 0;
        }
    }

    private static void Fill(TextDocument document, in Counts counts, Span<float> traits)
    {
        var tokens = document.Tokens;
        traits[8] = counts.Words < 3 ? 0 : counts.Shouted / (float)counts.Words;
        traits[9] = Log(counts.Shouted);
        traits[10] = Log(counts.Exclamations);
        traits[11] = counts.Many ? 1 : 0;
        traits[12] = counts.Doubled ? 1 : 0;
        traits[13] = counts.EndsInQuestion ? 1 : 0;
        traits[14] = Log(counts.Questions);
        traits[15] = Log(counts.Elongated);
        traits[16] = Log(counts.Swearing);
        traits[17] = Log(counts.Disguised);
        traits[18] = Log(counts.You);
        traits[19] = Log(counts.I);
        traits[20] = Log(counts.We);
        traits[21] = Log(counts.Thanks);
        traits[22] = Log(counts.Please);
        traits[23] = counts.Greetings > 0 ? 1 : 0;
        traits[24] = Log(counts.Sad);
        traits[25] = Log(counts.Glad);
        traits[26] = Log(counts.Dots);
        traits[27] = Log(counts.Numbers);
        traits[28] = Log(counts.Hashtags);
        traits[29] = counts.Links > 0 ? 1 : 0;
        traits[30] = tokens.Length > 0 && tokens[0].Kind == TokenKind.Mention ? 1 : 0;
        traits[31] = Log(counts.Turns);
        traits[32] = Log(counts.Times);
        traits[33] = Log(counts.Negations);
        traits[34] = MathF.Log(1 + counts.Words) / 4;
        traits[35] = Log(document.Sentences.Length) / 2;
        traits[37] = tokens.Length == 0 ? 0 : counts.Quoted / (float)tokens.Length;
        traits[38] = counts.QuestionStart ? 1 : 0;
        traits[39] = counts.CommandStart ? 1 : 0;
        traits[40] = counts.Words < 6 ? 1 : 0;
        traits[41] = counts.Words > 40 ? 1 : 0;
        traits[42] = Log(counts.SwearingLast);
        traits[43] = Log(counts.ShoutedStrong);
        traits[44] = Log(counts.Angry);
        traits[45] = Log(counts.Laughs);
    }

    // Counts in a very long text say no more than in a long one.
    private const int Most = 200;

    private static int One(uint classes, uint set) => (classes & set) != 0 ? 1 : 0;

    private static float Squash(float sum) => sum / MathF.Sqrt(sum * sum + 15);

    private static float Log(int count) => count == 0 ? 0 : MathF.Log(1 + Math.Min(count, Most));

    private struct Counts
    {
        public int Words, Numbers, Links, Hashtags, Shouted, ShoutedStrong, Elongated, Disguised, Swearing, SwearingLast, Exclamations, Questions, Dots, Quoted;
        public int You, I, We, Thanks, Please, Greetings, Times, Turns, Negations, Angry, Sad, Glad, Laughs;
        public bool Many, Doubled, EndsInQuestion, QuestionStart, CommandStart;
    }
}
