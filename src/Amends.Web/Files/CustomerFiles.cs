using Amends.Application.Files;
using Amends.Recovery;
using Amends.Web.CustomerPages;
using Amends.Web.Shared;

namespace Amends.Web.Files;

/// <summary>
/// What goes along with a complaint's form, a customer's own or a colleague's who writes down what they say: what was chosen now, and what was kept of an
/// attempt that was refused. What is wrong with it is told in the customer's language.
/// </summary>
internal sealed class CustomerFiles(StagedFiles staged)
{
    public const string KeyField = "kept-key", KeptField = "kept";

    /// <param name="place">Which form it is.</param>
    public async Task<SentAlong> Of(string place, IFormCollection form, CancellationToken cancel)
    {
        var (key, ticked) = (form[KeyField].ToString(), form[KeptField].ToHashSet());
        return new(place, key, [.. (await staged.Of(place, key, cancel)).Where(file => ticked.Contains(file.Id.ToString()))], FormFiles.Chosen(form));
    }

    /// <summary>All of it, to go in with the words.</summary>
    public async Task<IReadOnlyList<NewFile>> Read(SentAlong sent, CancellationToken cancel) =>
        [.. await staged.Open(sent.Kept, cancel), .. await New(sent, sent.Chosen, cancel)];

    /// <summary>The form is refused: what may go is kept until it comes again. null where there is nothing.</summary>
    public async Task<KeptFiles?> Keep(SentAlong sent, CancellationToken cancel)
    {
        if (sent is { Chosen.Count: 0, Kept.Count: 0 })
        {
            await Arrived(sent, cancel);
            return null;
        }
        var more = await New(sent, sent.Fitting, cancel);
        var key = await staged.Keep(sent.Place, sent.Key, sent.Kept, more, cancel);
        var files = await staged.Of(sent.Place, key, cancel);
        return new(key, files, files.Count < sent.Kept.Count + more.Count);
    }

    public Task Arrived(SentAlong sent, CancellationToken cancel) => staged.Forget(sent.Place, sent.Key, cancel);

    /// <summary>What is to be mended; null where they can all be taken.</summary>
    public static string? Trouble(IReadOnlyList<StagedFile> kept, IReadOnlyList<IFormFile> chosen) => FormFiles.Refusal(kept, chosen)?.Code switch
    {
        null => null,
        "files_many" => CustomerWords.FilesMany.Fill(FileLimits.CustomerCount),
        "file_large" => CustomerWords.FileLarge.Fill(Name(chosen.First(file => file.Length > FileLimits.File)), FileLimits.Size(FileLimits.File)),
        "file_empty" => CustomerWords.FileEmpty.Fill(Name(chosen.First(file => file.Length == 0))),
        _ => CustomerWords.FilesLarge.Fill(FileLimits.Size(FileLimits.Message)),
    };

    /// <summary>Who chose once more what was kept already sends it once.</summary>
    private static async Task<IReadOnlyList<NewFile>> New(SentAlong sent, IReadOnlyList<IFormFile> chosen, CancellationToken cancel) =>
        [.. (await FormFiles.Read(chosen, cancel)).Where(file => sent.Kept.All(kept => kept.Hash != file.Hash))];

    private static string Name(IFormFile file) => FileNames.Clean(file.FileName);
}

/// <param name="Place">Which form it is.</param>
/// <param name="Key">What the form holds to ask for what was kept; empty where nothing was.</param>
/// <param name="Kept">What was kept and is to go.</param>
internal sealed record SentAlong(string Place, string Key, IReadOnlyList<StagedFile> Kept, IReadOnlyList<IFormFile> Chosen)
{
    public string? Trouble => CustomerFiles.Trouble(Kept, Chosen);

    /// <summary>What tells these files from others.</summary>
    public IEnumerable<string> Marks => [.. Kept.Select(file => file.Id.ToString()), .. Chosen.Select(file => $"{file.Length} {file.FileName}")];

    /// <summary>Of what was chosen, all that may go beside what was kept.</summary>
    public IReadOnlyList<IFormFile> Fitting => Chosen.Aggregate<IFormFile, IReadOnlyList<IFormFile>>([], (fit, file) => FormFiles.Refusal(Kept, [.. fit, file]) is null ? [.. fit, file] : fit);
}

/// <summary>What is kept of an attempt that was refused.</summary>
/// <param name="Key">What the form holds to ask for it.</param>
/// <param name="Some">Not all could be kept.</param>
public sealed record KeptFiles(string Key, IReadOnlyList<StagedFile> Files, bool Some);
