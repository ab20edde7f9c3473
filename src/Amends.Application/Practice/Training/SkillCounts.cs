using Amends.Application.Storage;
using Amends.Language;
using Amends.Practice;

namespace Amends.Application.Practice;

/// <summary>How many replies needed each principle and how many showed it; under "" how many needed any, and how many of these showed at least two thirds of what they needed.</summary>
internal sealed record SkillCounts(SortedDictionary<string, long[]> ByPrinciple)
{
    /// <param name="replies">Of each reply the principles that its case needed, with whether it shows them.</param>
    public static SkillCounts Of(IEnumerable<IReadOnlyDictionary<string, bool>> replies)
    {
        var counts = new SortedDictionary<string, long[]>(StringComparer.Ordinal);
        foreach (var needed in replies.Where(needed => needed.Count > 0))
        {
            foreach (var (principle, shown) in needed)
                Add(principle, shown);
            Add("", 3 * needed.Values.Count(shown => shown) >= 2 * needed.Count);
        }
        return new(counts);

        void Add(string principle, bool shown)
        {
            counts.TryAdd(principle, [0, 0]);
            counts[principle][0]++;
            counts[principle][1] += shown ? 1 : 0;
        }
    }

    /// <summary>Of a session's own replies; those that it took over from an earlier one count there.</summary>
    public static SkillCounts Of(PracticeSession session) =>
        Of(session.Play.Turns.Skip(session.FromReplies).Select((turn, at) => CoachPrompts.Needed(session.Play.RewindTo(session.FromReplies + at).Conversation, turn.Review, turn.Sent)));

    public static SkillCounts Parse(string json) => new(new SortedDictionary<string, long[]>(Json.Read<Dictionary<string, long[]>>(json), StringComparer.Ordinal));

    public SkillCounts Negated => new(new SortedDictionary<string, long[]>(ByPrinciple.ToDictionary(one => one.Key, one => new[] { -one.Value[0], -one.Value[1] }), StringComparer.Ordinal));

    public override string ToString() => Json.Write<Dictionary<string, long[]>>(new(ByPrinciple));
}
