namespace Amends.Language.Text;

/// <summary>
/// Words in the spelling of a dialect and of quick typing, and the word that tables and cues know: a Scot's "didnae" must not say less than "didn't".
/// Only spellings that are nothing else in English, and no word that carries a feeling.
/// </summary>
internal static class Spellings
{
    private const string Pairs =
        "ye you yer your yous you youse you yall you y'all you yerself yourself yersel yourself masel myself masell myself " +
        "naebody nobody naething nothing naethin nothing nothin nothing nowt nothing owt anything anythin anything summat something somethin something nae no " +
        "didnae didn't didna didn't dinnae don't dinna don't doesnae doesn't isnae isn't wasnae wasn't wisnae wasn't cannae can't couldnae couldn't wouldnae wouldn't shouldnae shouldn't " +
        "hasnae hasn't havenae haven't hadnae hadn't willnae won't winnae won't arenae aren't werenae weren't amnt isn't " +
        "wis was wrang wrong tae to oot out aboot about doon down hoose house whit what whaur where hame home mair more auld old cauld cold guid good efter after afore before twa two " +
        "tellt told telt told sellt sold gie give gied gave gaun going gonnae going bairn child bairns children mither mother faither father clarty dirty heid head deid dead hae have frae from " +
        "ower over sae so baith both ony any jist just tis it's wi'oot without withoot without understaun understand ye're you're ye've you've ye'll you'll ye'd you'd mither's mother's faither's father's awfy very " +
        "waitin waiting sendin sending keepin keeping takin taking gettin getting askin asking payin paying callin calling phonin phoning ringin ringing tryin trying doin doing goin going " +
        "sayin saying tellin telling lyin lying jokin joking havin having makin making sittin sitting workin working answerin answering chargin charging losin losing trackin tracking " +
        "heatin heating washin washing freezin freezing nuthin nothing";

    private static readonly Dictionary<ulong, string> Plain = Read();

    // One bit for each of 8,192 places: nearly all words are passed over without a look at the dictionary.
    private static readonly ulong[] Maybe = Sieve();

    /// <summary>The word that one of these spellings stands for, or null.</summary>
    public static string? Of(ulong hash) => (Maybe[(int)(hash >> 26) & 127] >> ((int)(hash >> 20) & 63) & 1) != 0 && Plain.TryGetValue(hash, out var plain) ? plain : null;

    private static Dictionary<ulong, string> Read()
    {
        var words = Pairs.Split(' ');
        var plain = new Dictionary<ulong, string>();
        for (var i = 0; i < words.Length; i += 2)
            plain.Add(WordHash.Of(words[i]), words[i + 1]);
        return plain;
    }

    private static ulong[] Sieve()
    {
        var sieve = new ulong[128];
        foreach (var hash in Plain.Keys)
            sieve[(int)(hash >> 26) & 127] |= 1ul << ((int)(hash >> 20) & 63);
        return sieve;
    }
}
