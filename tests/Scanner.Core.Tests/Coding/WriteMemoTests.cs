using Scanner.Core.Coding;
using Scanner.Core.Data;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Coding;

public sealed class WriteMemoTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task A_memo_is_written_changed_and_taken_away(DatabaseProvider provider)
    {
        await using var scene = await CodingScene.OpenAsync(provider);
        var key = await scene.AnswerAsync("Bij het station.");
        var memo = scene.Database.Get<WriteMemo>();
        var first = await memo.WriteAsync(scene.Access, key, "Navragen bij\r\nde boa's", null, Stop);
        Assert.Equal("Navragen bij\nde boa's", (await scene.TextAsync(key)).Memo!.Text);
        scene.Database.Clock.Move(TimeSpan.FromMinutes(1));
        var second = await memo.WriteAsync(scene.Colleague(), key, "Nagevraagd", first.Now, Stop);
        Assert.Equal((MemoOutcome.Written, "Nagevraagd", "Tweede Codeur"), (second.Outcome, second.Now!.Text, second.Now.AuthorName));
        Assert.Equal(new MemoResult(MemoOutcome.Written, null), await memo.WriteAsync(scene.Access, key, " ", second.Now, Stop));
        Assert.Empty(await scene.RowsAsync<Memo>());
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Two_people_never_overwrite_each_other(DatabaseProvider provider)
    {
        await using var scene = await CodingScene.OpenAsync(provider);
        var key = await scene.AnswerAsync("Bij het station.");
        var memo = scene.Database.Get<WriteMemo>();
        var first = await memo.WriteAsync(scene.Access, key, "Van mij", null, Stop);
        scene.Database.Clock.Move(TimeSpan.FromMinutes(1));
        var late = await memo.WriteAsync(scene.Colleague(), key, "Van de ander", null, Stop);
        Assert.Equal((MemoOutcome.ChangedMeanwhile, "Van mij"), (late.Outcome, late.Now!.Text));
        await memo.WriteAsync(scene.Access, key, "Van mij, beter", first.Now, Stop);
        Assert.Equal(MemoOutcome.ChangedMeanwhile, (await memo.WriteAsync(scene.Colleague(), key, "Oud", first.Now, Stop)).Outcome);
        Assert.Equal("Van mij, beter", (await scene.TextAsync(key)).Memo!.Text);
    }

    [Fact]
    public async Task Too_long_and_unknown_are_said_by_name()
    {
        await using var scene = await CodingScene.OpenAsync();
        var key = await scene.AnswerAsync("Bij het station.");
        var memo = scene.Database.Get<WriteMemo>();
        Assert.Equal(MemoOutcome.TooLong, (await memo.WriteAsync(scene.Access, key, new string('a', Memo.TextLength + 1), null, Stop)).Outcome);
        Assert.Equal(MemoOutcome.UnknownText, (await memo.WriteAsync(scene.Access, key with { Path = "niets" }, "a", null, Stop)).Outcome);
    }
}
