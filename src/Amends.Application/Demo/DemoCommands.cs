using System.Globalization;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Demo;

/// <summary>What a script's verb does to a case: its words as a command, with the ids that belong to it.</summary>
internal static class DemoCommands
{
    public static Command From(DemoStep step, PlayedCase played, IReadOnlyDictionary<string, Person> team) => step.Verb switch
    {
        "confirms" => new AnswerClarification(true, null),
        "corrects" => new AnswerClarification(false, step.Words),
        "chooses" => new Agree(played.Offered[Number(step) - 1], null),
        "declines" => new DeclineOptions(step.Words),
        "answers" => Answers(step),
        "reopens" => new Reopen(step.Words),
        "call" => new NoteEvidence(Step(step), step.Words),
        "skip" => new SkipStep(Step(step), step.Words),
        "restrict" => new RestrictCase([.. step.Arguments.Select(key => team[key].Id)]),
        "owner" => new ChangeOwner(team[step.Arguments[0]].Id, step.Words),
        "heard" => new SendClarification(step.Words),
        "offer" => new OfferOptions(Options(step, played)),
        "agree" => new Agree(null, step.Words),
        "plan" => Plan(step, played, team),
        "done" => new CompleteAction(played.Actions[Number(step) - 1], Optional(step.Words)),
        "promise" => new MakePromise(played.Promise(DemoScript.Promise(step.Words, step.At), "", team[step.Who!])),
        "keeps" => new FulfilPromise(played.Promises[Number(step) - 1].Id, Optional(step.Words)),
        "moves" => Move(step, played),
        "withdraws" => new WithdrawPromise(played.Promises[Number(step) - 1].Id, step.Words),
        "asks" => new AskApproval(played.Approval(), step.Words, Amount(step.Arguments[0]), null),
        "grants" => new DecideApproval(played.Approvals[^1], true, step.Words),
        "refuses" => new DecideApproval(played.Approvals[^1], false, step.Words),
        "gives" => Give(step.Arguments[0], Amount(step.Arguments[1]), step.Words),
        "resolve" => new Resolve(step.Words),
        "followup" => new FollowUp(Enum.Parse<FollowUpOutcome>(step.Arguments[0].Replace("_", "", StringComparison.Ordinal), ignoreCase: true), Optional(step.Words)),
        "thanks" => new Thank(step.Words),
        "cause" => new NoteCause(step.Arguments[0], Optional(step.Words)),
        "close" => new Close(null),
        _ => throw new FormatException($"{step.Line}: there is no verb \"{step.Verb}\"."),
    };

    /// <summary>What is owed is no goodwill: it counts in no month.</summary>
    private static GiveGoodwill Give(string remedy, Money value, string words) => GoodwillBook.Shipped is var book && book.Remedy(remedy) is { Goodwill: true }
        ? new(remedy, value, words, Guid.CreateVersion7(), Cost: book.CostOf(remedy, value))
        : new(remedy, value, words);

    private static IReadOnlyList<NewOption> Options(DemoStep step, PlayedCase played)
    {
        played.Offered.Clear();
        return [.. step.Words.Split(" / ").Select(written =>
        {
            var (head, words) = (written.Split(" = ")[0].Split(' '), written.Split(" = ")[1]);
            var id = Guid.CreateVersion7();
            played.Offered.Add(id);
            return new NewOption(id, head[0], words.Replace("; ", "\n", StringComparison.Ordinal), head.Length > 1 ? Amount(head[1]) : null);
        })];
    }

    private static PlanAction Plan(DemoStep step, PlayedCase played, IReadOnlyDictionary<string, Person> team)
    {
        var due = step.Arguments.TakeWhile(word => word[0] is '+' || char.IsAsciiDigit(word[0])).ToArray();
        var department = string.Join(' ', step.Arguments.Skip(due.Length));
        var id = Guid.CreateVersion7();
        played.Actions.Add(id);
        return new(id, step.Words, team[step.Who!].Id, department, DemoTime.Due(string.Join(' ', due), step.At).At);
    }

    private static RenegotiatePromise Move(DemoStep step, PlayedCase played)
    {
        var (due, endOfDay) = DemoTime.Due(string.Join(' ', step.Arguments.Skip(1)), step.At);
        var promise = played.Promises[Number(step) - 1];
        promise.Due = due;
        return new(promise.Id, due, endOfDay ? DuePrecision.Day : DuePrecision.Time, step.Words);
    }

    private static Step Step(DemoStep step) => Enum.Parse<Step>(step.Arguments[0].Replace("_", "", StringComparison.Ordinal), ignoreCase: true);

    private static Money Amount(string pounds) => new((long)(decimal.Parse(pounds, CultureInfo.InvariantCulture) * 100), "GBP");

    /// <summary>What a script gives two figures for; of those whom it went well for, two of three answer the other questions too, a little differently each.</summary>
    private static AnswerSurvey Answers(DemoStep step)
    {
        var (right, fairness, own) = (Number(step), Number(step, 1), step.Line.Sum(letter => letter) % 6);
        var given = new AnswerSurvey(right, fairness, Optional(step.Words));
        return right < 2 || fairness < 4 || own > 3
            ? given
            : given with { Satisfied = own == 0 ? 4 : fairness, Ease = 7 - own % 3, Recommend = fairness == 5 ? 10 - own % 2 : 7 + own % 3, Outcome = own == 1 ? 4 : 5, Process = own == 2 ? 4 : fairness };
    }

    private static int Number(DemoStep step, int argument = 0) => int.Parse(step.Arguments[argument], CultureInfo.InvariantCulture);

    private static string? Optional(string words) => words.Length == 0 ? null : words;
}
