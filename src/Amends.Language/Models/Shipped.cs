using System.Reflection;

namespace Amends.Language;

/// <summary>The models and lists inside this library, read where the program file is mapped: a page of them is touched when it is needed, and nothing is copied.</summary>
internal static unsafe class Shipped
{
    /// <exception cref="InvalidDataException">This build lacks the file.</exception>
    public static UnmanagedMemoryStream Open(string file) =>
        (UnmanagedMemoryStream)(Assembly.GetExecutingAssembly().GetManifestResourceStream(file) ?? throw new InvalidDataException($"{file} is not part of this build."));

    /// <summary>All of a file; it stays where it is for as long as the program runs.</summary>
    /// <exception cref="InvalidDataException">This build lacks the file.</exception>
    public static ReadOnlySpan<byte> Bytes(string file)
    {
        var stream = Open(file);
        return new(stream.PositionPointer, (int)stream.Length);
    }
}
