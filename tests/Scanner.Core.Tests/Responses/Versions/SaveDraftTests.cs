using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;
using Scanner.Core.Tests.Questionnaires;
using Scanner.Core.Tests.Scans;

namespace Scanner.Core.Tests.Responses;

public sealed class SaveDraftTests
{
    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task A_draft_is_saved_as_it_is_and_every_state_stays(DatabaseProvider provider)
    {
        await using var scene = await DraftScene.OpenAsync(provider);
        var (id, document) = await scene.ImportAsync();
        var changed = document.Edit(document.At("dag"), item => item with { Label = item.Label.With("nl", "Welke dag dan?"), Relevant = "fout(" });
        scene.Database.Clock.Move(TimeSpan.FromMinutes(5));

        var saved = await scene.SaveAsync(id, 1, changed);
        Assert.Equal((DraftSaveOutcome.Saved, 2), (saved.Outcome, saved.Revision));
        Assert.Equal((DraftSaveOutcome.Saved, 2), (await scene.SaveAsync(id, 2, changed) is var again ? (again.Outcome, again.Revision) : default));

        var opened = (await scene.OpenAsync(id))!;
        Assert.Equal("Welke dag dan?", opened.Document.Named("dag").Label!.In("nl"));
        Assert.Contains(opened.Problems, problem => problem.Key == "relevant" && opened.Document.PathOf((FormItem)problem.Node!) == opened.Document.At("dag"));
        var history = (await scene.Get<RestoreDraft>().HistoryAsync(scene.Access, id, Given.Stop))!;
        Assert.Equal([2, 1], history.States.Select(state => state.Revision));
        Assert.Equal("Toets Lid", history.States[0].SavedBy);
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Two_who_change_different_parts_both_keep_their_work(DatabaseProvider provider)
    {
        await using var scene = await DraftScene.OpenAsync(provider);
        var (id, document) = await scene.ImportAsync();
        var theirs = document.Edit(document.At("dag"), item => item with { Label = item.Label.With("nl", "Op welke dag?") }).AddChoice(1, 9, "Misschien", PublishedNames.None)
            .Move(document.At("zeker"), document.At("begin"), 0)!.Document;
        var mine = document.Edit(document.At("aantal"), item => item with { Required = "true" });
        mine = mine.Add(mine.At("begin"), 9, ItemKind.Text, "Nog iets?", PublishedNames.None).Document.Remove(mine.At("waar")).Document;
        await scene.SaveAsync(id, 1, theirs);

        var saved = await scene.SaveAsync(id, 1, mine);

        Assert.Equal((DraftSaveOutcome.Joined, 3, "Toets Lid"), (saved.Outcome, saved.Revision, saved.Other!.By));
        Assert.Equal("partner_type begin[zeker groepen jong_toelichting nog_iets] cijfers[aantal dag plek[druk]]", saved.Document!.Outline());
        Assert.Equal(("Op welke dag?", "true", 3), (saved.Document!.Named("dag").Label!.In("nl"), saved.Document!.Named("aantal").Required, saved.Document!.Lists[1].Choices.Count));
        Assert.Contains(new MergedPart(FormPart.Question, "dag", "Op welke dag?"), saved.Parts);
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Two_who_change_the_same_part_both_keep_their_work_apart(DatabaseProvider provider)
    {
        await using var scene = await DraftScene.OpenAsync(provider);
        var (id, document) = await scene.ImportAsync();
        await scene.SaveAsync(id, 1, document.Edit(document.At("dag"), item => item with { Hint = default(LocalText).With("nl", "Van hen") }));

        var saved = await scene.SaveAsync(id, 1, document.Edit(document.At("dag"), item => item with { Hint = default(LocalText).With("nl", "Van mij") }));

        Assert.Equal((DraftSaveOutcome.KeptApart, 2), (saved.Outcome, saved.Revision));
        Assert.Equal(new MergedPart(FormPart.Question, "dag", "Welke dag?"), Assert.Single(saved.Parts));
        Assert.Equal("Van hen", (await scene.OpenAsync(id))!.Document.Named("dag").Hint!.In("nl"));
        var copy = (await scene.OpenAsync(saved.Copy!.Id))!;
        Assert.Equal(("Van mij", "proef-2", DraftOrigin.Conflict, "proef"), (copy.Document.Named("dag").Hint!.In("nl"), copy.FormId, copy.Origin.Kind, copy.Origin.Name));
    }

    [Fact]
    public async Task Many_who_save_at_once_lose_nothing()
    {
        await using var scene = await DraftScene.OpenAsync();
        var (id, document) = await scene.ImportAsync();
        var saved = await Task.WhenAll(Enumerable.Range(1, 6).Select(number => Task.Run(() =>
            scene.SaveAsync(id, 1, document.Add(document.At("begin"), 0, ItemKind.Text, $"Vraag van {number}", PublishedNames.None).Document), Given.Stop)));
        Assert.DoesNotContain(saved, one => one.Outcome is not (DraftSaveOutcome.Saved or DraftSaveOutcome.Joined));
        Assert.Equal(9, (await scene.OpenAsync(id))!.Document.Named("begin").Items.Count);
    }

    [Fact]
    public async Task What_both_added_under_one_name_gets_two_names()
    {
        await using var scene = await DraftScene.OpenAsync();
        var (id, document) = await scene.ImportAsync();
        await scene.SaveAsync(id, 1, document.Add(document.At("cijfers"), 9, ItemKind.SelectOne, "", PublishedNames.None).Document);
        var mine = document.Add(document.At("begin"), 9, ItemKind.SelectOne, "", PublishedNames.None);
        var used = mine.Document.AddChoice(mine.Document.ListIndex("vraag"), 9, "Derde", PublishedNames.None).Edit(document.At("dag"), item => item with { Relevant = "${vraag} = 'derde'" });
        var saved = await scene.SaveAsync(id, 1, used);
        Assert.Equal(DraftSaveOutcome.Joined, saved.Outcome);
        Assert.Equal("partner_type begin[groepen jong_toelichting zeker vraag_2] cijfers[aantal dag plek[waar druk] vraag]", saved.Document!.Outline());
        Assert.Equal("${vraag_2} = 'derde'", saved.Document!.Named("dag").Relevant);
        Assert.Equal(3, saved.Document!.Lists[saved.Document!.ListOf(saved.Document!.Named("vraag_2"))].Choices.Count);
    }

    [Fact]
    public async Task An_earlier_state_comes_back_and_what_stood_there_stays_too()
    {
        await using var scene = await DraftScene.OpenAsync();
        var (id, document) = await scene.ImportAsync();
        await scene.SaveAsync(id, 1, document.Remove(document.At("cijfers")).Document);
        var restore = scene.Get<RestoreDraft>();
        Assert.Contains((await restore.CompareAsync(scene.Access, id, new PastState.Revision(1), Given.Stop))!.Changes, change => (change.Kind, change.Name) == (ChangeKind.Removed, "aantal"));
        Assert.Equal(3, (await restore.RestoreAsync(scene.Access, id, new PastState.Revision(1), Given.Stop)).Revision);
        Assert.Equal(document.Outline(), (await scene.OpenAsync(id))!.Document.Outline());
        Assert.Equal(3, (await restore.HistoryAsync(scene.Access, id, Given.Stop))!.States.Count);
        Assert.Equal(DraftSaveOutcome.NotThere, (await restore.RestoreAsync(scene.Access, id, new PastState.Revision(99), Given.Stop)).Outcome);
    }

    [Fact]
    public async Task A_copy_has_an_identity_of_its_own_and_follows_the_reference_lists()
    {
        await using var scene = await DraftScene.OpenAsync();
        var edit = scene.Get<EditQuestionnaire>();
        var made = await edit.CopyAsync(scene.Access, new DraftSource.Shipped("partner-kort"), null, Given.Stop);
        Assert.Equal("partner-kort-eigen", made.FormId);
        Assert.Equal("partner-kort-eigen-2", (await edit.CopyAsync(scene.Access, new DraftSource.Shipped("partner-kort"), "Anders", Given.Stop)).FormId);
        var view = (await scene.OpenAsync(made.Id))!;
        Assert.DoesNotContain(view.Problems, problem => problem.Severity == Severity.Error);
        Assert.Contains(view.Document.Lists, list => list.From == "reference/middelen.yaml");
        Assert.Equal(DraftMadeOutcome.NotThere, (await edit.CopyAsync(scene.Access, new DraftSource.Draft(Guid.NewGuid()), null, Given.Stop)).Outcome);
        var fresh = await edit.NewAsync(scene.Access, "Onze vragen, 2027", Given.Stop);
        Assert.Equal("onze-vragen-2027", fresh.FormId);
        Assert.Equal("Anders", (await scene.Get<ListQuestionnaires>().ListAsync(scene.Access, Given.Stop)).Drafts.Single(draft => draft.FormId == "partner-kort-eigen-2").Title);
    }

    [Fact]
    public async Task A_draft_is_put_away_and_taken_back_and_the_log_tells()
    {
        await using var scene = await DraftScene.OpenAsync();
        var (id, _) = await scene.ImportAsync();
        var edit = scene.Get<EditQuestionnaire>();
        Assert.True(await edit.ArchiveAsync(scene.Access, id, Given.Stop));
        Assert.NotNull((await scene.OpenAsync(id))!.ArchivedAt);
        Assert.True(await edit.UnarchiveAsync(scene.Access, id, Given.Stop));
        Assert.False(await edit.ArchiveAsync(scene.Access, Guid.NewGuid(), Given.Stop));
        await using var db = await scene.Database.Databases.OpenAsync(scene.Access.MunicipalityId, Given.Stop);
        Assert.Equal(["questionnaire.made", "questionnaire.archived", "questionnaire.unarchived"],
            await db.Set<AuditEntry>().Where(entry => entry.SubjectId == id).OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync(Given.Stop));
    }

    [Fact]
    public async Task Another_municipality_sees_and_changes_nothing_and_other_roles_may_not()
    {
        await using var scene = await DraftScene.OpenAsync();
        var (id, document) = await scene.ImportAsync();
        var other = await scene.Database.NewScanAsync("andere-gemeente");
        Assert.Null(await scene.Get<EditQuestionnaire>().OpenAsync(other, id, Given.Stop));
        Assert.Null(await scene.Get<EditQuestionnaire>().ExportAsync(other, new DraftSource.Draft(id), Given.Stop));
        Assert.Equal(DraftSaveOutcome.NotThere, (await scene.Get<SaveDraft>().SaveAsync(other, id, 1, document, Given.Stop)).Outcome);
        Assert.Null(await scene.Get<RestoreDraft>().HistoryAsync(other, id, Given.Stop));
        Assert.Null(await scene.Get<PublishDraft>().ReviewAsync(other, id, Given.Stop));
        Assert.Equal(PublishOutcome.NotThere, (await scene.Get<PublishDraft>().PublishAsync(other, id, 1, Given.Stop)).Outcome);
        Assert.Empty((await scene.Get<ListQuestionnaires>().ListAsync(other, Given.Stop)).Drafts);
        var reader = await scene.Database.NewScanAsync("lezende-gemeente", MemberRole.Interviewer);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => scene.Get<ListQuestionnaires>().ListAsync(reader, Given.Stop));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => scene.Get<EditQuestionnaire>().NewAsync(reader, "x", Given.Stop));
    }

