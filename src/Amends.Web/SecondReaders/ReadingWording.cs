using Amends.Recovery;

namespace Amends.Web.SecondReaders;

/// <summary>Why a reply needs a second reader, as people say it.</summary>
internal static class ReadingWording
{
    /// <summary>For whoever writes it.</summary>
    public static string ForWriter(ReadingReason why) => why switch
    {
        ReadingReason.Heat => SecondReadersWords.ReadAsHot,
        ReadingReason.Signal => SecondReadersWords.ReadAsMuchAtStake,
        ReadingReason.NewColleague => SecondReadersWords.ReadAsNew,
        _ => SecondReadersWords.ReadUnlessBetter,
    };

    /// <summary>For whoever reads it.</summary>
    public static string ForReader(ReadingReason why) => why switch
    {
        ReadingReason.Heat => SecondReadersWords.Hot, ReadingReason.Signal => SecondReadersWords.MuchAtStake, ReadingReason.NewColleague => SecondReadersWords.WriterIsNew, _ => SecondReadersWords.LowScore,
    };
}
