using System.Text;
using Amends.Application.Files;

namespace Amends.IntegrationTests.Files;

/// <summary>Files to attach.</summary>
internal static class Pictures
{
    /// <summary>What begins like a picture, other bytes for each number.</summary>
    public static NewFile Png(byte number) => NewFile.Of("picture.png", [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, number]);

    public static NewFile Text(string name) => NewFile.Of(name, Encoding.UTF8.GetBytes("One, two, 3"));

    /// <summary>As large as is asked for, other bytes for each name.</summary>
    public static NewFile Of(string name, int size)
    {
        var bytes = new byte[size];
        Encoding.UTF8.GetBytes(name).AsSpan(0, Math.Min(size, name.Length)).CopyTo(bytes);
        return NewFile.Of(name, bytes);
    }
}
