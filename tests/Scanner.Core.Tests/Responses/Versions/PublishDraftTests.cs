using Scanner.Core.Data;
using Scanner.Core.Interviews;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Tests.Data;
using Scanner.Core.Tests.Questionnaires;
using Scanner.Core.Tests.Scans;

namespace Scanner.Core.Tests.Responses;

public sealed class PublishDraftTests
{
    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task The_same_content_is_the_same_version_and_other_content_the_next(DatabaseProvider provider)
    {
        await using var scene = await DraftScene.OpenAsync(provider);
        var (id, document) = await scene.ImportAsync();
        var first = await scene.PublishAsync(id, document);
        Assert.Equal((PublishOutcome.Published, 1), (first.Outcome, first.Number));
        Assert.Equal((PublishOutcome.SameAsBefore, first.VersionId), (await scene.PublishAsync(id, document) is var same ? (same.Outcome, same.VersionId) : default));

        var changed = document.Edit(document.At("dag"), item => item with { Label = item.Label.With("nl", "Op welke dag?") });
        await scene.SaveAsync(id, 1, changed);
        var review = (await scene.Get<PublishDraft>().ReviewAsync(scene.Access, id, Given.Stop))!;
        Assert.Equal((true, 1, false, "dag"), (review.CanPublish, review.LatestNumber, review.IsSame, Assert.Single(review.Changes).Name));
        Assert.Equal((PublishOutcome.Published, 2), (await scene.PublishAsync(id, changed) is var second ? (second.Outcome, second.Number) : default));
        Assert.False((await scene.OpenAsync(id))!.HasChanges);

        // Back to what version 1 said: that version again, and it is the one in use.
        Assert.Equal((PublishOutcome.SameAsBefore, 1), (await scene.PublishAsync(id, document) is var back ? (back.Outcome, back.Number) : default));
        Assert.Equal(1, (await scene.Get<CreateInvitations>().OptionsAsync(scene.Access, Given.Stop)).Questionnaires.Single(option => option.FormId == "proef").OwnVersion);
    }

    [Fact]
    public async Task Errors_and_a_save_in_between_stand_in_the_way()
    {
        await using var scene = await DraftScene.OpenAsync();
        var (id, document) = await scene.ImportAsync();
        var wrong = await scene.PublishAsync(id, document.Edit(document.At("dag"), item => item with { Relevant = "${bestaat_niet} = 1" }));
        Assert.Equal(PublishOutcome.HasErrors, wrong.Outcome);
        Assert.Contains(wrong.Problems, problem => problem.Code == ProblemCodes.UnknownReference);
        Assert.Equal(PublishOutcome.ChangedMeanwhile, (await scene.Get<PublishDraft>().PublishAsync(scene.Access, id, 1, Given.Stop)).Outcome);
    }

    [Fact]
    public async Task A_name_that_was_taken_out_does_not_come_back_for_something_else()
    {
        await using var scene = await DraftScene.OpenAsync();
        var (id, document) = await scene.ImportAsync();
        await scene.PublishAsync(id, document);
        var without = document.Remove(document.At("dag")).Document.Edit(document.At("groepen"), item => item with { Type = "select_multiple groepen" }).RemoveChoice(0, 1);
        Assert.Equal(PublishOutcome.Published, (await scene.PublishAsync(id, without.Edit(without.At("cijfers"), item => item with { Relevant = null }))).Outcome);
        without = (await scene.OpenAsync(id))!.Document;

        Assert.Equal([ProblemCodes.RetiredName], await CodesAsync(Add("dag", "text", "Welke dag?")));
        Assert.Equal([ProblemCodes.RetiredName], await CodesAsync(Add("dag", "date", "Wanneer?")));
        Assert.Equal([ProblemCodes.RetiredName], await CodesAsync(Add("groepen_other", "text", "Iets anders")));
        Assert.Equal([ProblemCodes.RetiredChoice], await CodesAsync(without.EditList(0, list => list with { Choices = [.. list.Choices, new FormChoice { Name = "oud", Label = LocalText.Of("Oudgedienden", "Veterans") }] })));
        Assert.Empty(await CodesAsync(Add("dag", "date", "Welke dag?")));
        Assert.Empty(await CodesAsync(without.EditList(0, list => list with { Choices = [.. list.Choices, document.Lists[0].Choices[1]] })));
        // Of a living question the type may change: that is shown, and answers do not go along.
        Assert.Empty(await CodesAsync(without.Edit(without.At("aantal"), item => item with { Type = "text", Constraint = null })));

        FormDocument Add(string name, string type, string label) =>
            without.Insert(without.At("cijfers"), 1, new FormItem { Name = name, Type = type, Label = LocalText.Of(label, label) }).Document;
        async Task<List<string>> CodesAsync(FormDocument changed)
        {
            var published = (await scene.OpenAsync(id))!.Published;
            return [.. scene.Get<EditQuestionnaire>().Check(changed, published).Where(problem => problem.Severity == Severity.Error).Select(problem => problem.Code)];
        }
    }

    [Fact]
    public async Task What_was_published_can_be_put_out_and_spoken_about_until_it_is_put_away()
    {
        await using var scene = await DraftScene.OpenAsync();
        var (id, document) = await scene.ImportAsync();
        var (invite, plan) = (scene.Get<CreateInvitations>(), scene.Get<PlanInterviews>());
        Assert.DoesNotContain((await invite.OptionsAsync(scene.Access, Given.Stop)).Questionnaires, option => option.FormId == "proef");
        var version = await scene.PublishAsync(id, document);
        var partner = await Given.PartnerAsync(scene.Database, scene.Access);
        Assert.NotNull((await invite.CreateAsync(scene.Access, new NewDistribution("proef", "Ronde 1", null), [new Invitee(partner, null)], Given.Stop)).DistributionId);
        Assert.Null((await plan.StartAsync(scene.Access, new NewInterview(partner, "proef", new DateOnly(2026, 11, 21), ""), Given.Stop)).Fault);
        Assert.Contains((await plan.ListAsync(scene.Access, Given.Stop)).TopicGuides, guide => (guide.FormId, guide.OwnVersion) == ("proef", 1));

        var row = (await scene.Get<ListQuestionnaires>().ListAsync(scene.Access, Given.Stop)).Published.Single(row => row.Id == version.VersionId);
        Assert.Equal([new VersionUse("Scan gemeente-toets", "gemeente-toets", true, 1, 1, 0)], row.Uses);
        Assert.Equal((id, true), (row.DraftId, row.IsLatest));

        await scene.Get<EditQuestionnaire>().ArchiveAsync(scene.Access, id, Given.Stop);
        Assert.DoesNotContain((await invite.OptionsAsync(scene.Access, Given.Stop)).Questionnaires, option => option.FormId == "proef");
    }

    [Fact]
    public async Task A_version_of_another_municipality_is_no_option()
    {
        await using var scene = await DraftScene.OpenAsync();
        var (id, document) = await scene.ImportAsync();
        await scene.PublishAsync(id, document);
        var other = await scene.Database.NewScanAsync("andere-gemeente");
        Assert.DoesNotContain((await scene.Get<CreateInvitations>().OptionsAsync(other, Given.Stop)).Questionnaires, option => option.FormId == "proef");
        var partner = await Given.PartnerAsync(scene.Database, other);
        Assert.NotEmpty((await scene.Get<CreateInvitations>().CreateAsync(other, new NewDistribution("proef", "Ronde 1", null), [new Invitee(partner, null)], Given.Stop)).Problems);
    }
}
