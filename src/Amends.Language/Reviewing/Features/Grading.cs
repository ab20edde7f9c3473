namespace Amends.Language.Reviewing.Features;

/// <summary>What the trees that grade a draft see: the probability of every code, the judgement of the wording, and how the words feel. Nothing of it measures length.</summary>
internal static class Grading
{
    public static int InputsFor(int codes) => codes + 1 + Felt.Length;

    public static void Fill(ReadOnlySpan<float> probabilities, float wording, ReadOnlySpan<float> numbers, Span<float> to)
    {
        probabilities.CopyTo(to);
        to[probabilities.Length] = wording;
        for (var i = 0; i < Felt.Length; i++) to[probabilities.Length + 1 + i] = numbers[Felt[i]];
    }

    private static readonly int[] Felt = [.. new[] { "pleasant", "worst", "anger", "trouble", "you", "we", "i", "not", "covered" }.Select(name => DraftNumbers.Names.ToList().IndexOf(name))];
}
