namespace Amends.Language.Reviewing.Cues;

/// <summary>A wording found in a draft: its group, the words it covers, and which wording of the table it was.</summary>
internal readonly record struct CueHit(int Group, int First, int End, int Wording);
