namespace Amends.Language.Reviewing.Words;

/// <summary>One word, number, mark or line break of a draft, with its place in the text as given.</summary>
/// <param name="Text">Lower case, straight apostrophes; contractions come apart ("I'll" is <c>i</c> and <c>'ll</c>, "won't" is <c>will</c> and <c>n't</c>).</param>
/// <param name="Capital">Whether it starts with a capital letter.</param>
/// <param name="Spaced">Whether white space or the start of the text stands before it.</param>
internal readonly record struct Word(int Start, int End, string Text, WordKind Kind, bool Capital, bool Spaced);

internal enum WordKind { Word, Number, Mark, Break }
