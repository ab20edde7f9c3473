using System.Globalization;
using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Application.Writing;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Library;

/// <summary>The library as it serves one case: filled in from what the case knows, what fits it first.</summary>
internal sealed class CasePhrases(CaseView cases, ReviewDraft reviews, HousePhrases library, HouseSettings house, TimeProvider time)
{
    /// <summary>null where there is no such case for this person.</summary>
    /// <param name="draft">What the reply lacks comes first.</param>
    public async Task<IReadOnlyList<FittingPhrase>?> Handle(Person by, string reference, string draft, CancellationToken cancel = default)
    {
        if (await cases.Handle(by, reference, cancel) is not { } found)
            return null;
        var missing = (await reviews.Coach(found, draft, cancel)).Missing.Select(prompt => prompt.Principle).ToList();
        return await For(found, by, missing, cancel);
    }

    /// <summary>The same for a case that is at hand, with no draft to look at.</summary>
    /// <param name="missing">Principles that the reply lacks, the most useful first.</param>
    public async Task<IReadOnlyList<FittingPhrase>> For(Case of, Person by, IReadOnlyList<string> missing, CancellationToken cancel = default)
    {
        var known = await Known(of, by, cancel);
        return
        [
            .. (await library.InUse(cancel))
                .Select(one => new FittingPhrase(one, Filling.Fill(one.Phrase.Words, known), one.Phrase.Principle is { } shows && missing.Contains(shows), one.Phrase.IsFor(of.State.Concerns)))
                .OrderBy(one => one is { FitsConcern: false, Of.Phrase.Concern: not null })
                .ThenByDescending(one => one.IsMissing)
                .ThenByDescending(one => one.FitsConcern)
                .ThenBy(one => one.IsMissing ? missing.Index().First(it => it.Item == one.Of.Phrase.Principle).Index : 0)
                .ThenByDescending(one => one.Of.Uses),
        ];
    }

    /// <summary>What the case knows, by the names of <see cref="Filling.Known"/>.</summary>
    private async Task<IReadOnlyDictionary<string, string?>> Known(Case of, Person by, CancellationToken cancel) => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["name"] = Briefs.First(of.CustomerName),
        ["me"] = by.Kind == ActorKind.Colleague ? Briefs.First(by.Name) : null,
        ["organisation"] = await house.Get(cancel) is var organisation && organisation.Name != Organisation.Default.Name ? organisation.Name : null,
        ["reference"] = of.Reference,
        ["order"] = Order(of),
        ["today"] = time.Now().InZone(of.Zone).Date.ToString("dddd d MMMM", CultureInfo.InvariantCulture),
    };

    /// <summary>The number they named last.</summary>
    private static string? Order(Case of) =>
        of.Messages.Where(message => message.Direction == Direction.Inbound).Reverse().SelectMany(message => message.Reading?.Facts ?? []).Where(fact => fact.Kind == "order").Select(fact => fact.Text).FirstOrDefault();
}

/// <summary>A phrase as one case would have it.</summary>
/// <param name="IsMissing">It shows a principle that the reply lacks.</param>
/// <param name="FitsConcern">It was written for cases about this.</param>
public sealed record FittingPhrase(PhraseVersion Of, Filled Filled, bool IsMissing, bool FitsConcern);
