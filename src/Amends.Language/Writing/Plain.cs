using Amends.Language.Reviewing.Words;
using Amends.Language.Text;

namespace Amends.Language.Writing;

/// <summary>What may be said back to whoever wrote it: no swearing, no slang, nothing that would sound like mockery in our mouth.</summary>
internal static class Plain
{
    /// <summary>Leaves out a handle or a greeting at the start, and the stop at the end.</summary>
    public static Run Trim(List<Word> words, Run sentence)
    {
        var (first, end) = (sentence.First, sentence.End);
        while (first + 1 < end && words[first].Text == "@") first += 2;
        if (first < end && words[first].Text is "hi" or "hello" or "hey" or "so" or "well" or "and" or "but" or "also" or "honestly" or "seriously") first++;
        while (first < end && words[first].Kind is WordKind.Mark or WordKind.Break && words[first].Text is not ("£" or "$" or "€")) first++;
        while (end > first && words[end - 1] is { Kind: WordKind.Mark, Text: not "%" } or { Kind: WordKind.Break }) end--;
        return new(first, end);
    }

    public static bool IsMark(Word word) => word.Text is "," or "-" or "'" or "’" or "£" or "$" or "€" or "%" or "&" or "/";

    public static bool IsShouted(string text, Word word) =>
        word.Kind == WordKind.Word && word.End - word.Start > 2 && text.AsSpan(word.Start, word.End - word.Start).IndexOfAnyInRange('a', 'z') < 0;

    public static bool IsRude(string word) => Rude.Contains(word) || Swearing.Words.Contains(WordHash.Of(word));

    private static readonly HashSet<string> Rude = new(
        ("lol haha scam scams scammer scammers scamming thief thieves theft robbed robbery rob joke jokes liar liars lying lied lies useless pathetic disgusting rubbish trash garbage ridiculous shame shambles clown clowns crooks con cons fool fools fake " +
         "criminal criminals stole stolen fraud congratulations bravo wow apparently shocking shockingly awful terrible worst crappy " +
         "u ur ppl pls plz cos cuz bc tho thru gonna wanna gotta n2 2day 2moro smth sth idk imo tbh ffs omg btw w8 thx smh af lmao r ya yall cheers bye xx xxx " +
         "sincerely regards died dead death kill suicide lawyer solicitor sue court ombudsman racist sexist slag stink stinks clueless incompetent halfwit moron morons stupid dumb cowards coward vermin parasites leeches snake snakes hate ashamed " +
         "backside arse blood bleeding raped assaulted abused jesus christ god hell").Split(' '), StringComparer.Ordinal);
}
