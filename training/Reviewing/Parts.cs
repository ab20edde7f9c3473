using System.Text;

namespace Amends.Training.Reviewing;

/// <summary>Which part of the data a text belongs to; decided by its id alone, so that adding texts moves none.</summary>
internal static class Parts
{
    /// <summary>Seven tenths train, one tenth dev, two tenths test.</summary>
    public static string Of(string id)
    {
        var hash = 2166136261u;
        foreach (var unit in Encoding.UTF8.GetBytes(id)) hash = (hash ^ unit) * 16777619u;
        hash ^= hash >> 15;
        hash *= 0x2c1b3c6du;
        hash ^= hash >> 12;
        return (hash % 10) switch { < 7 => "train", 7 => "dev", _ => "test" };
    }
}
