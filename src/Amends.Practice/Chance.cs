namespace Amends.Practice;

/// <summary>Chance that comes out the same for the same seed, on every machine.</summary>
internal static class Chance
{
    /// <summary>From -1 to 1.</summary>
    public static double Signed(int seed, int turn) => Next(seed, turn) / (double)uint.MaxValue * 2 - 1;

    public static int Below(int count, int seed, int turn) => (int)(Next(seed, turn) % (uint)count);

    private static uint Next(int seed, int turn)
    {
        unchecked
        {
            var mixed = (ulong)(uint)seed * 0x9E3779B97F4A7C15 + (ulong)(uint)turn * 0xD1B54A32D192ED03 + 0x8CB92BA72F3D8DD7;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return (uint)(mixed >> 32);
        }
    }
}
