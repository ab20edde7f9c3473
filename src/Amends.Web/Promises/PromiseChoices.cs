using Amends.Application.Complaints;
using Amends.Application.Promises;
using Amends.Language;
using Amends.Recovery;
using Amends.Web.Api;
using Amends.Web.Shared;
using NodaTime;
using NodaTime.Text;

namespace Amends.Web.Complaints;

/// <summary>
/// What a person decided about the promises found in their draft: which to drop, which to date, name or hand on anew, and which older promise the words
/// give a new day. A promise is known by its words.
/// </summary>
internal sealed record PromiseChoices(IReadOnlySet<string> Dropped, IReadOnlyDictionary<string, LocalDate> Dates, IReadOnlyDictionary<string, (PromiseKind Kind, string? Department)> Subjects)
{
    private const int LongestDepartment = 60;

    public static PromiseChoices None { get; } = new(new HashSet<string>(), new Dictionary<string, LocalDate>(), new Dictionary<string, (PromiseKind, string?)>());

    /// <summary>The promise that gets a new day.</summary>
    public MovingModel? Moves { get; init; }

    /// <summary>Reads the chips of the composer: <c>found</c>, <c>due</c>, <c>kind</c> and <c>department</c> for each in turn, <c>keep</c> for those that stay.</summary>
    public static PromiseChoices From(IFormCollection form)
    {
        var kept = form["keep"].ToHashSet();
        var (found, dues, kinds, departments) = (form["found"], form["due"], form["kind"], form["department"]);
        var dates = new Dictionary<string, LocalDate>();
        var subjects = new Dictionary<string, (PromiseKind, string?)>();
        for (var i = 0; i < found.Count; i++)
        {
            if (found[i] is not { } words)
                continue;
            if (LocalDatePattern.Iso.Parse(dues.ElementAtOrDefault(i) ?? "") is { Success: true } date)
                dates[words] = date.Value;
            if (Codes<PromiseKind>.TryParse(kinds.ElementAtOrDefault(i) ?? "", out var kind))
                subjects[words] = (kind, Department(departments.ElementAtOrDefault(i)));
        }
        return new(found.OfType<string>().Where(words => !kept.Contains(words)).ToHashSet(), dates, subjects) { Moves = Moving(form) };
    }

    public IReadOnlyList<ChosenPromise> Of(Review review, Guid owner, HouseClock clock)
    {
        var found = FoundPromises.From(review, owner, clock.Now, clock.Zone);
        var moved = Moves is not { } moves ? null
            : found.FirstOrDefault(p => p.Due is { } due && due.InZone(clock.Zone).Date == moves.Day) ?? found.FirstOrDefault(p => p.Due is not null);
        return
        [
            .. found.Select(p => (Found: p, Mine: Apply(p, clock)))
                .Select(it => new ChosenPromise(it.Mine, !Dropped.Contains(it.Found.Words), it.Found == moved, it.Mine.Due != it.Found.Due)),
        ];
    }

    /// <summary>The change to the promise that gets a new day: the one the words name, else the one that was offered; null where the person dropped it.</summary>
    public RenegotiatePromise? Move(IReadOnlyList<ChosenPromise> chosen, HouseClock clock) => (Moves, chosen.FirstOrDefault(p => p.Moves)) switch
    {
        (null, _) or (_, { Kept: false }) => null,
        ({ } moves, { Promise: { Due: { } due } promise }) => new(moves.Promise, due, promise.Precision, moves.Why),
        ({ } moves, _) => new(moves.Promise, clock.EndOf(moves.Day), DuePrecision.Day, moves.Why),
    };

    /// <summary>The promise with what the person gave; a day means its end, where the organisation is.</summary>
    private NewPromise Apply(NewPromise promise, HouseClock clock)
    {
        if (Subjects.TryGetValue(promise.Words, out var subject))
            promise = promise with { Kind = subject.Kind, Department = subject.Department };
        if (!Dates.TryGetValue(promise.Words, out var date) || promise.Due is { } due && due.InZone(clock.Zone).Date == date)
            return promise;
        return promise with { Due = clock.EndOf(date), Precision = DuePrecision.Day };
    }

    private static string? Department(string? given) => given?.Trim() is { Length: > 0 } name ? Words.Beginning(name, LongestDepartment) : null;

    private static MovingModel? Moving(IFormCollection form) =>
        Guid.TryParse(form["moves"], out var promise) && LocalDatePattern.Iso.Parse(form["moves-to"].ToString()) is { Success: true } day
            ? new(promise, form["moves-words"].ToString(), day.Value, form["moves-why"].ToString())
            : null;
}

/// <param name="Kept">The person did not drop it.</param>
/// <param name="Moves">It is the new day of an older promise.</param>
/// <param name="Dated">The person gave it another day than the words do.</param>
internal sealed record ChosenPromise(NewPromise Promise, bool Kept, bool Moves, bool Dated);
