using Bunit;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Web.Staff.Questionnaires;
using Scanner.Web.Staff.Responses;
using Scanner.Web.Tests.Staff.Scans;

namespace Scanner.Web.Tests.Staff.Questionnaires;

/// <summary>History, publishing, and moving what runs.</summary>
public sealed class VersionPagesTests
{
    private static readonly ItemPath First = ItemPath.Survey.Inner(0).Inner(0);

    [Fact]
    public async Task Errors_stand_in_the_way_of_publishing_and_lead_to_the_question()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var draft = (await test.Database.Get<EditQuestionnaire>().NewAsync(test.Access, "Proef", Arrange.Stop)).Id;
        await SaveAsync(test, draft, document => document.Add(ItemPath.Survey.Inner(0), 0, ItemKind.Text, "Waar?", PublishedNames.None).Document.Edit(First, item => item with { Relevant = "${weg} = 1" }));
        var page = OpenPublish(test, draft);
        Assert.Contains("Los eerst op", page.Markup, StringComparison.Ordinal);
        Assert.EndsWith($"/bewerken/{draft}?vraag=waar", page.Find(".card a").GetAttribute("href"), StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent == "Publiceren");
    }

    [Fact]
    public async Task Publishing_tells_what_is_next_and_what_a_change_means_for_answers()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var draft = (await test.Database.Get<EditQuestionnaire>().NewAsync(test.Access, "Proef", Arrange.Stop)).Id;
        await SaveAsync(test, draft, document => document.Add(ItemPath.Survey.Inner(0), 0, ItemKind.Text, "Waar?", PublishedNames.None).Document);
        var page = OpenPublish(test, draft);
        Assert.Contains("De eerste versie", page.Markup, StringComparison.Ordinal);
        page.Press("Publiceren");
        Assert.Equal("Versie 1 is gepubliceerd", page.Find("h1").TextContent);

        page = OpenPublish(test, draft);
        Assert.Contains("Er is niets gewijzigd", page.Find(".notice").TextContent, StringComparison.Ordinal);
        await SaveAsync(test, draft, document => document.ChangeKind(First, ItemKind.Integer));
        page = OpenPublish(test, draft);
        Assert.Contains("gaat niet mee", page.Find(".meaning.loss").TextContent, StringComparison.Ordinal);
        // Someone saves while it is looked over.
        await SaveAsync(test, draft, document => document.EditSettings(had => had with { Minutes = "5" }));
        page.Press("Publiceren");
        Assert.Contains("Iemand wijzigde", page.Find(".notice.warn").TextContent, StringComparison.Ordinal);
        page.Press("Publiceren");
        Assert.Equal("Versie 2 is gepubliceerd", page.Find("h1").TextContent);
    }

    [Fact]
    public async Task An_earlier_state_is_looked_at_brought_back_and_undone()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var draft = (await test.Database.Get<EditQuestionnaire>().NewAsync(test.Access, "Proef", Arrange.Stop)).Id;
        await SaveAsync(test, draft, document => document.Add(ItemPath.Survey.Inner(0), 0, ItemKind.Text, "Waar?", PublishedNames.None).Document);
        await SaveAsync(test, draft, document => document.Remove(First).Document);
        var page = test.Render<RestoreDraftPage>(parameters => parameters.Add(page => page.Scan, test.Access.Slug).Add(page => page.DraftId, draft));
        page.Find("label input[type=checkbox]").Change(true);
        page.FindAll(".state")[1].Click();
        Assert.Contains("Vraag ‘Waar?’", page.Find(".changes.removed").TextContent, StringComparison.Ordinal);
        page.Press("Terugzetten");
        Assert.Single((await ViewAsync(test, draft)).Document.Survey[0].Items);
        await page.InvokeAsync(test.Undo.Undo!);
        Assert.Empty((await ViewAsync(test, draft)).Document.Survey[0].Items);
    }

    [Fact]
    public async Task What_runs_is_told_of_a_newer_version_and_moved_to_it()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var made = await test.Database.Get<EditQuestionnaire>().NewAsync(test.Access, "Proef", Arrange.Stop);
        await LibraryPagesTests.PublishAsync(test, made.Id, document => document.Add(ItemPath.Survey.Inner(0), 0, ItemKind.Text, "Waar?", PublishedNames.None).Document);
        var partner = await test.PartnerAsync("Halt", "halt");
        var round = (await test.Database.Get<CreateInvitations>().CreateAsync(test.Access, new NewDistribution(made.FormId, "Ronde 1", null), [new Invitee(partner, null)], Arrange.Stop)).DistributionId!.Value;
        var list = test.Render<ManageInvitationsPage>(parameters => parameters.Add(page => page.Scan, test.Access.Slug));
        Assert.Empty(list.FindAll(".notice"));
        await LibraryPagesTests.PublishAsync(test, made.Id, document => document.Edit(First, item => item with { Required = "true" }));
        list = test.Render<ManageInvitationsPage>(parameters => parameters.Add(page => page.Scan, test.Access.Slug));
        Assert.Contains("Er is een nieuwere versie van deze vragenlijst: versie 2", list.Find(".notice").TextContent, StringComparison.Ordinal);

        var page = test.Render<MoveDistributionPage>(parameters => parameters.Add(page => page.Scan, test.Access.Slug).Add(page => page.Distribution, round));
        Assert.Contains("1 uitnodiging is nog niet begonnen", page.Find(".card").TextContent, StringComparison.Ordinal);
        Assert.Contains("Verplicht", page.Find(".field-change").TextContent, StringComparison.Ordinal);
        page.Press("Overzetten");
        Assert.Equal(2, Assert.Single(await test.Database.Get<ManageInvitations>().ListAsync(test.Access, Arrange.Stop)).VersionNumber);
        await page.InvokeAsync(test.Undo.Undo!);
        Assert.Equal(1, Assert.Single(await test.Database.Get<ManageInvitations>().ListAsync(test.Access, Arrange.Stop)).VersionNumber);
    }

    private static IRenderedComponent<PublishDraftPage> OpenPublish(StaffPageTest test, Guid draft) =>
        test.Render<PublishDraftPage>(parameters => parameters.Add(page => page.Scan, test.Access.Slug).Add(page => page.DraftId, draft));

    private static async Task<DraftView> ViewAsync(StaffPageTest test, Guid draft) => (await test.Database.Get<EditQuestionnaire>().OpenAsync(test.Access, draft, Arrange.Stop))!;

    private static async Task SaveAsync(StaffPageTest test, Guid draft, Func<FormDocument, FormDocument> change)
    {
        var view = await ViewAsync(test, draft);
        Assert.Equal(DraftSaveOutcome.Saved, (await test.Database.Get<SaveDraft>().SaveAsync(test.Access, draft, view.Revision, change(view.Document), Arrange.Stop)).Outcome);
    }
}
