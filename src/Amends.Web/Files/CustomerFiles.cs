using Amends.Recovery;
using Amends.Web.CustomerPages;
using Amends.Web.Shared;

namespace Amends.Web.Files;

/// <summary>What a customer sends along, with what is wrong with it in their language.</summary>
internal static class CustomerFiles
{
    /// <summary>What is to be mended; null where they can all be taken.</summary>
    public static string? Trouble(IReadOnlyList<IFormFile> chosen) => FormFiles.Refusal(chosen, FileLimits.CustomerCount)?.Code switch
    {
        null => null,
        "files_many" => CustomerWords.FilesMany.Fill(FileLimits.CustomerCount),
        "file_large" => CustomerWords.FileLarge.Fill(Name(chosen.First(file => file.Length > FileLimits.File)), FileLimits.Size(FileLimits.File)),
        "file_empty" => CustomerWords.FileEmpty.Fill(Name(chosen.First(file => file.Length == 0))),
        _ => CustomerWords.FilesLarge.Fill(FileLimits.Size(FileLimits.Message)),
    };

    private static string Name(IFormFile file) => FileNames.Clean(file.FileName);
}
