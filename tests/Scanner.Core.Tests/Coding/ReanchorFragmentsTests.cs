using Scanner.Core.Coding;
using Scanner.Core.Data;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Coding;

public sealed class ReanchorFragmentsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Fragments_follow_their_words_into_a_corrected_answer(DatabaseProvider provider)
    {
        await using var scene = await CodingScene.OpenAsync(provider);
        var key = await scene.AnswerAsync("Vooral bij het station, met lachgas.");
        var before = await scene.ApplyAsync(key, "Station", "station");
        await scene.ApplyAsync(key, "Lachgas", "lachgas");
        await scene.CorrectAsync(key, "Niet zozeer thuis 😀 maar vooral bij het station, met lachgas.");

        var text = await scene.TextAsync(key);

        Assert.Equal([("station", 40, false), ("lachgas", 53, false)], text.Fragments.Select(fragment => (fragment.Quote, fragment.Start, fragment.IsOrphaned)));
        Assert.Equal(before.Fragment, text.Fragments[0].Id);
        Assert.All(text.Fragments, fragment => Assert.Equal(fragment.Quote, CodePoints.Slice(text.Text, fragment.Start, fragment.Length)));
        Assert.Equal([1, 2], (await scene.RowsAsync<CodedText>()).Select(version => version.Version).Order());
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Words_that_are_gone_leave_an_orphan_on_the_old_version(DatabaseProvider provider)
    {
        await using var scene = await CodingScene.OpenAsync(provider);
        var key = await scene.AnswerAsync("Bij het station en in het park.");
        await scene.ApplyAsync(key, "Station", "station");
        await scene.ApplyAsync(key, "Straat en park", "park");
        await scene.CorrectAsync(key, "Alleen in het park.");

        var text = await scene.TextAsync(key);

        Assert.Equal([("park", false), ("station", true)], text.Fragments.Select(fragment => (fragment.Quote, fragment.IsOrphaned)).Order());
        var versions = (await scene.RowsAsync<CodedText>()).ToDictionary(version => version.Id, version => version.Version);
        Assert.Equal([("park", 2), ("station", 1)], (await scene.RowsAsync<Fragment>()).Select(fragment => (fragment.Quote, versions[fragment.CodedTextId])).Order());
        Assert.Equal(["Alleen in het ", "park", "."], TextSegments.Of(text.Text, text.Fragments).Select(segment => segment.Text));
    }

    [Fact]
    public async Task A_quote_that_stands_twice_moves_to_the_place_it_came_from()
    {
        await using var scene = await CodingScene.OpenAsync();
        var key = await scene.AnswerAsync("Het station. Later weer het station.");
        var text = await scene.TextAsync(key);
        var code = await scene.CodeNamedAsync("Station");
        foreach (var start in new[] { 4, 28 }) await scene.Code.ApplyAsync(scene.Access, new ApplyRequest(key, text.Stamp, code, new Stretch(start, 7)), Stop);

        // Longer in front than the two places lie apart: the nearest by position alone would be wrong.
        await scene.CorrectAsync(key, "Eerst stond het anders, nu staat het zo: Het station. Later weer het station.");
        Assert.Equal([45, 69], (await scene.TextAsync(key)).Fragments.Select(fragment => fragment.Start));

        // The first one falls out: the second keeps its place, the first has none.
        await scene.CorrectAsync(key, "Later weer het station.");
        var after = (await scene.TextAsync(key)).Fragments;
        Assert.Equal([(15, false), (45, true)], after.Select(fragment => (fragment.Start, fragment.IsOrphaned)));
    }

    [Fact]
    public async Task Words_that_return_take_their_orphan_back()
    {
        await using var scene = await CodingScene.OpenAsync();
        var key = await scene.AnswerAsync("Bij het station.");
        await scene.ApplyAsync(key, "Station", "station");
        await scene.CorrectAsync(key, "Nergens.");
        Assert.True((await scene.TextAsync(key)).Fragments.Single().IsOrphaned);
        await scene.CorrectAsync(key, "Toch bij het station.");
        Assert.Equal((13, false), ((await scene.TextAsync(key)).Fragments.Single().Start, (await scene.TextAsync(key)).Fragments.Single().IsOrphaned));
    }

    [Fact]
    public async Task An_answer_that_was_taken_back_and_given_again_keeps_its_codes()
    {
        await using var scene = await CodingScene.OpenAsync();
        var key = await scene.AnswerAsync("Bij het station.");
        await scene.ApplyAsync(key, "Station", "station");
        await scene.CorrectAsync(key, "");
        Assert.Empty((await scene.LookAsync()).Texts);
        Assert.True(Assert.Single(await scene.RowsAsync<Fragment>()).IsOrphaned);
        await scene.CorrectAsync(key, "Bij het station.");
        Assert.True((await scene.TextAsync(key)).IsCoded);
        Assert.Single(await scene.RowsAsync<CodedText>());
    }

    [Fact]
    public async Task Looking_twice_or_together_makes_one_new_version()
    {
        await using var scene = await CodingScene.OpenAsync();
        var key = await scene.AnswerAsync("Bij het station.");
        await scene.ApplyAsync(key, "Station", "station");
        await scene.CorrectAsync(key, "Achter het station.");
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => scene.LookAsync())));
        Assert.Equal(2, (await scene.RowsAsync<CodedText>()).Count);
        Assert.True((await scene.TextAsync(key)).IsCoded);
    }
}
