namespace Amends.Application.Library;

/// <summary>What the library keeps, by kind.</summary>
public enum Shelf { Phrase, Policy, Remedy, Cause, Lesson }
