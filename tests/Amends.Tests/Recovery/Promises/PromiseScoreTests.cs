using Amends.Recovery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.Tests.Recovery.Promises;

public class PromiseScoreTests
{
    private static readonly Instant Due = Instant.FromUtc(2026, 3, 10, 17, 0);

    [Theory]
    [InlineData(PromiseState.Open, false, null, null, null)]
    [InlineData(PromiseState.Renegotiated, false, null, null, null)]
    [InlineData(PromiseState.Withdrawn, false, null, null, null)]
    [InlineData(PromiseState.Kept, false, -5.0, true, 0)]
    [InlineData(PromiseState.Kept, false, 30.0, true, 30)]
    [InlineData(PromiseState.Late, false, 0.2, false, 1)]
    [InlineData(PromiseState.Broken, true, null, false, null)]
    [InlineData(PromiseState.Renegotiated, true, null, false, null)]
    [InlineData(PromiseState.Withdrawn, true, null, false, null)]
    [InlineData(PromiseState.Late, true, 71.0, false, 48)]
    [InlineData(PromiseState.Late, true, 99999.0, false, 1440)]
    public void What_has_ended_counts_once_and_a_break_is_never_undone(PromiseState state, bool broken, double? doneAfter, bool? kept, int? slip)
    {
        var promise = new Promise(Guid.NewGuid(), Promisor.I, null, Due - Duration.FromDays(2), Due, DuePrecision.Time, state, BrokenAt: broken ? Due : null);
        var score = PromiseScore.Of(promise, Due, doneAfter is { } hours ? Due + Duration.FromHours(hours) : null);
        (score?.Kept).ShouldBe(kept);
        (score is null).ShouldBe(kept is null);
        (score?.Slip).ShouldBe(slip);
    }

    [Fact]
    public void A_promise_without_a_date_is_neither_kept_nor_missed() =>
        PromiseScore.Of(new(Guid.NewGuid(), Promisor.I, null, Due, null, DuePrecision.None, PromiseState.Kept), null, Due).ShouldBeNull();
}
