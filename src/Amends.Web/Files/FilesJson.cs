using Amends.Application.Files;
using Amends.Recovery;
using Amends.Web.Api;

namespace Amends.Web.Files;

/// <summary>A file that a call brings.</summary>
/// <param name="Content">Base64 in JSON.</param>
internal sealed record FileBody(string? Name, byte[]? Content)
{
    public static void Check(Check check, IReadOnlyList<FileBody?>? files)
    {
        if (files is null)
            return;
        foreach (var file in files)
            check.That(file is { Content: not null } && !string.IsNullOrWhiteSpace(file.Name), "files", "Each file has a name and a content, in base64.");
        var refusal = FileLimits.Refusal([.. files.Select(file => (FileNames.Clean(file?.Name), file?.Content?.LongLength ?? 0))]);
        check.That(refusal is null, "files", refusal?.Words ?? "");
    }

    public static IReadOnlyList<NewFile> New(IReadOnlyList<FileBody?>? files) => [.. (files ?? []).Select(file => NewFile.Of(file!.Name!, file.Content!))];
}

/// <param name="Type">The media type that it is served under.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Url">Where it is fetched.</param>
/// <param name="Hash">SHA-256 in hexadecimal, as the timeline names it.</param>
internal sealed record FileAnswerJson(Guid Id, string Name, string Type, int Size, string Url, string Hash)
{
    public static FileAnswerJson Of(MessageFile it, string reference) => new(it.Id, it.Name, it.Type, it.Size, $"/api/v1/complaints/{reference}/files/{it.Id}", it.Hash);
}
