using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Recovery;

namespace Amends.Application.Files;

/// <summary>Which files go with a message: new ones, those of its writer's draft that they saw, or those of a reply that waited.</summary>
/// <param name="Draft">Files of the draft with the names they are to have, none where it has none; a name that is null stays as it is. Null: the words are no draft's.</param>
/// <param name="Held">The reply that waited.</param>
public sealed record Attaching(IReadOnlyList<NewFile>? New = null, IReadOnlyList<DraftName>? Draft = null, Guid? Held = null)
{
    /// <summary>The files, inside the unit of work that saves the message; or why they cannot go.</summary>
    internal async Task<(IReadOnlyList<SaidFile> Files, Refusal? Refusal)> Take(Seen seen, Person by)
    {
        List<SaidFile> files = [.. (New ?? []).Select(SaidFile.Of)];
        if (Held is { } held)
            files.AddRange((await seen.Session.HeldFiles(seen.Id, held)).Select(SaidFile.Of));
        if (Draft is { Count: > 0 })
        {
            var kept = await seen.Session.DraftFiles(seen.Id, by.Id, held: true);
            if (Draft.Any(one => !kept.Exists(row => row.Id == one.Id)))
                return ([], new("files_gone", "A file that you had attached is not in your draft any more: it went with another message, or lay here too long. Look at what is attached, then send again."));
            foreach (var row in kept.Where(row => row.RemovedAt is null))
            {
                if (Draft.FirstOrDefault(one => one.Id == row.Id) is { } seenOne)
                    files.Add(SaidFile.Of(row) with { Name = DraftName.Of(row, seenOne.Name) });
            }
        }
        return (files, FileLimits.Refusal([.. files.Select(file => (file.Name, (long)file.Size))]));
    }
}

/// <summary>A file of a draft, and the name that its writer gave it on the page.</summary>
public sealed record DraftName(Guid Id, string? Name = null)
{
    /// <summary>The name with the ending it had: what a file is stays in its name.</summary>
    internal static string Of(FileRow row, string? given)
    {
        if (string.IsNullOrWhiteSpace(given))
            return row.Name;
        var (clean, ending) = (FileNames.Clean(given), Path.GetExtension(row.Name));
        return ending.Length == 0 || clean.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? clean : FileNames.Clean(clean + ending);
    }
}
