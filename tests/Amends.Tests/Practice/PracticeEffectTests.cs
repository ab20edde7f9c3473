using Amends.Practice;
using Shouldly;
using Xunit;

namespace Amends.Tests.Practice;

public sealed class PracticeEffectTests
{
    [Fact]
    public void Nothing_is_shown_before_five_people_of_each_group_have_enough_live_replies()
    {
        PersonChange With(bool practised, long needed = 40) => new(practised, new(needed, needed / 4), new(needed, needed / 2));
        var people = Enumerable.Range(0, 9).Select(n => With(n < 5)).ToList();
        PracticeEffect.Of(people).IsEnough.ShouldBeFalse();
        PracticeEffect.Of([.. people, With(false, needed: 19)]).IsEnough.ShouldBeFalse("too few replies of the tenth");
        PracticeEffect.Of([.. people, With(false)]).IsEnough.ShouldBeTrue();
    }

    [Fact]
    public void Each_person_counts_once_and_the_difference_is_the_change_of_one_group_less_that_of_the_other()
    {
        // One colleague with a hundred times the replies moves the mean no more than the others.
        var effect = PracticeEffect.Of(
        [
            .. Enumerable.Range(0, 5).Select(n => new PersonChange(true, new(n == 0 ? 10_000 : 100, n == 0 ? 4_000 : 40), new(100, 58 + n))),
            .. Enumerable.Range(0, 5).Select(n => new PersonChange(false, new(100, 40), new(100, 43 + n))),
        ]);
        effect.Practised.Before.Mean.ShouldBe(0.4, 1e-9);
        effect.Practised.Change.ShouldBe(0.2, 1e-9);
        effect.Without.Change.ShouldBe(0.05, 1e-9);
        effect.Difference.By.ShouldBe(0.15, 1e-9);
        effect.Difference.Low.ShouldBeInRange(0.13, 0.15);
        (effect.Difference.High - effect.Difference.By).ShouldBe(effect.Difference.By - effect.Difference.Low, 1e-9);
    }

    [Fact]
    public void Where_nobody_is_there_it_is_empty_and_no_error() => PracticeEffect.Of([]).ShouldSatisfyAllConditions(effect => effect.IsEnough.ShouldBeFalse(), effect => effect.Practised.People.ShouldBe(0));
}
