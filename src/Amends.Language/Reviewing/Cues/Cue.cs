namespace Amends.Language.Reviewing.Cues;

/// <summary>A wording found in a draft: its group, and the words it covers.</summary>
internal readonly record struct CueHit(int Group, int First, int End);
