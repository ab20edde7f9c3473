using System.Globalization;
using Amends.Language;
using Amends.Language.Text;

namespace Amends.Training.Reading;

/// <summary>Makes the lexicon: VADER's word ratings, a few words and emoji of service life rated by us, and our readers' ratings of feelings (training/data/feelings.tsv).</summary>
internal static class LexiconBuilder
{
    // Neutral in service talk, whatever people feel about the word alone; and what VADER lacks.
    private const string Ours =
        "united:0 like:0 please:0 care:0 support:0 help:0 helping:0 helped:0 customer:0 interest:0 interested:0 credit:0 share:0 shares:0 hand:0 play:0 party:0 yes:0 ok:3 okay:3 best:20 dear:0 value:0 cut:0 cancel:0 pay:0 charge:0 charged:0 charges:0 " +
        "unacceptable:-30 disgraceful:-32 shambles:-30 shambolic:-30 farce:-26 overcharged:-22 unresponsive:-18 unhelpful:-22 useless:-26 clueless:-22 incompetent:-28 incompetence:-28 appalling:-32 abysmal:-32 atrocious:-32 dreadful:-28 horrendous:-32 " +
        "shite:-26 bollocks:-22 ridiculous:-22 unprofessional:-25 nonexistent:-15 scam:-28 scammers:-30 scammed:-28 ripoff:-26 crooks:-30 thieves:-28 liars:-28 clowns:-24 muppets:-24 morons:-32 joke:-8 fuming:-30 livid:-32 furious:-32 gutted:-22 " +
        "faulty:-18 broken:-18 broke:-16 crashes:-16 crashing:-16 crashed:-16 freezes:-14 glitch:-12 glitchy:-15 bug:-8 bugs:-8 delayed:-14 delay:-13 delays:-13 late:-12 cancelled:-14 canceled:-14 missing:-14 lost:-13 damaged:-18 stuck:-12 waiting:-8 " +
        "overpriced:-18 misleading:-20 rude:-24 rudeness:-24 wtf:-28 ffs:-26 smh:-15 ugh:-18 argh:-18 grr:-18 meh:-8 yuck:-20 soggy:-14 filthy:-26 mouldy:-22 stale:-14 defective:-20 refund:-6 worst:-31 waste:-20 wasted:-20 nightmare:-26 shame:-20 " +
        "outage:-14 blocked:-12 suspended:-12 banned:-16 hacked:-22 ignored:-18 ignoring:-18 ignore:-14 excuses:-16 lies:-20 lied:-22 lying:-24 greedy:-22 awful:-30 pathetic:-28 " +
        "kudos:24 props:16 yum:22 yummy:24 obsessed:16 shoutout:18 legend:22 legends:22 stellar:24 smooth:14 seamless:20 speedy:14 prompt:14 delish:22 bravo:22 flawless:26";

    // By face, since the words that describe an emoji often mislead ("face with tears of joy" is laughter, mostly at somebody).
    private const string Emoji =
        "😡:-32 🤬:-36 😠:-28 😤:-22 👿:-28 🖕:-34 💢:-20 😾:-24 👎:-22 🤢:-24 🤮:-28 🙄:-18 😒:-18 💩:-20 😢:-20 😭:-14 😞:-22 😔:-20 😩:-18 😫:-20 😖:-18 😣:-18 😥:-18 😓:-15 😰:-18 😟:-18 🙁:-18 ☹:-20 😕:-14 💔:-24 🥺:-5 😪:-12 🤦:-16 😑:-14 😐:-8 😬:-8 " +
        "😀:20 😁:22 😃:22 😄:24 😊:24 🙂:10 😍:30 🥰:30 😘:26 🤩:28 ❤:30 💙:26 💚:26 💛:26 🧡:26 💜:26 💕:28 💖:28 💗:28 👍:18 🙌:20 👏:14 🎉:26 🥳:26 ✨:16 😎:20 🤗:22 🙏:10 💯:16 🔥:10 ⭐:18 🌟:20 💪:14 🥹:12 ☺:22 😋:20 😂:6 🤣:6 😅:2 😆:10 🤷:-6 🤔:-3";

    public static byte[] Build(string data, string ours)
    {
        var entries = new Dictionary<ulong, WordNote>();
        foreach (var line in File.ReadLines(Path.Combine(data, "vader", "vader_lexicon.txt")))
        {
            var row = line.Split('\t');
            Note(entries, row[0], note => note with { Valence = Tenths(row[1]) });
        }
        foreach (var pair in (Ours + " " + Emoji).Split(' '))
        {
            var at = pair.LastIndexOf(':');
            var valence = sbyte.Parse(pair.AsSpan(at + 1), CultureInfo.InvariantCulture);
            Note(entries, pair[..at], note => note with { Valence = valence });
        }
        foreach (var row in File.ReadLines(Path.Combine(ours, "feelings.tsv")).Select(line => line.Split('\t')))
        {
            sbyte[] tags = [.. row[4].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(tag => (sbyte)(Array.IndexOf(Sources.Emotions, tag) + 1)), 0, 0, 0];
            Note(entries, row[0], note => note with { Pleasant = Tenths(row[1]), Anger = Tenths(row[2]), Trouble = Tenths(row[3]), First = tags[0], Second = tags[1], Third = tags[2] });
        }
        short concept = 0;
        foreach (var line in File.ReadLines(Path.Combine(ours, "concepts.txt")))
        {
            concept++;
            foreach (var word in line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                Note(entries, word, note => note with { Concept = concept });
        }
        return Lexicon.Write(entries.Where(entry => entry.Value != WordNote.Nothing).ToDictionary());
    }

    private static sbyte Tenths(string rating) => (sbyte)Math.Clamp(Math.Round(double.Parse(rating, CultureInfo.InvariantCulture) * 10), -40, 40);

    private static void Note(Dictionary<ulong, WordNote> entries, string word, Func<WordNote, WordNote> change)
    {
        using var document = TextDocument.Rent(word);
        if (document.Tokens.Length == 1 && document.Tokens[0].Kind is TokenKind.Word or TokenKind.Emoji)
            entries[document.Tokens[0].Hash] = change(entries.GetValueOrDefault(document.Tokens[0].Hash));
    }
}
