using Amends.Language;
using Shouldly;
using Xunit;

namespace Amends.Tests.Language;

public sealed class LikeCasesTests
{
    private static readonly string[] Said =
    [
        "I cancelled the booking a month ago and the refund still has not arrived.",
        "The driver left my parcel in the rain and everything in it is soaked.",
        "My card was declined at the cash machine although there is money in the account.",
        "The app crashes each time I open it since the last update.",
        "You charged me twice for the same order.",
    ];

    [Fact]
    public void The_nearest_case_tells_of_the_same_thing_in_other_words()
    {
        var cases = Held();
        cases.Nearest("where is the refund for my cancelled bookings", 1)[0].Id.ShouldBe(0);
        cases.Nearest("cash machine says card declined", 1)[0].Id.ShouldBe(2);
        cases.Nearest("double charge, I was charged two times for one order!!", 1)[0].Id.ShouldBe(4);
    }

    [Fact]
    public void The_same_text_is_wholly_alike_and_the_order_is_by_likeness()
    {
        var found = Held().Nearest(Said[3], 5);
        found[0].Id.ShouldBe(3);
        found[0].Likeness.ShouldBe(1, 0.001);
        found.Select(one => one.Likeness).ShouldBeInOrder(SortDirection.Descending);
        found.ShouldAllBe(one => one.Likeness > 0 && one.Likeness <= 1);
    }

    [Fact]
    public void A_case_that_is_added_again_has_its_new_text_only()
    {
        var cases = Held();
        cases.Add(0, Said[1]);
        cases.Count.ShouldBe(Said.Length);
        cases.Nearest(Said[1], 2).Select(one => one.Id).ShouldBe([1, 0]);
    }

    [Fact]
    public void Beyond_its_room_the_oldest_are_let_go()
    {
        var cases = new LikeCases(3);
        for (var i = 0; i < Said.Length; i++)
            cases.Add(i, Said[i]);
        cases.Count.ShouldBe(3);
        cases.Holds(1).ShouldBeFalse();
        cases.Nearest(Said[1], 3).ShouldAllBe(one => one.Id >= 2);
        cases.Nearest(Said[4], 1)[0].Id.ShouldBe(4);
    }

    [Fact]
    public void Searching_and_adding_at_once_finds_what_is_there()
    {
        var cases = Held();
        Parallel.For(0, 4_000, i =>
        {
            if (i % 2 == 0)
                cases.Add(100 + i, $"parcel number {i} was left with a neighbour");
            else
                cases.Nearest(Said[2], 1)[0].Id.ShouldBe(2);
        });
        cases.Count.ShouldBe(2_005);
    }

    [Fact]
    public void A_vector_is_the_same_every_time_and_on_every_thread()
    {
        var expected = Said.Select(CaseVectors.Of).ToArray();
        Parallel.For(0, 500, i => CaseVectors.Of(Said[i % Said.Length]).ShouldBe(expected[i % Said.Length]));
    }

    [Theory]
    [MemberData(nameof(Odd))]
    public void No_text_is_too_odd(string text)
    {
        CaseVectors.Of(text).Length.ShouldBe(CaseVectors.Dimensions);
        var cases = Held();
        cases.Add(9, text);
        cases.Nearest(text, 3).Count.ShouldBeLessThanOrEqualTo(3);
    }

    public static TheoryData<string> Odd() =>
        ["", " ", "\0", "\ud800", "\udc00x", "的退款在哪里", "😡😡😡", new string('a', 200_000), string.Concat(Enumerable.Repeat("refund ", 20_000)), "\u202e\u0301\u0301", "@a #b http://c.d e@f.gh", "12 34"];

    private static LikeCases Held()
    {
        var cases = new LikeCases();
        for (var i = 0; i < Said.Length; i++)
            cases.Add(i, Said[i]);
        return cases;
    }
}
