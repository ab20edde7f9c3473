using Amends.Language.Reviewing.Hearing;

namespace Amends.Language;

/// <summary>Says back to a customer what they told us, so that they can confirm it or set us right.</summary>
public static class WhatWeHeard
{
    /// <summary>A paraphrase of the customer's own messages in the second person, built only from what they said: every sentence names the words it rests on.</summary>
    /// <param name="conversation">What was said so far, oldest first.</param>
    public static Heard Of(IReadOnlyList<Turn> conversation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        var told = Told.By(conversation);
        return new(Paraphrase.Of(told), OpenQuestions.For(told));
    }
}

/// <summary>What we heard, and what we still have to ask.</summary>
/// <param name="Sentences">Up to four plain sentences, in the order to be read.</param>
/// <param name="Questions">Up to three open questions for what is missing, the most useful first.</param>
public sealed record Heard(IReadOnlyList<HeardSentence> Sentences, IReadOnlyList<string> Questions)
{
    /// <summary>The sentences as one paragraph.</summary>
    public string Text => string.Join(' ', Sentences.Select(sentence => sentence.Text));
}

/// <summary>One sentence of a paraphrase, and the customer's words it rests on.</summary>
public sealed record HeardSentence(string Text, IReadOnlyList<HeardSource> Sources);

/// <summary>A place in the conversation.</summary>
/// <param name="Turn">Index of the turn in the conversation.</param>
/// <param name="Start">Offset in the turn's text, in UTF-16 code units.</param>
public readonly record struct HeardSource(int Turn, int Start, int Length);
