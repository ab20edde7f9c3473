using System.Text;
using Amends.Language.Text;

namespace Amends.Language;

/// <summary>How our own labelled texts are split, by the hash of their id, so that adding texts moves none: the test part is only ever reported.</summary>
public static class TestPart
{
    /// <summary>Of messages: fifteen in a hundred.</summary>
    public static bool Holds(string id) => Of(id) >= 85;

    /// <summary>The hundredth, 0 to 99, that a message's id falls in.</summary>
    public static int Of(string id) => (int)(WordHash.Of(id) * 0x9E3779B97F4A7C15 >> 40) % 100;

    /// <summary>Of replies and promises: two in ten.</summary>
    public static bool HoldsReply(string id)
    {
        var hash = 2166136261u;
        foreach (var unit in Encoding.UTF8.GetBytes(id))
            hash = (hash ^ unit) * 16777619u;
        hash ^= hash >> 15;
        hash *= 0x2c1b3c6du;
        hash ^= hash >> 12;
        return hash % 10 >= 8;
    }
}
