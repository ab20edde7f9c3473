using Amends.Language;
using Shouldly;
using Xunit;

namespace Amends.Tests.Language;

public sealed class ClusterMeasuresTests
{
    // The figures are scikit-learn's for the same labels.
    [Fact]
    public void The_measures_give_what_others_compute()
    {
        int[] found = [0, 0, 0, 1, 1, 2, 2, 2, 2, 1];
        int[] truth = [5, 5, 6, 6, 6, 7, 7, 7, 5, 7];
        ClusterMeasures.Nmi(found, truth).ShouldBe(0.4427013, 1e-6);
        ClusterMeasures.Ari(found, truth).ShouldBe(0.2045455, 1e-6);
        ClusterMeasures.Accuracy(found, truth).ShouldBe(0.7, 1e-9);
    }

    [Fact]
    public void The_same_groups_under_other_names_are_perfect()
    {
        int[] found = [3, 3, 1, 1, 2];
        int[] truth = [0, 0, 9, 9, 4];
        ClusterMeasures.Nmi(found, truth).ShouldBe(1, 1e-9);
        ClusterMeasures.Ari(found, truth).ShouldBe(1, 1e-9);
        ClusterMeasures.Accuracy(found, truth).ShouldBe(1, 1e-9);
    }

    [Fact]
    public void More_groups_than_labels_leave_some_without_a_match() =>
        ClusterMeasures.Accuracy([0, 1, 2, 3], [0, 0, 1, 1]).ShouldBe(0.5, 1e-9);
}
