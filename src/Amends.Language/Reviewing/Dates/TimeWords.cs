using System.Collections.Frozen;
using Amends.Language.Reviewing.Words;

namespace Amends.Language.Reviewing.Dates;

/// <summary>Words without which no expression of time can stand; most clauses hold none and are passed over at once.</summary>
internal static class TimeWords
{
    public static bool In(List<Word> words, Run clause)
    {
        for (var i = clause.First; i < clause.End; i++)
            if (words[i].Kind == WordKind.Number || words[i].Kind == WordKind.Word && (All.Contains(words[i].Text) || words[i].Text.StartsWith("mid-", StringComparison.Ordinal))) return true;
        return false;
    }

    private static readonly FrozenSet<string> All = """
        weekly monthly hourly fortnightly middle start beginning then date beforehand tea-time bed-time dinner-time lunch-time supper suppertime week-end month-end year-end afterwards
        dark today tonight tonite tonight's tomorrow tmrw tmr tmw tomoz tomoro tomorow 2moro 2morrow day days morn morning mornings afternoon evening arvo aft lunchtime overnight sunrise sunup sun-up daybreak dawn light breakfast
        wake awake up home knocking clocking lunch dinnertime noonish teatime sundown sunset dusk bedtime nightfall tea knocking-off clocking-off going-home home-time leave head go finish clock sign knock log course close closing eod cob eob cop opening
        month months eow eom week weeks fortnight fortnights year years weekend week-end quarter half hour hours hr hrs minute minutes min mins minute's h noon midday midnight o'clock oclock end same every each daily thing night day's
        one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty ninety couple few several pair
        first second third fourth fifth sixth seventh eighth ninth tenth last
        monday mon tuesday tue tues wednesday wed weds thursday thu thur thurs friday fri saturday sat sunday sun mondays tuesdays wednesdays thursdays fridays saturdays sundays
        january jan february feb march mar april apr may june jun july jul august aug september sept sep october oct november nov december dec
        christmas xmas boxing hogmanay new twelfth valentine valentines leap st lady anzac cinco juneteenth midsummer canada independence bastille halloween hallowe'en bonfire guy remembrance veterans armistice australia burns waitangi
        thanksgiving labor memorial mlk martin presidents mother father columbus black cyber shrove pancake ash palm maundy good easter holy ascension whit whitsun pentecost early spring summer wk wks
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
