using Amends.Language.Text;

namespace Amends.Language;

/// <summary>How our own labelled texts are split, by the hash of their id: the test part is only ever reported.</summary>
public static class TestPart
{
    /// <summary>Fifteen in a hundred.</summary>
    public static bool Holds(string id) => Of(id) >= 85;

    /// <summary>The hundredth, 0 to 99, that an id falls in.</summary>
    public static int Of(string id) => (int)(WordHash.Of(id) * 0x9E3779B97F4A7C15 >> 40) % 100;
}
