using Amends.Recovery;

namespace Amends.Web.SecondReaders;

/// <summary>Why a reply needs a second reader, as people say it.</summary>
internal static class ReadingWording
{
    /// <summary>For whoever writes it.</summary>
    public static string ForWriter(ReadingReason why) => why switch
    {
        ReadingReason.Heat => "A colleague reads this before it goes: the case is hot.",
        ReadingReason.Signal => "A colleague reads this before it goes: much is at stake here.",
        ReadingReason.NewColleague => "A colleague reads this before it goes, as long as you are new.",
        _ => "A colleague reads this before it goes, unless the review finds less to mend.",
    };

    /// <summary>For whoever reads it.</summary>
    public static string ForReader(ReadingReason why) => why switch
    {
        ReadingReason.Heat => "the case is hot", ReadingReason.Signal => "much is at stake", ReadingReason.NewColleague => "its writer is new", _ => "the coach gives it little",
    };
}
