using System.Reflection;
using System.Runtime.InteropServices;

namespace Amends.Language;

/// <summary>The models and lists inside this library, read where the program file is mapped: a page of them is touched when it is needed, and nothing is copied.</summary>
internal static unsafe class Shipped
{
    /// <summary>A folder whose files stand in for those inside; null: none. Only training sets it, before anything is read: what is learned next builds on what it has just written.</summary>
    public static string? Folder { get; set; }

    /// <exception cref="InvalidDataException">This build lacks the file.</exception>
    public static UnmanagedMemoryStream Open(string file) =>
        Folder is { } folder && Path.Combine(folder, file) is var path && File.Exists(path) ? Kept(File.ReadAllBytes(path))
        : (UnmanagedMemoryStream)(Assembly.GetExecutingAssembly().GetManifestResourceStream(file) ?? throw new InvalidDataException($"{file} is not part of this build."));

    /// <summary>All of a file; it stays where it is for as long as the program runs.</summary>
    /// <exception cref="InvalidDataException">This build lacks the file.</exception>
    public static ReadOnlySpan<byte> Bytes(string file)
    {
        var stream = Open(file);
        return new(stream.PositionPointer, (int)stream.Length);
    }

    private static UnmanagedMemoryStream Kept(byte[] bytes)
    {
        var kept = (byte*)NativeMemory.Alloc((nuint)bytes.Length);
        bytes.CopyTo(new Span<byte>(kept, bytes.Length));
        return new(kept, bytes.Length);
    }
}
