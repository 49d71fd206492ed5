using Scanner.Core.Prioritisation;

namespace Scanner.Core.Tests.Prioritisation;

public sealed class RankingTests
{
    [Fact]
    public void Equal_scores_share_a_place_and_the_next_place_is_skipped() =>
        Assert.Equal([2, 1, 2, 4], Ranking.Of([Exactly(50), Exactly(80), Exactly(50), Exactly(10)]).Select(place => place!.Value.Place));

    [Fact]
    public void A_group_without_a_score_has_no_place() =>
        Assert.Equal([null, 1], Ranking.Of([null, Exactly(50)]).Select(place => place?.Place));

    [Fact]
    public void Nothing_known_takes_no_part()
    {
        var places = Ranking.Of([new NeedScore(null, 0, 100), Exactly(50)]);
        Assert.Null(places[0]);
        Assert.Equal(new RankingPlace(1, 1, 1), places[1]);
    }

    [Fact]
    public void Overlapping_intervals_leave_the_place_open()
    {
        var places = Ranking.Of([new NeedScore(70, 40, 90), Exactly(60), Exactly(20)]);
        Assert.Equal(new RankingPlace(1, 1, 2), places[0]);
        Assert.Equal(new RankingPlace(2, 1, 2), places[1]);
        Assert.Equal(new RankingPlace(3, 3, 3), places[2]);
        Assert.False(places[2]!.Value.IsOpen);
    }

    [Fact]
    public void Intervals_that_only_touch_do_not_swap()
    {
        var places = Ranking.Of([new NeedScore(70, 60, 80), new NeedScore(50, 40, 60)]);
        Assert.Equal(2, places[1]!.Value.Worst);
        Assert.Equal(1, places[0]!.Value.Worst);
    }

    private static NeedScore Exactly(double score) => new(score, score, score);
}
