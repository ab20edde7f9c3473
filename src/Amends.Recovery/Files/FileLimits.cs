using System.Globalization;

namespace Amends.Recovery;

/// <summary>How large files may be, and how many may go together. A megabyte is 1,048,576 bytes, as file managers count.</summary>
public static class FileLimits
{
    public const int Megabyte = 1024 * 1024;

    /// <summary>Largest file, in bytes.</summary>
    public const int File = 10 * Megabyte;

    /// <summary>Most that the files of one message hold together, in bytes.</summary>
    public const int Message = 25 * Megabyte;

    /// <summary>Most files of one message.</summary>
    public const int Count = 20;

    /// <summary>Most that a customer sends at once.</summary>
    public const int CustomerCount = 5;

    /// <summary>Why these files cannot go together in one message; null where they can.</summary>
    /// <param name="files">Names and sizes in bytes.</param>
    public static Refusal? Refusal(IReadOnlyList<(string Name, long Size)> files, int most = Count)
    {
        if (files.Count > most)
            return new("files_many", $"{most} files may go with one message; these are {files.Count}. Send the rest with another.");
        foreach (var (name, size) in files)
        {
            if (size > File)
                return new("file_large", $"“{name}” has {Size(size)}; a file may have {Size(File)}. Make it smaller, or send a link to where it lies.");
            if (size == 0)
                return new("file_empty", $"“{name}” is empty. Look whether it is the right one.");
        }
        return files.Sum(file => file.Size) is var all && all > Message
            ? new("files_large", $"Together these files have {Size(all)}; one message may carry {Size(Message)}. Send some of them with another.")
            : null;
    }

    /// <summary>"840 kB", "1.2 MB", as the current language writes numbers. Rounded up, so that what is too large never looks as if it fitted.</summary>
    public static string Size(long bytes)
    {
        // French counts in octets.
        var unit = CultureInfo.CurrentCulture.TwoLetterISOLanguageName == "fr" ? 'o' : 'B';
        return bytes < Megabyte
            ? string.Create(CultureInfo.CurrentCulture, $"{Math.Max(1, (bytes + 1023) / 1024)} k{unit}")
            : string.Create(CultureInfo.CurrentCulture, $"{Math.Ceiling(bytes * 10.0 / Megabyte) / 10:0.#} M{unit}");
    }
}
