namespace Amends.Language;

/// <summary>Texts with labels, one JSON object a line, in files that are numbered as they came (training/data/README.md).</summary>
public static class LabelledTexts
{
    /// <summary>The lines of all files that a pattern names, in the order of their names.</summary>
    /// <param name="pattern">Such as <c>replies-*.jsonl</c>.</param>
    /// <exception cref="FileNotFoundException">The folder has no such file.</exception>
    public static IEnumerable<string> Lines(string folder, string pattern)
    {
        var files = Directory.GetFiles(folder, pattern);
        return files.Length > 0
            ? files.Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Where(line => line.Length > 0)
            : throw new FileNotFoundException($"No {pattern} in {folder}.");
    }
}
