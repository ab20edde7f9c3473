namespace Amends.Recovery;

/// <summary>Finds colleagues that a note names: <c>@</c> and a full name, or a first name that only one of them has. An address (ben@example.org) names nobody.</summary>
public static class Mentioning
{
    // Hostile text of nothing but @ must not be compared with everybody a hundred thousand times.
    private const int MostLookedAt = 200;

    /// <summary>In the order of the text, once for each place. The letters' case does not matter.</summary>
    public static IReadOnlyList<Mention> Find(string text, IReadOnlyList<Named> people)
    {
        var found = new List<Mention>();
        var looked = 0;
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0 && looked < MostLookedAt; at = text.IndexOf('@', at + 1))
        {
            if ((at > 0 && char.IsLetterOrDigit(text[at - 1])) || at + 1 == text.Length || !char.IsLetter(text[at + 1]))
                continue;
            looked++;
            if (Who(text.AsSpan(at + 1), people) is var (who, length))
                found.Add(new(who, at, length + 1));
        }
        return found;
    }

    private static (Guid Who, int Length)? Who(ReadOnlySpan<char> rest, IReadOnlyList<Named> people)
    {
        var (full, first) = (new Best(), new Best());
        foreach (var one in people)
        {
            if (Begins(rest, one.Name))
                full = full.With(one.Id, one.Name.Length);
            else if (First(one.Name) is var name && Begins(rest, name))
                first = first.With(one.Id, name.Length);
        }
        return full.Length > 0 ? full.Only : first.Only;
    }

    /// <summary>The whole name, not the beginning of a longer word.</summary>
    private static bool Begins(ReadOnlySpan<char> rest, ReadOnlySpan<char> name) =>
        name.Length > 0 && rest.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (rest.Length == name.Length || !char.IsLetterOrDigit(rest[name.Length]));

    private static ReadOnlySpan<char> First(string name) => name.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space ? name.AsSpan(0, space) : name;

    /// <summary>Whoever has the longest name that fits; nobody where two have it.</summary>
    private readonly record struct Best(Guid Who, int Length, bool Twice)
    {
        public (Guid, int)? Only => Length > 0 && !Twice ? (Who, Length) : null;

        public Best With(Guid who, int length) => length > Length ? new(who, length, false) : length == Length ? this with { Twice = true } : this;
    }
}

/// <summary>Somebody by the name that others see.</summary>
public readonly record struct Named(Guid Id, string Name);

/// <summary>A colleague named in a text.</summary>
/// <param name="Start">Where the <c>@</c> stands, in UTF-16 code units.</param>
/// <param name="Length">With the <c>@</c>.</param>
public readonly record struct Mention(Guid Who, int Start, int Length);
