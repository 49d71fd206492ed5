using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Tests.Data;
using Scanner.Core.Tests.Questionnaires;
using Scanner.Core.Tests.Scans;

namespace Scanner.Core.Tests.Responses;

public sealed class MoveDistributionTests
{
    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Who_has_not_begun_follows_who_has_moves_when_picked_and_what_was_handed_in_stays(DatabaseProvider provider)
    {
        await using var scene = await MoveScene.OpenAsync(provider, "Nog niet begonnen", "Begonnen", "Ook begonnen", "Ingestuurd");
        foreach (var partner in new[] { 1, 2, 3 }) await scene.SaveAsync(partner, "begin", ("zeker", ["nee"]), ("groepen", ["jong", "oud"]));
        Assert.Equal(LinkState.Submitted, (await scene.FillIn.SubmitAsync(scene.Links[3].Token, null, Given.Stop)).State);
        var second = await scene.PublishAsync(document => document.Edit(document.At("zeker"), item => item with { Type = "text" }).RemoveChoice(0, 1));

        var review = (await scene.Move.ReviewAsync(scene.Access, scene.DistributionId, null, Given.Stop))!;
        Assert.Equal((1, 2, second.VersionId, false), (review.FromNumber, review.ToNumber, review.ToVersionId, review.IsThere));
        Assert.Equal([(MoveStage.NotBegun, null, 0), (MoveStage.Begun, 1, 2), (MoveStage.Begun, 1, 2), (MoveStage.HandedIn, (int?)1, 0)], review.Invitations.Select(row => (row.Stage, row.VersionNumber, row.NotCarried)));
        Assert.Contains(review.Changes, change => (change.Name, change.Consequence) == ("zeker", Consequence.TypeChanged));

        var moved = await scene.Move.MoveAsync(scene.Access, scene.DistributionId, null, [.. scene.Links.Skip(1).Where((_, index) => index != 1).Select(link => link.InvitationId)], Given.Stop);
        Assert.Equal((true, 2, 1, 2), (moved.Done, moved.ToNumber, moved.Following, moved.SetAside));
        Assert.Equal([scene.Links[1].InvitationId], moved.Moved);

        Assert.Equal([QuestionKind.Line, QuestionKind.Line, QuestionKind.One, QuestionKind.One], await scene.KindsAsync());
        Assert.Equal(["jong"], await scene.ChosenAsync(1));
        Assert.Equal(["jong", "oud"], await scene.ChosenAsync(2));
        Assert.Equal(["@eerder/1/groepen=oud", "@eerder/1/zeker=nee", "groepen=jong"], await scene.RowsAsync(1));
        Assert.Equal(["groepen=jong", "groepen=oud", "zeker=nee"], await scene.RowsAsync(3));

        // Who was not picked goes on where they were.
        await scene.SaveAsync(2, "begin", ("zeker", ["ja"]));
        Assert.Equal(["groepen=jong", "groepen=oud", "zeker=ja"], await scene.RowsAsync(2));

        var back = await scene.Move.MoveAsync(scene.Access, scene.DistributionId, moved.FromVersionId, moved.Moved, Given.Stop);
        Assert.Equal((0, 2), (back.SetAside, back.BroughtBack));
        Assert.Equal(["groepen=jong", "groepen=oud", "zeker=nee"], await scene.RowsAsync(1));
    }

