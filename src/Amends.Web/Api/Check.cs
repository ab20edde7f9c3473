using System.Globalization;
using Amends.Web.Hosting;

namespace Amends.Web.Api;

/// <summary>Looks at the fields of a request and collects everything that is wrong with them, so that the caller learns it all at once.</summary>
internal sealed class Check
{
    /// <summary>Longest message, in UTF-16 code units.</summary>
    public const int LongestMessage = 1_000_000;

    /// <summary>Longest short text (a reason, a paraphrase), in UTF-16 code units.</summary>
    public const int LongestWords = 10_000;

    public const int LongestName = 200;

    private readonly Dictionary<string, string> _errors = [];

    public void That(bool right, string field, string words)
    {
        if (!right)
            _errors.TryAdd(field, words);
    }

    public void Required(string? text, string field, int longest)
    {
        That(!string.IsNullOrWhiteSpace(text), field, "This is missing.");
        Optional(text, field, longest);
    }

    public void Optional(string? text, string field, int longest) =>
        That(text is null || text.Length <= longest, field, string.Create(CultureInfo.InvariantCulture, $"This is longer than {longest:N0} characters."));

    /// <exception cref="BadRequestException">Something was wrong.</exception>
    public void Done()
    {
        if (_errors.Count > 0)
            throw new BadRequestException(Problem.Fields(_errors));
    }
}
