using Amends.Language;
using Amends.Language.Text;

namespace Amends.Training.Reading;

/// <summary>One text as the trainer sees it: buckets of words, of letter runs and of concepts, then a few dense numbers. A target that is not a number is not known.</summary>
internal sealed record Example(int[] Words, int[] Letters, int[] Concepts, float[] Dense, float[] Targets, float Weight);

/// <summary>Turns texts into examples through the very features that the library uses.</summary>
internal sealed class SparseData(Lexicon lexicon)
{
    private readonly Senses senses = new();

    /// <summary>Features before emotions are known, or with the scores of an emotion table.</summary>
    public Example From(string text, int count, float[] targets, float weight = 1, HashedTable? emotions = null)
    {
        using var document = TextDocument.Rent(text);
        senses.Measure(document, lexicon);
        if (emotions is not null)
            senses.Feel(emotions);
        float[] dense = emotions is null ? senses.Dense[..Senses.PlainCount] : [.. senses.Dense];
        return new Example(Buckets(senses.Features.Words, count), Buckets(senses.Features.Letters, count), emotions is null ? [] : Buckets(senses.Concepts.Hashes, count), dense, targets, weight);
    }

    /// <summary>The scores of an emotion table.</summary>
    public float[] Feel(string text, HashedTable emotions)
    {
        using var document = TextDocument.Rent(text);
        senses.Measure(document, lexicon);
        senses.Feel(emotions);
        return [.. senses.Emotions];
    }

    private static int[] Buckets(ReadOnlySpan<ulong> hashes, int count)
    {
        var buckets = new int[hashes.Length];
        for (var i = 0; i < buckets.Length; i++)
            buckets[i] = HashedTable.Bucket(hashes[i], count);
        return buckets;
    }
}
