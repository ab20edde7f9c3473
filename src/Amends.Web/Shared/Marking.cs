namespace Amends.Web.Shared;

/// <summary>Words in a text that are to stand out.</summary>
/// <param name="Start">Offset in UTF-16 code units.</param>
/// <param name="Class">How it looks: <c>ev hot</c>, <c>ev fact</c>, <c>hurts</c> …</param>
/// <param name="Why">What it says to whoever points at it.</param>
/// <param name="Id">Where links lead.</param>
/// <param name="About">Ties the words to what is said about them in the margin.</param>
public sealed record Marked(int Start, int Length, string Class, string? Why = null, string? Id = null, string? About = null)
{
    public int End => Start + Length;
}

/// <summary>A run of text that is marked in one way, or not at all.</summary>
public sealed record Stretch(int Start, string Text, Marked? Mark);

/// <summary>A paragraph of a text and where it stands in it.</summary>
public sealed record Paragraph(int Start, string Text, IReadOnlyList<Stretch> Stretches)
{
    public int End => Start + Text.Length;
}

/// <summary>Cuts a text into paragraphs and marked stretches. Never throws, whatever the spans: they may come from an older version of the text.</summary>
public static class Marking
{
    private const int MostParagraphs = 200;

    /// <summary>Paragraphs are divided by an empty line; after <see cref="MostParagraphs"/> the rest is one, so that no message can drown a page.</summary>
    public static IReadOnlyList<Paragraph> Paragraphs(string text, IReadOnlyList<Marked> marks)
    {
        var paragraphs = new List<Paragraph>();
        var position = 0;
        while (position < text.Length)
        {
            position = SkipBlankLines(text, position);
            var end = paragraphs.Count == MostParagraphs ? text.Length : EndOfParagraph(text, position);
            var length = text.AsSpan(position, end - position).TrimEnd().Length;
            if (length > 0)
                paragraphs.Add(new(position, text.Substring(position, length), Stretches(text, position, position + length, marks)));
            position = end;
        }
        return paragraphs;
    }

    /// <summary>The stretches of <paramref name="text"/>; where marks overlap, the one named first holds the words.</summary>
    public static IReadOnlyList<Stretch> Stretches(string text, IReadOnlyList<Marked> marks) => Stretches(text, 0, text.Length, marks);

    private static List<Stretch> Stretches(string text, int from, int to, IReadOnlyList<Marked> marks)
    {
        var stretches = new List<Stretch>();
        var position = from;
        foreach (var mark in Apart(marks, from, to))
        {
            if (mark.Start > position)
                stretches.Add(new(position, text[position..mark.Start], null));
            stretches.Add(new(mark.Start, text.Substring(mark.Start, mark.Length), mark));
            position = mark.End;
        }
        if (position < to)
            stretches.Add(new(position, text[position..to], null));
        return stretches;
    }

    private static IEnumerable<Marked> Apart(IReadOnlyList<Marked> marks, int from, int to)
    {
        var kept = new List<Marked>();
        foreach (var mark in marks)
        {
            var start = Math.Max(mark.Start, from);
            var end = (int)Math.Min((long)mark.Start + mark.Length, to);
            if (mark.Length > 0 && start < end)
                kept.AddRange(Uncovered(mark, start, end, [.. kept]));
        }
        return kept.OrderBy(mark => mark.Start);
    }

    /// <summary>What earlier marks leave of a later one; its first piece is where links lead.</summary>
    private static IEnumerable<Marked> Uncovered(Marked mark, int start, int end, IReadOnlyList<Marked> before)
    {
        var id = start == mark.Start ? mark.Id : null;
        foreach (var other in before.Where(other => other.Start < end && other.End > start).OrderBy(other => other.Start))
        {
            if (other.Start > start)
            {
                yield return mark with { Start = start, Length = other.Start - start, Id = id };
                id = null;
            }
            start = Math.Max(start, other.End);
        }
        if (start < end)
            yield return mark with { Start = start, Length = end - start, Id = id };
    }

    private static int SkipBlankLines(string text, int position)
    {
        var lineStart = position;
        while (position < text.Length && char.IsWhiteSpace(text[position]))
            if (text[position++] == '\n')
                lineStart = position;
        return position == text.Length ? position : lineStart;
    }

    private static int EndOfParagraph(string text, int position)
    {
        while (true)
        {
            var newline = text.IndexOf('\n', position);
            if (newline < 0)
                return text.Length;
            var next = newline + 1;
            while (next < text.Length && text[next] is ' ' or '\t' or '\r')
                next++;
            if (next == text.Length || text[next] == '\n')
                return newline;
            position = newline + 1;
        }
    }
}
