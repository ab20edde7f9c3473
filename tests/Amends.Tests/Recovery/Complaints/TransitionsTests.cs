using Amends.Recovery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.Tests.Recovery.Complaints;

public class TransitionsTests
{
    // What may be done when, as a person would tell it. "yes" is allowed by the stage; else the refusal's code.
    private const string Expected = """
        Receive              yes        already_begun  already_begun     already_begun
        HearCustomer         not_begun  yes            yes               closed
        MarkRead             not_begun  yes            yes               closed
        CorrectReading       not_begun  yes            yes               closed
        SendMessage          not_begun  yes            yes               closed
        AddNote              not_begun  yes            yes               closed
        NoteEvidence         not_begun  yes            yes               closed
        ChangeOwner          not_begun  yes            yes               closed
        SkipStep             not_begun  yes            yes               closed
        SendClarification    not_begun  yes            resolved          closed
        AnswerClarification  not_begun  yes            yes               closed
        OfferOptions         not_begun  yes            resolved          closed
        DeclineOptions       not_begun  yes            resolved          closed
        Agree                not_begun  yes            resolved          closed
        PlanAction           not_begun  yes            resolved          closed
        CompleteAction       not_begun  yes            yes               closed
        RaiseSilence         not_begun  yes            yes               closed
        AddCharter           not_begun  yes            yes               closed
        DropCharter          not_begun  yes            yes               closed
        SendDocument         not_begun  yes            yes               closed
        RingClock            not_begun  yes            yes               closed
        BeginAction          not_begun  yes            yes               closed
        RaiseUninformed      not_begun  yes            resolved          closed
        FinishChat           not_begun  yes            yes               closed
        WarnOfAbuse          not_begun  yes            yes               closed
        TakeToLead           not_begun  yes            yes               closed
        LiftWarnings         not_begun  yes            yes               closed
        RestrictCase         not_begun  yes            yes               yes
        LiftRestriction      not_begun  yes            yes               yes
        MakePromise          not_begun  yes            yes               closed
        FulfilPromise        not_begun  yes            yes               closed
        BreakPromise         not_begun  yes            yes               closed
        RenegotiatePromise   not_begun  yes            yes               closed
        WithdrawPromise      not_begun  yes            yes               closed
        AskApproval          not_begun  yes            yes               closed
        DecideApproval       not_begun  yes            yes               closed
        DelegateApproval     not_begun  yes            yes               closed
        EscalateApproval     not_begun  yes            yes               closed
        GiveGoodwill         not_begun  yes            yes               closed
        NotePayment          not_begun  yes            yes               yes
        Resolve              not_begun  yes            already_resolved  closed
        FollowUp             not_begun  not_resolved   yes               closed
        AskSurvey            not_begun  not_resolved   yes               yes
        AnswerSurvey         not_begun  yes            yes               yes
        Thank                not_begun  not_resolved   yes               closed
        InviteReview         not_begun  not_resolved   yes               yes
        NoteCause            not_begun  yes            yes               closed
        Close                not_begun  not_resolved   yes               closed
        Reopen               not_begun  already_open   yes               yes
        """;

    [Fact]
    public void Every_command_at_every_stage_is_allowed_or_refused_as_the_table_says()
    {
        var rows = Expected.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        rows.Select(row => row[0]).Order().ShouldBe(Transitions.Commands.Select(type => type.Name).Order());
        foreach (var row in rows)
        {
            var command = Transitions.Commands.Single(type => type.Name == row[0]);
            Enum.GetValues<Stage>().Select(stage => Transitions.Refusal(command, stage)?.Code ?? "yes").ShouldBe(row[1..], row[0]);
        }
    }

    [Fact]
    public void The_table_knows_every_command_there_is() =>
        Transitions.Commands.Order(ByName).ShouldBe(typeof(Command).Assembly.GetTypes().Where(type => type.BaseType == typeof(Command)).Order(ByName));

    [Fact]
    public void What_the_table_refuses_is_refused_whatever_the_command_holds_and_changes_nothing() => Check.ForAnySeed(seed =>
    {
        foreach (var (before, command, by, decision) in Histories.Of(seed, 60).Decisions)
        {
            if (Transitions.Refusal(command.GetType(), before.Stage) is { } refusal)
                decision.ShouldBe(new Decision.Refused(refusal));
        }
    });

    [Fact]
    public void A_closed_complaint_accepts_only_reopening_closing_questions_payments_and_who_may_see_it() => Check.ForAnySeed(seed =>
    {
        foreach (var (before, command, _, decision) in Histories.Of(seed, 80).Decisions)
        {
            if (before.Stage == Stage.Closed && decision is Decision.Accepted accepted && command is not (AskSurvey or AnswerSurvey or InviteReview or NotePayment or RestrictCase or LiftRestriction))
                accepted.Entries[0].What.ShouldBeOfType<Reopened>();
        }
    });

    [Fact]
    public void A_refusal_says_what_to_do_instead() =>
        Transitions.Refusal(typeof(SendMessage), Stage.Closed)!.Words.ShouldBe("This case is closed. Reopen it first, then reply.");

    private static readonly Comparer<Type> ByName = Comparer<Type>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name));
}
