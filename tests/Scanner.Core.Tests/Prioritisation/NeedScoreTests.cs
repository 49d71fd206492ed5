using FsCheck;
using FsCheck.Fluent;
using Scanner.Core.Prioritisation;

namespace Scanner.Core.Tests.Prioritisation;

public sealed class NeedScoreTests
{
    private static readonly Arbitrary<(int Weight, int? Level)[]> Criteria =
        (from weight in Gen.Choose(0, 100)
         from level in Gen.Elements<int?>(null, 0, 1, 2, 3, 4)
         select (weight, level)).ArrayOf().ToArbitrary();

    [Fact]
    public void The_score_is_the_weighted_share_of_the_highest_level()
    {
        // (20×3 + 25×4 + 25×2 + 15×1 + 15×0) / (4×100) = 225/400.
        var score = NeedScore.Of([(20, 3), (25, 4), (25, 2), (15, 1), (15, 0)])!.Value;
        Assert.Equal(56.25, score.Score);
        Assert.Equal((56.25, 56.25, false), (score.Lower, score.Upper, score.IsOpen));
    }

    [Fact]
    public void What_is_unknown_is_left_out_of_the_score_and_opens_the_interval()
    {
        var score = NeedScore.Of([(20, 3), (30, null), (50, 1)])!.Value;
        Assert.Equal(100.0 * (60 + 50) / (4 * 70), score.Score!.Value, 10);
        Assert.Equal(100.0 * 110 / 400, score.Lower, 10);
        Assert.Equal(100.0 * (110 + 120) / 400, score.Upper, 10);
    }

    [Fact]
    public void Nothing_known_is_no_score_between_0_and_100()
    {
        Assert.Equal(new NeedScore(null, 0, 100), NeedScore.Of([(20, null), (80, null)]));
        Assert.Equal(new NeedScore(null, 0, 100), NeedScore.Of([(0, 4), (80, null)]));
    }

    [Fact]
    public void Without_any_weight_there_is_nothing_to_say()
    {
        Assert.Null(NeedScore.Of([(0, 4), (0, null)]));
        Assert.Null(NeedScore.Of([]));
    }

    [Fact]
    public void The_score_lies_between_its_bounds_and_all_between_0_and_100() => Prop.ForAll(Criteria, criteria =>
    {
        if (NeedScore.Of(criteria) is not { } score) return true;
        return score.Lower >= 0 && score.Upper <= 100 && score.Lower <= score.Upper
            && (score.Score is not { } value || score.Lower <= value + 1e-9 && value <= score.Upper + 1e-9);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Knowing_more_never_widens_the_interval() => Prop.ForAll(Criteria, Gen.Choose(0, 4).ToArbitrary(), (criteria, level) =>
    {
        if (NeedScore.Of(criteria) is not { } before) return true;
        var first = Array.FindIndex(criteria, criterion => criterion.Level is null);
        if (first < 0) return !before.IsOpen;
        var after = NeedScore.Of([.. criteria.Select((criterion, index) => index == first ? (criterion.Weight, level) : criterion)])!.Value;
        return after.Lower >= before.Lower - 1e-9 && after.Upper <= before.Upper + 1e-9;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Weights_in_the_same_proportion_give_exactly_the_same_score() => Prop.ForAll(Criteria, criteria =>
        NeedScore.Of(criteria) == NeedScore.Of([.. criteria.Select(criterion => (criterion.Weight * 3, criterion.Level))])).QuickCheckThrowOnFailure();
}
