using Amends.Application.Complaints;
using Amends.Application.Deadlines;
using Amends.Application.Goodwill;
using Amends.Application.Library;
using Amends.Application.Storage;
using Amends.Language;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Writing;

/// <summary>Puts together what a suggestion may say: who writes to whom, what is on offer, by when we write again.</summary>
internal sealed class Briefs(HouseSettings house, Charters charters, HouseGoodwill goodwill, CasePhrases phrases, TimeProvider time)
{
    private const int MostPhrases = 20, LongestPhrase = 300;

    /// <summary>For a case: the options that stand, and no others, may be offered.</summary>
    public async Task<ReplyBrief> For(Case of, Person by, CancellationToken cancel) => (await Plain(First(of.CustomerName), cancel)) with
    {
        AgentName = by.Kind == ActorKind.Colleague ? First(by.Name) : null,
        FullNames = [of.CustomerName, by.Name],
        Reference = of.Reference,
        Policies = [.. (await goodwill.Current(cancel)).PoliciesFor(null, of.State.Concerns).Select(policy => new BriefPolicy(policy.Words, policy.Concerns is [var first, ..] ? first : null))],
        Phrases = await Phrases(of, by, cancel),
        Remedies = [.. of.State.Options.Where(option => option.State == OptionState.Offered).Select(option => new BriefRemedy("", option.Remedy))],
    };

    /// <summary>Sentences that the team wrote itself and that stand without a person's help. What ships says no more than what is composed does, and in fewer ways.</summary>
    private async Task<IReadOnlyList<BriefPhrase>> Phrases(Case of, Person by, CancellationToken cancel) =>
    [
        .. (await phrases.For(of, by, [], cancel))
            .Where(one => one is { Of: { Version: > 0, Phrase.Principle: not null }, Filled: { Asks: [], Text.Length: <= LongestPhrase } } && !one.Filled.Text.Contains('\n', StringComparison.Ordinal))
            .Take(MostPhrases)
            .Select(one => new BriefPhrase(one.Of.Phrase.Principle!, one.Filled.Text, one.Of.Phrase.Concern)),
    ];

    /// <summary>Of which no case is known.</summary>
    public async Task<ReplyBrief> Plain(string? customerName, CancellationToken cancel)
    {
        var calendar = (await charters.Current(cancel)).Calendar;
        var now = time.Now();
        var organisation = (await house.Get(cancel)).Name;
        return new(now.InZone(calendar.Zone).ToDateTimeOffset(), NextContact(calendar, now))
        {
            CustomerName = customerName,
            Organisation = organisation == Organisation.Default.Name ? null : organisation,
        };
    }

    /// <summary>Noon of the next day we are open, or when that day's first hours end.</summary>
    private static DateTimeOffset NextContact(BusinessCalendar calendar, Instant now)
    {
        var date = calendar.DateOf(now).PlusDays(1);
        for (var days = 0; days < 60 && !calendar.IsBusinessDay(date); days++) date = date.PlusDays(1);
        var hours = calendar.HoursOn(date);
        const int Noon = 12 * 60;
        var at = hours.Count == 0 || hours[0].From <= Noon && hours[^1].To >= Noon ? Noon : Math.Min(hours[0].To, (24 * 60) - 1);
        return date.At(LocalTime.Midnight.PlusMinutes(at)).InZoneLeniently(calendar.Zone).ToDateTimeOffset();
    }

    /// <summary>The name that a person is called by; null where what stands there is no name.</summary>
    public static string? First(string name) =>
        name.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries) is [{ Length: > 1 } first, ..] && char.IsLetter(first[0]) && !first.Contains('@', StringComparison.Ordinal) ? first : null;
}
