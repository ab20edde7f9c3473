using Amends.Language;
using Shouldly;
using Xunit;

namespace Amends.Tests.Language;

public sealed class MeasuresTests
{
    private static readonly double[] A = [1, 2, 2, 4, 5, 7, 9], B = [3, 1, 4, 4, 6, 5, 9], C = [2, 7, 1, 8, 2, 8, 1];

    // Figures computed apart, in Python.
    [Fact]
    public void Ranks_that_are_shared_count_by_their_mean() => Measures.Rank(A, B).ShouldBe(0.8818181818181818, 1e-9);

    // What is left of both after a straight line through C is taken off, correlated.
    [Fact]
    public void What_both_owe_to_a_third_is_taken_out() => Measures.Partial(A, B, C).ShouldBe(0.9684905823384199, 1e-9);

    [Fact]
    public void Order_alone_makes_the_rank() => Measures.Rank([1, 10, 100], [2, 3, 4]).ShouldBe(1, 1e-12);
}
