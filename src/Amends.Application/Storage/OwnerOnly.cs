namespace Amends.Application.Storage;

/// <summary>Folders and files that only whoever runs Amends may read: what people told us is not for everyone on this machine.</summary>
internal static class OwnerOnly
{
    private const UnixFileMode ReadAndWrite = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes the folder; one that is there stays as it is.</summary>
    public static void Folder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, ReadAndWrite | UnixFileMode.UserExecute);
    }

    /// <summary>A new file; nothing that is there is written over, and no link is followed.</summary>
    /// <exception cref="IOException">Something is there already.</exception>
    public static FileStream File(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = ReadAndWrite;
        return new(path, options);
    }
}
