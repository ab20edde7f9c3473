namespace Amends.Language.Learning;

/// <summary>One state of what was learned and said of codes; never changes, so that whoever holds it reads in peace.</summary>
internal sealed class Learned
{
    // Longer chains of merging go round in a circle.
    private const int LongestChain = 20;

    private readonly Dictionary<string, OwnCode> definitions;

    public Learned(IReadOnlyDictionary<string, CodeCounts> counts, OwnCode[] defined)
    {
        (Counts, Defined) = (counts, defined);
        definitions = defined.ToDictionary(code => code.Code, StringComparer.Ordinal);
        Merged = defined.Any(code => code.Into is not null) ? Merge(counts) : counts;
    }

    public static Learned Nothing { get; } = new(new Dictionary<string, CodeCounts>(StringComparer.Ordinal), []);

    /// <summary>By the code that was decided on.</summary>
    public IReadOnlyDictionary<string, CodeCounts> Counts { get; }

    /// <summary>By the code that it is read as now.</summary>
    public IReadOnlyDictionary<string, CodeCounts> Merged { get; }

    public OwnCode[] Defined { get; }

    public bool IsNothing => Counts.Count == 0 && Defined.Length == 0;

    public OwnCode? Definition(string code) => definitions.GetValueOrDefault(code);

    public bool IsHidden(string code) => Definition(code) is { Hidden: true };

    public string ReadAs(string code)
    {
        var now = code;
        for (var i = 0; i < LongestChain && Definition(now)?.Into is { } into; i++)
        {
            now = into;
            if (now == code)
                return code;
        }
        return now;
    }

    private Dictionary<string, CodeCounts> Merge(IReadOnlyDictionary<string, CodeCounts> counts)
    {
        var merged = new Dictionary<string, CodeCounts>(StringComparer.Ordinal);
        foreach (var (code, one) in counts)
        {
            var now = ReadAs(code);
            merged[now] = merged.TryGetValue(now, out var other) ? other.With(one) : one;
        }
        return merged;
    }
}