    [Fact]
    public async Task What_was_answered_anew_is_not_overwritten_by_what_was_set_aside()
    {
        await using var scene = await MoveScene.OpenAsync(DatabaseProvider.Sqlite, "Begonnen");
        await scene.SaveAsync(0, "begin", ("zeker", ["nee"]));
        var invitation = scene.Links[0].InvitationId;
        await scene.PublishAsync(document => document.Edit(document.At("zeker"), item => item with { Type = "text" }));
        var there = await scene.Move.MoveAsync(scene.Access, scene.DistributionId, null, [invitation], Given.Stop);
        await scene.SaveAsync(0, "begin", ("zeker", ["heel zeker"]));
        await scene.Move.MoveAsync(scene.Access, scene.DistributionId, there.FromVersionId, [invitation], Given.Stop);
        Assert.Equal(["@eerder/2/zeker=heel zeker", "zeker=nee"], await scene.RowsAsync(0));
        await scene.Move.MoveAsync(scene.Access, scene.DistributionId, there.ToVersionId, [invitation], Given.Stop);
        Assert.Equal(["@eerder/1/zeker=nee", "zeker=heel zeker"], await scene.RowsAsync(0));
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Saves_and_moves_at_once_leave_every_answer_with_the_version_it_was_given_to(DatabaseProvider provider)
    {
        await using var scene = await MoveScene.OpenAsync(provider, "Begonnen");
        await scene.SaveAsync(0, "begin", ("zeker", ["nee"]));
        var second = await scene.PublishAsync(document => document.Edit(document.At("zeker"), item => item with { Type = "text" }));
        var invitation = scene.Links[0].InvitationId;
        var first = (await scene.Move.ReviewAsync(scene.Access, scene.DistributionId, null, Given.Stop))!.FromNumber;
        Assert.Equal(1, first);
        var saves = Enumerable.Range(0, 6).Select(number => Task.Run(() => scene.SaveAsync(0, "begin", ("jong_toelichting", [$"tekst {number}"]), ("groepen", ["jong"])), Given.Stop));
        var moves = Enumerable.Range(0, 3).Select(_ => Task.Run(() => scene.Move.MoveAsync(scene.Access, scene.DistributionId, second.VersionId, [invitation], Given.Stop), Given.Stop));
        await Task.WhenAll(saves.Cast<Task>().Concat(moves));
        var rows = await scene.RowsAsync(0);
        Assert.Contains("@eerder/1/zeker=nee", rows);
        Assert.DoesNotContain("zeker=nee", rows);
        Assert.Contains(rows, row => row.StartsWith("jong_toelichting=tekst", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_that_was_open_when_its_version_was_left_loses_nothing_and_answers_nothing_else()
    {
        await using var scene = await MoveScene.OpenAsync(DatabaseProvider.Sqlite, "Begonnen", "Nog niet begonnen");
        await scene.SaveAsync(0, "begin", ("zeker", ["nee"]), ("groepen", ["oud"]));
        var open = (await scene.FillIn.OpenSectionAsync(scene.Links[0].Token, "begin", null, Given.Stop)).View!;
        var fresh = (await scene.FillIn.OpenSectionAsync(scene.Links[1].Token, "begin", null, Given.Stop)).View!;
        await scene.PublishAsync(document => document.Edit(document.At("zeker"), item => item with { Type = "text" }).Remove(document.At("jong_toelichting")).Document);
        await scene.Move.MoveAsync(scene.Access, scene.DistributionId, null, [scene.Links[0].InvitationId], Given.Stop);

        var saved = await scene.FillIn.SaveAsync(scene.Links[0].Token, "begin", Fieldwork.Form(open, ("zeker", ["ja"]), ("groepen", ["jong"]), ("jong_toelichting", ["Net getypt"])), Given.Stop);
        Assert.Equal((LinkState.Open, 2), (saved.State, saved.Revision));
        Assert.Equal(["@eerder/1/jong_toelichting=Net getypt", "@eerder/1/zeker=ja", "groepen=jong"], await scene.RowsAsync(0));
        await scene.FillIn.SaveAsync(scene.Links[1].Token, "begin", Fieldwork.Form(fresh, ("zeker", ["ja"]), ("groepen", ["oud"])), Given.Stop);
        Assert.Equal(["@eerder/1/zeker=ja", "groepen=oud"], await scene.RowsAsync(1));
        Assert.Equal([QuestionKind.Line, QuestionKind.Line], await scene.KindsAsync());
    }

    [Fact]
    public async Task A_shipped_questionnaire_that_changed_can_be_moved_to_as_well()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync();
        var partner = await Given.PartnerAsync(database, access);
        var shipped = database.Library.Find("partner-kort")!;
        // An earlier edition of the file.
        await using (var db = await database.Databases.OpenAsync(access.MunicipalityId, Given.Stop))
        {
            var older = BuildQuestionnaire.From(shipped.Document with { Settings = shipped.Document.Settings with { Version = "0" } }, database.Library.Lists).Questionnaire!;
            var version = await database.Get<PublishQuestionnaire>().AsVersionAsync(db, older, Given.Stop);
            db.Add(Distribution.Of(access.ScanId, version.Id, "Ronde 1", null, database.Clock.GetUtcNow()));
            await db.SaveChangesAsync(Given.Stop);
        }
        var distribution = Assert.Single(await database.Get<ManageInvitations>().ListAsync(access, Given.Stop));
        await database.Get<CreateInvitations>().AddAsync(access, distribution.Id, [new Invitee(partner, null)], Given.Stop);
        var moved = await database.Get<MoveDistribution>().MoveAsync(access, distribution.Id, null, [], Given.Stop);
        Assert.Equal((true, 2, 1), (moved.Done, moved.ToNumber, moved.Following));
        Assert.Equal(2, Assert.Single(await database.Get<ManageInvitations>().ListAsync(access, Given.Stop)).VersionNumber);
    }

    [Fact]
    public async Task Another_scan_and_another_questionnaire_are_out_of_reach()
    {
        await using var scene = await MoveScene.OpenAsync(DatabaseProvider.Sqlite, "Begonnen");
        var other = await scene.Database.NewScanAsync("andere-gemeente");
        Assert.False((await scene.Move.MoveAsync(other, scene.DistributionId, null, [], Given.Stop)).Done);
        Assert.Null(await scene.Move.ReviewAsync(other, scene.DistributionId, null, Given.Stop));
        var drafts = new DraftScene { Database = scene.Database, Access = scene.Access };
        var (id, document) = await drafts.ImportAsync();
        var elsewhere = await drafts.PublishAsync(id, document);
        Assert.False((await scene.Move.MoveAsync(scene.Access, scene.DistributionId, elsewhere.VersionId, [], Given.Stop)).Done);
    }
}
