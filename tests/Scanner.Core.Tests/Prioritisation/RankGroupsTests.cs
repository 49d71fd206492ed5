using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Prioritisation;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Prioritisation;

public sealed class RankGroupsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Scores_and_weights_put_groups_in_order(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var access = await database.NewScanAsync();
        var (rank, score) = (database.Get<RankGroups>(), database.Get<ScoreGroups>());
        var view = await rank.OpenAsync(access, Stop);
        Assert.Equal(9, view.Groups.Count);
        Assert.Equal((RankingState.NothingScored, 100), (view.State, view.TotalPoints));
        var (first, second) = (view.Groups[0], view.Groups[1]);
        foreach (var criterion in view.Criteria)
        {
            Assert.Equal(ScoreOutcome.Saved, await score.SetScoreAsync(access, first.Id, criterion.Criterion.Name, 1, "", Stop));
            Assert.Equal(ScoreOutcome.Saved, await score.SetScoreAsync(access, second.Id, criterion.Criterion.Name, 3, "", Stop));
        }
        await score.SetScoreAsync(access, first.Id, view.Criteria[0].Criterion.Name, 4, "  nu meer  ", Stop);
        await score.SetScoreAsync(access, first.Id, view.Criteria[1].Criterion.Name, null, "niemand weet het", Stop);

        view = await rank.OpenAsync(access, Stop);
        Assert.Equal([second.Id, first.Id], view.Ranked.Select(group => group.Id));
        var changed = view.Groups[0];
        Assert.Equal((4, "nu meer", "Toets Lid", database.Clock.GetUtcNow()), (changed.Scores[0].Value, changed.Scores[0].Reason, changed.Scores[0].ScoredByName, changed.Scores[0].ScoredAt));
        Assert.Equal((1, 0), (changed.Unknown, changed.ToDo));
        Assert.True(changed.Scores[1].IsUnknown);
        // 20×4 + 25×1 + 15×1 + 15×1 of 75 known points; 25 points open.
        Assert.Equal(new NeedScore(100.0 * 135 / 300, 100.0 * 135 / 400, 100.0 * 235 / 400), changed.Need);
        Assert.Equal(7, view.Unscored.Count);

        var only = view.Criteria.ToDictionary(criterion => criterion.Criterion.Name, criterion => criterion.Criterion.Name == view.Criteria[0].Criterion.Name ? 7 : 0);
        Assert.Equal(ScoreOutcome.Saved, await score.SetWeightsAsync(access, only, Stop));
        view = await rank.OpenAsync(access, Stop);
        Assert.Equal([first.Id, second.Id], view.Ranked.Select(group => group.Id));
        Assert.Equal((100, 75), (view.Ranked[0].Need!.Value.Score, view.Ranked[1].Need!.Value.Score));

        await score.ClearScoreAsync(access, first.Id, view.Criteria[0].Criterion.Name, Stop);
        view = await rank.OpenAsync(access, Stop);
        Assert.False(view.Groups[0].Scores[0].IsScored);
        Assert.Equal([second.Id], view.Ranked.Select(group => group.Id));

        await score.SetWeightsAsync(access, only.Keys.ToDictionary(name => name, _ => 0), Stop);
        Assert.Equal(RankingState.NoWeights, (await rank.OpenAsync(access, Stop)).State);
    }

    [Fact]
    public async Task A_score_from_an_old_screen_does_not_overwrite_what_a_colleague_wrote()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync();
        var (rank, score) = (database.Get<RankGroups>(), database.Get<ScoreGroups>());
        async Task<(Guid Group, ScoreView Score)> LookAsync() => (await rank.OpenAsync(access, Stop)).Groups[0] is var group ? (group.Id, group.Scores[0]) : default;
        var (group, empty) = await LookAsync();
        Assert.Equal(ScoreOutcome.Saved, await score.ReplaceScoreAsync(access, group, empty, 2, "Eerste tab", Stop));
        Assert.Equal(ScoreOutcome.ChangedMeanwhile, await score.ReplaceScoreAsync(access, group, empty, 3, "Tweede tab", Stop));
        Assert.Equal(ScoreOutcome.Saved, await score.ReplaceScoreAsync(access, group, empty, 2, " Eerste tab ", Stop));
        var (_, first) = await LookAsync();
        Assert.Equal((2, "Eerste tab"), (first.Value, first.Reason));
        Assert.Equal(ScoreOutcome.Saved, await score.ReplaceScoreAsync(access, group, first, null, "Toch niet", Stop));
        Assert.Equal(ScoreOutcome.ChangedMeanwhile, await score.ClearScoreAsync(access, group, first, Stop));
        var (_, last) = await LookAsync();
        Assert.Equal(ScoreOutcome.Saved, await score.ClearScoreAsync(access, group, last, Stop));
        Assert.False((await LookAsync()).Score.IsScored);
        Assert.Equal(ScoreOutcome.Saved, await score.ClearScoreAsync(access, group, last, Stop));
        // Nothing stands there any more that could be overwritten.
        Assert.Equal(ScoreOutcome.Saved, await score.ReplaceScoreAsync(access, group, last, 4, "", Stop));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_by_name()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync();
        var score = database.Get<ScoreGroups>();
        var view = await database.Get<RankGroups>().OpenAsync(access, Stop);
        var (group, criterion) = (view.Groups[0].Id, view.Criteria[0].Criterion.Name);
        Assert.Equal(ScoreOutcome.OutOfRange, await score.SetScoreAsync(access, group, criterion, 5, "", Stop));
        Assert.Equal(ScoreOutcome.OutOfRange, await score.SetScoreAsync(access, group, criterion, -1, "", Stop));
        Assert.Equal(ScoreOutcome.NoSuchCriterion, await score.SetScoreAsync(access, group, "kosten", 1, "", Stop));
        Assert.Equal(ScoreOutcome.NoSuchGroup, await score.SetScoreAsync(access, Guid.NewGuid(), criterion, 1, "", Stop));
        Assert.Equal(ScoreOutcome.ReasonTooLong, await score.SetScoreAsync(access, group, criterion, 1, new string('x', Score.ReasonLength + 1), Stop));
        Assert.Equal(ScoreOutcome.OutOfRange, await score.SetWeightsAsync(access, new Dictionary<string, int> { [criterion] = 101 }, Stop));
        Assert.Equal(ScoreOutcome.NoSuchCriterion, await score.SetWeightsAsync(access, new Dictionary<string, int> { ["kosten"] = 1 }, Stop));
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Many_who_open_at_once_make_the_groups_once(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var access = await database.NewScanAsync();
        var views = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => database.Get<RankGroups>().OpenAsync(access, Stop))));
        Assert.All(views, view => Assert.Equal(views[0].Groups.Select(group => group.Id), view.Groups.Select(group => group.Id)));
        Assert.Equal(9, views[0].Groups.Count);
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Many_who_score_the_same_at_once_leave_one_score(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var access = await database.NewScanAsync();
        var view = await database.Get<RankGroups>().OpenAsync(access, Stop);
        // One cell may be scored in time by chance; forty-five are not.
        foreach (var (group, criterion) in view.Groups.SelectMany(group => view.Criteria, (group, entry) => (group.Id, entry.Criterion.Name)))
        {
            using var together = new Barrier(3);
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(value => Task.Factory.StartNew(() =>
            {
                together.SignalAndWait(Stop);
                return database.Get<ScoreGroups>().SetScoreAsync(access, group, criterion, value, "", Stop);
            }, Stop, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));
            Assert.All(outcomes, outcome => Assert.Equal(ScoreOutcome.Saved, outcome));
        }
        Assert.All((await database.Get<RankGroups>().OpenAsync(access, Stop)).Groups, group => Assert.Equal(0, group.ToDo));
    }

    [Fact]
    public async Task Own_groups_are_added_renamed_and_left_out()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync();
        var (rank, change) = (database.Get<RankGroups>(), database.Get<ChangeGroups>());
        Assert.Equal(GroupOutcome.Saved, await change.AddAsync(access, " Jongeren op het plein ", Stop));
        Assert.Equal(GroupOutcome.LabelTaken, await change.AddAsync(access, "jongeren op het plein", Stop));
        Assert.Equal(GroupOutcome.NoLabel, await change.AddAsync(access, "  ", Stop));
        Assert.Equal(GroupOutcome.LabelTooLong, await change.AddAsync(access, new string('x', VulnerableGroup.LabelLength + 1), Stop));
        var own = (await rank.OpenAsync(access, Stop)).Groups[^1];
        Assert.Equal((true, "Jongeren op het plein", "jongeren-op-het-plein"), (own.IsOwn, own.Label, own.Name));
        Assert.Equal(GroupOutcome.Saved, await change.RenameAsync(access, own.Id, "Jongeren bij het station", Stop));
        Assert.Equal(GroupOutcome.Saved, await change.SetOccursAsync(access, own.Id, false, Stop));
        var after = (await rank.OpenAsync(access, Stop)).Groups[^1];
        Assert.Equal(("Jongeren bij het station", own.Name, false), (after.Label, after.Name, after.Occurs));
        Assert.Null(after.Need);
    }

    [Fact]
    public async Task A_reader_sees_the_order_but_no_reasons_and_changes_nothing()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync();
        var view = await database.Get<RankGroups>().OpenAsync(access, Stop);
        await database.Get<ScoreGroups>().SetScoreAsync(access, view.Groups[0].Id, view.Criteria[0].Criterion.Name, 2, "vertrouwelijk", Stop);
        var reader = access with { Role = MemberRole.Reader };
        var seen = await database.Get<RankGroups>().SeeAsync(reader, Stop);
        Assert.Equal((2, "", ""), (seen.Groups[0].Scores[0].Value, seen.Groups[0].Scores[0].Reason, seen.Groups[0].Scores[0].ScoredByName));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => database.Get<RankGroups>().OpenAsync(reader, Stop));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => database.Get<ScoreGroups>().SetScoreAsync(reader, view.Groups[0].Id, view.Criteria[0].Criterion.Name, 2, "", Stop));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => database.Get<ScoreGroups>().ClearScoreAsync(reader, view.Groups[0].Id, view.Criteria[0].Criterion.Name, Stop));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => database.Get<ScoreGroups>().SetWeightsAsync(reader, new Dictionary<string, int>(), Stop));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => database.Get<ChangeGroups>().AddAsync(reader, "x", Stop));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => database.Get<ChangeGroups>().RenameAsync(reader, view.Groups[0].Id, "x", Stop));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => database.Get<ChangeGroups>().SetOccursAsync(reader, view.Groups[0].Id, false, Stop));
    }

    [Fact]
    public async Task Another_municipality_reaches_no_group()
    {
        await using var database = await TestDatabase.OpenAsync();
        var own = await database.NewScanAsync();
        var other = await database.NewScanAsync("gemeente-ander");
        var view = await database.Get<RankGroups>().OpenAsync(own, Stop);
        var (group, criterion) = (view.Groups[0].Id, view.Criteria[0].Criterion.Name);
        await database.Get<ScoreGroups>().SetScoreAsync(own, group, criterion, 2, "", Stop);
        Assert.Equal(ScoreOutcome.NoSuchGroup, await database.Get<ScoreGroups>().SetScoreAsync(other, group, criterion, 4, "", Stop));
        Assert.Equal(ScoreOutcome.NoSuchGroup, await database.Get<ScoreGroups>().ClearScoreAsync(other, group, criterion, Stop));
        Assert.Equal(GroupOutcome.NoSuchGroup, await database.Get<ChangeGroups>().RenameAsync(other, group, "Gekaapt", Stop));
        Assert.Equal(GroupOutcome.NoSuchGroup, await database.Get<ChangeGroups>().SetOccursAsync(other, group, false, Stop));
        await database.Get<ScoreGroups>().SetWeightsAsync(other, new Dictionary<string, int> { [criterion] = 1 }, Stop);
        Assert.DoesNotContain((await database.Get<RankGroups>().OpenAsync(other, Stop)).Groups, seen => seen.Id == group);
        var after = await database.Get<RankGroups>().OpenAsync(own, Stop);
        Assert.Equal((2, 20), (after.Groups[0].Scores[0].Value, after.Criteria[0].Points));
    }
}
