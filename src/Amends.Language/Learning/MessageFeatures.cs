using Amends.Language.Text;

namespace Amends.Language.Learning;

/// <summary>What a message shows to somebody who learns: the buckets of its words, pairs of words and concepts, how common each is, and the message as one whole.</summary>
internal sealed class MessageFeatures
{
    // A feature of the tables that was too rare to be kept in them.
    private const float Rare = 0.0004f;

    private readonly List<int> distinct = [];
    private readonly List<float> common = [];
    private readonly List<(int First, int End)> places = [];

    /// <summary>Each bucket once, in the order of the text.</summary>
    public IReadOnlyList<int> Distinct => distinct;

    /// <summary>For each of <see cref="Distinct"/>, the share of ordinary messages that it stands in.</summary>
    public IReadOnlyList<float> Common => common;

    /// <summary>For each of <see cref="Distinct"/>, where its first words start and end in the text.</summary>
    public IReadOnlyList<(int Start, int End)> Places => places;

    /// <summary>The message as a whole: the same for the same words, whatever their spacing and capitals.</summary>
    public int Whole { get; private set; }

    public static MessageFeatures Of(string text)
    {
        using var document = TextDocument.Rent(text);
        var (words, concepts) = (new FeatureBuffer(), new ConceptBuffer());
        words.Fill(document, runs: false);
        concepts.Fill(document, Senses.Lexicon);
        var message = new MessageFeatures();
        var table = Frequencies.Value;
        HashSet<int> seen = [];
        var whole = WordHash.Seed;
        var tokens = document.Tokens[..Math.Min(document.Tokens.Length, Evidence.LongestText)];
        for (int i = 0, word = 0, concept = 0; i < tokens.Length; i++)
        {
            whole = WordHash.Join(whole, tokens[i].Hash);
            for (; word < words.WordEnds[i]; word++)
                message.Add(table, seen, words.Words[word], tokens, i);
            for (; concept < concepts.Ends[i]; concept++)
                message.Add(table, seen, concepts.Hashes[concept], tokens, i);
        }
        message.Whole = HashedTable.Bucket(whole, 1 << CodeCounts.WholeBits);
        return message;
    }

    private static readonly Lazy<HashedTable> Frequencies = new(() => HashedTable.Load("customers.bin"));

    private void Add(HashedTable table, HashSet<int> seen, ulong hash, ReadOnlySpan<Token> tokens, int at)
    {
        var bucket = HashedTable.Bucket(hash, 1 << CodeCounts.Bits);
        if (!seen.Add(bucket))
            return;
        distinct.Add(bucket);
        common.Add(ShareOf(table, hash));
        // A stop shows nothing: the word before it does.
        var shown = at > 0 && tokens[at].Kind == TokenKind.Punctuation ? at - 1 : at;
        places.Add((tokens[shown].Start, tokens[shown].End));
    }

    // The tables keep log((1 + messages) / (1 + messages with it)) + 1, squared and rounded.
    private static float ShareOf(HashedTable table, ulong hash)
    {
        ReadOnlySpan<ulong> one = [hash];
        var squared = table.Sum(one, table.Lanes - 1) / HashedTable.FrequencyScale;
        return squared <= 0 ? Rare : Math.Max(Rare, MathF.Exp(1 - MathF.Sqrt(squared)));
    }
}
