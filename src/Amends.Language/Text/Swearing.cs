namespace Amends.Language.Text;

/// <summary>Swearwords, and the plain form of one written with stars, signs or digits in place of letters (f*ck, sh1t, $hit, a**hole).</summary>
internal static class Swearing
{
    private const string Roots =
        "fuck fucked fucker fuckers fucking fuckin fuckers fucks fuckwit fuckwits shit shits shite shitty shitting bullshit shitshow bitch bitches bitching bastard bastards ass asshole assholes arse arsehole arseholes " +
        "dick dicks dickhead dickheads cunt cunts twat twats wanker wankers prick pricks bollocks crap crappy damn damned goddamn piss pissed pissing motherfucker motherfuckers motherfucking dumbass jackass bloody " +
        "scum scumbag scumbags moron morons idiot idiots stupid wtf douche douchebag pussy slut whore retard retarded tosser tossers knob knobhead bellend suck sucks liar liars thief thieves crook crooks clown clowns scammer scammers useless pathetic";

    private static readonly string[] All = [.. Roots.Split(' ').Distinct().OrderBy(word => word.Length).ThenBy(word => word, StringComparer.Ordinal)];

    /// <summary>Swearwords and vulgar emphasis, whoever they are aimed at.</summary>
    public static WordSet Words { get; } = WordSet.Of(
        "fuck fucked fucker fuckers fucking fuckin fking fkn fckn fckin fcking fk fuk fuking effing eff freaking friggin frigging fricking fuckwit fuckwits wtf wth tf af stfu gtfo omfg fml ffs shit shits shite shitty shitting bullshit shitshow bs bitch bitches " +
        "bitching bastard bastards ass arse asshole assholes arsehole arseholes dick dicks dickhead dickheads cunt cunts twat twats wanker wankers prick pricks bollocks crap crappy damn damned dammit damnit goddamn goddamned piss pissed pissing pos " +
        "motherfucker motherfuckers motherfucking mofo mf dumbass jackass bloody sod sodding bugger hell douche douchebag tosser tossers knobhead bellend whore slut retard retarded");

    /// <summary>The plain word that a disguised one stands for. A star stands for one letter or more, a sign or digit for the letter it looks like.</summary>
    public static bool Plain(ReadOnlySpan<char> written, Span<char> plain, out int length)
    {
        length = 0;
        int stars = 0, signs = 0, letters = 0;
        foreach (var unit in written)
        {
            stars += unit is '*' or '#' ? 1 : 0;
            signs += Sign(unit) != '\0' ? 1 : 0;
            letters += char.IsAsciiLetter(unit) ? 1 : 0;
        }
        if (stars + signs == 0 || letters == 0 || stars + signs > letters + 3)
            return false;
        foreach (var word in All)
        {
            if (word.Length > plain.Length || !Matches(written, word, stars > 0))
                continue;
            word.CopyTo(plain);
            length = word.Length;
            return true;
        }
        return false;
    }

    private static bool Matches(ReadOnlySpan<char> written, ReadOnlySpan<char> word, bool stars)
    {
        if (written.Length != word.Length && !stars)
            return false;
        if (written.Length > word.Length + 2 || (!char.IsAsciiLetter(written[0]) && Sign(written[0]) == '\0'))
            return false;
        int w = 0, i = 0;
        while (i < written.Length)
        {
            if (written[i] is '*' or '#')
            {
                var run = i;
                while (run < written.Length && written[run] is '*' or '#')
                    run++;
                var hidden = run - i;
                if (run == written.Length)
                    return word.Length - w == hidden && w > 0;
                i = run;
                if (w + hidden < word.Length && Same(written[i], word[w + hidden]))
                {
                    w += hidden;
                    continue;
                }
                return false;
            }
            if (w >= word.Length || !Same(written[i], word[w]))
                return false;
            i++;
            w++;
        }
        return w == word.Length;
    }

    private static bool Same(char written, char letter) => Fold.Letter(written) == letter || Sign(written) == letter || (written == '1' && letter == 'l');

    private static char Sign(char unit) => unit switch { '@' or '4' => 'a', '$' or '5' => 's', '!' or '1' => 'i', '0' => 'o', '3' => 'e', '7' => 't', _ => '\0' };
}
