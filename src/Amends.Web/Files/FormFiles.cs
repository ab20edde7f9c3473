using Amends.Application.Files;
using Amends.Recovery;

namespace Amends.Web.Files;

/// <summary>The files that a form brings. They lie on the disk while the form comes; none is read into memory before it is known that all may stay.</summary>
internal static class FormFiles
{
    public const string Field = "files";

    /// <summary>What was chosen. A browser sends an empty part where nothing was.</summary>
    public static IReadOnlyList<IFormFile> Chosen(IFormCollection form) => [.. form.Files.Where(file => file.Name == Field && (file.Length > 0 || file.FileName.Length > 0))];

    /// <summary>Why they cannot be taken; null where they can.</summary>
    public static Refusal? Refusal(IReadOnlyList<IFormFile> chosen, int most = FileLimits.Count) =>
        FileLimits.Refusal([.. chosen.Select(file => (FileNames.Clean(file.FileName), file.Length))], most);

    /// <summary>Why they cannot go with what a customer sent before; null where they can.</summary>
    public static Refusal? Refusal(IReadOnlyList<StagedFile> kept, IReadOnlyList<IFormFile> chosen) =>
        FileLimits.Refusal([.. kept.Select(file => (file.Name, (long)file.Size)), .. chosen.Select(file => (FileNames.Clean(file.FileName), file.Length))], FileLimits.CustomerCount);

    public static async Task<IReadOnlyList<NewFile>> Read(IReadOnlyList<IFormFile> chosen, CancellationToken cancel)
    {
        var files = new List<NewFile>(chosen.Count);
        foreach (var file in chosen)
        {
            var bytes = new byte[file.Length];
            await using var content = file.OpenReadStream();
            await content.ReadExactlyAsync(bytes, cancel);
            files.Add(NewFile.Of(file.FileName, bytes));
        }
        return files;
    }
}