    [Fact]
    public async Task What_cannot_be_stored_is_refused_and_named()
    {
        await using var scene = await DraftScene.OpenAsync();
        var (id, document) = await scene.ImportAsync();
        var deep = new FormItem { Type = "text", Name = "onderin" };
        for (var level = 0; level < 60; level++) deep = new FormItem { Type = "group", Name = $"g{level}", Items = [deep] };
        Assert.Equal(DraftSaveOutcome.TooLarge, (await scene.SaveAsync(id, 1, document with { Survey = [.. document.Survey, deep] })).Outcome);
        Assert.Equal(1, (await scene.OpenAsync(id))!.Revision);
    }
}

/// <summary>A scan whose officer makes questionnaires.</summary>
internal sealed class DraftScene : IAsyncDisposable
{
    public required TestDatabase Database { get; init; }

    public required ScanAccess Access { get; init; }

    public static async Task<DraftScene> OpenAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var database = await TestDatabase.OpenAsync(provider);
        return new DraftScene { Database = database, Access = await database.NewScanAsync() };
    }

    public T Get<T>() where T : notnull => Database.Get<T>();

    public async Task<(Guid Id, FormDocument Document)> ImportAsync(string yaml = Forms.Yaml)
    {
        var made = await Get<EditQuestionnaire>().ImportAsync(Access, Forms.Document(yaml), "proef.yaml", CancellationToken.None);
        return (made.Id, (await OpenAsync(made.Id))!.Document);
    }

    public Task<DraftView?> OpenAsync(Guid id) => Get<EditQuestionnaire>().OpenAsync(Access, id, CancellationToken.None);

    public Task<DraftSaved> SaveAsync(Guid id, int opened, FormDocument document) => Get<SaveDraft>().SaveAsync(Access, id, opened, document, CancellationToken.None);

    /// <summary>Saves over whatever stands there, and publishes.</summary>
    public async Task<DraftPublished> PublishAsync(Guid id, FormDocument document)
    {
        var saved = await SaveAsync(id, (await OpenAsync(id))!.Revision, document);
        return await Get<PublishDraft>().PublishAsync(Access, id, saved.Revision, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
