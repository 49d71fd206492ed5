using Scanner.Core.Coding;
using Scanner.Core.Data;
using Scanner.Core.Tests.Data;
using CodingRow = Scanner.Core.Coding.Coding;

namespace Scanner.Core.Tests.Coding;

public sealed class OtherMunicipalityTests
{
    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Sees_and_changes_nothing_through_any_door_of_coding(DatabaseProvider provider)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var scene = await CodingScene.OpenAsync(provider);
        var key = await scene.AnswerAsync("Bij het station.");
        var text = await scene.TextAsync(key);
        var code = await scene.CodeNamedAsync("Station");
        var applied = await scene.ApplyAsync(key, "Station", "station");
        await scene.Database.Get<WriteMemo>().WriteAsync(scene.Access, key, "Ons memo", null, stop);
        var removed = await scene.Code.RemoveAsync(scene.Access, [(await scene.ApplyAsync(key, "Lachgas")).Coding!.Value], stop);
        var other = await scene.Database.NewScanAsync("buurgemeente");
        // Worse: the identifier of our scan under the membership of the other municipality.
        foreach (var access in new[] { other, other with { ScanId = scene.Access.ScanId } })
        {
            if (access == other)
            {
                var view = await scene.Code.OpenAsync(access, new CodingFilter(), stop);
                Assert.Empty(view.Texts);
                Assert.DoesNotContain(view.Codes, each => each.Id == code);
                Assert.Equal(ApplyOutcome.UnknownCode, (await scene.Code.ApplyAsync(access, new ApplyRequest(key, text.Stamp, code), stop)).Outcome);
                Assert.Equal(ApplyOutcome.UnknownText, (await scene.Code.ApplyAsync(access, new ApplyRequest(key, text.Stamp, view.Codes.First().Id), stop)).Outcome);
            }
            Assert.Empty(await scene.Code.RemoveAsync(access, [applied.Coding!.Value], stop));
            if (access == other) Assert.Empty(await scene.Code.RestoreAsync(access, removed, stop));
            Assert.Null(await scene.Code.MarkAsync(access, applied.Fragment!.Value, new FragmentMarks(true, true), stop));
            Assert.Equal(MemoOutcome.UnknownText, (await scene.Database.Get<WriteMemo>().WriteAsync(access, key, "Gekaapt", null, stop)).Outcome);
            Assert.Equal(CodeOutcome.UnknownCode, (await scene.Database.Get<ChangeCodebook>().RenameAsync(access, code, "Gekaapt", "", stop)).Outcome);
            Assert.Equal(CodeOutcome.UnknownCode, (await scene.Database.Get<ChangeCodebook>().SetKeyAsync(access, code, 9, stop)).Outcome);
            Assert.Equal(CodeOutcome.UnknownCode, (await scene.Database.Get<ChangeCodebook>().RemoveAsync(access, code, stop)).Outcome);
            Assert.Null(await scene.Database.Get<ReadResponse>().OpenAsync(access, key.ResponseId, stop));
        }
        Assert.Equal(CodeOutcome.UnknownCode, (await scene.Database.Get<ChangeCodebook>().AddAsync(other, code, "Gekaapt", stop)).Outcome);
        Assert.Equal("Ons memo", (await scene.TextAsync(key)).Memo!.Text);
        Assert.Single(await scene.RowsAsync<CodingRow>());
        Assert.False((await scene.TextAsync(key)).Fragments.Single().IsHearsay);
    }

    [Fact]
    public async Task A_second_scan_of_the_same_municipality_sees_and_changes_nothing_either()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var scene = await CodingScene.OpenAsync();
        var key = await scene.AnswerAsync("Bij het station.");
        var applied = await scene.ApplyAsync(key, "Station", "station");
        await using (var db = await scene.Database.Databases.OpenAsync(scene.Access.MunicipalityId, stop))
        {
            var next = Scanner.Core.Scans.Scan.Named("Scan 2030", "scan-2030", scene.Database.Clock.GetUtcNow());
            db.Add(next);
            await db.SaveChangesAsync(stop);
            var access = scene.Access with { ScanId = next.Id };
            Assert.Empty((await scene.Code.OpenAsync(access, new CodingFilter(), stop)).Texts);
            Assert.Empty(await scene.Code.RemoveAsync(access, [applied.Coding!.Value], stop));
            Assert.Null(await scene.Code.MarkAsync(access, applied.Fragment!.Value, new FragmentMarks(true, true), stop));
            Assert.Null(await scene.Database.Get<ReadResponse>().OpenAsync(access, key.ResponseId, stop));
        }
        Assert.True((await scene.TextAsync(key)).IsCoded);
    }
}
