namespace Amends.Language;

/// <summary>
/// What a text is about as a short vector: texts that tell of the same thing point the same way, whatever words they use for it. Learned from letters
/// and wordings, so it bears slips of the pen. Pure, safe on many threads, and the same on every machine.
/// </summary>
public static class CaseVectors
{
    private const float Unit = 127;

    /// <summary>How many numbers a vector has; a multiple of 32.</summary>
    public static int Dimensions => LikenessModel.Default.Dimensions;

    /// <summary>The vector of a text: <see cref="Dimensions"/> whole numbers of -127 to 127. All are zero where the text tells of nothing that is known.</summary>
    public static sbyte[] Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Span<float> exact = stackalloc float[Dimensions];
        LikenessModel.Default.Project(text, exact);
        return Rounded(exact);
    }

    /// <summary>How alike two texts are: 0 (nothing in common) to 1 (the same).</summary>
    /// <exception cref="ArgumentException">The vectors are not of the same length.</exception>
    public static double Likeness(ReadOnlySpan<sbyte> a, ReadOnlySpan<sbyte> b)
    {
        if (a.Length != b.Length || a.Length % 16 != 0)
            throw new ArgumentException("Both must be vectors that CaseVectors made.", nameof(b));
        double lengths = Math.Sqrt((double)Dot.Of(a, a) * Dot.Of(b, b));
        return lengths == 0 ? 0 : Math.Clamp(Dot.Of(a, b) / lengths, 0, 1);
    }

    // The longest number fills the range, so that rounding costs the least.
    internal static sbyte[] Rounded(ReadOnlySpan<float> exact)
    {
        float largest = 0;
        foreach (var number in exact)
            largest = Math.Max(largest, Math.Abs(number));
        var rounded = new sbyte[exact.Length];
        if (largest > 0)
            for (var i = 0; i < rounded.Length; i++)
                rounded[i] = (sbyte)MathF.Round(exact[i] / largest * Unit);
        return rounded;
    }
}
