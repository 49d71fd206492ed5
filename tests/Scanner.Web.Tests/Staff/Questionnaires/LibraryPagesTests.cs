using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Web.Staff.Questionnaires;
using Scanner.Web.Tests.Staff.Scans;

namespace Scanner.Web.Tests.Staff.Questionnaires;

public sealed class LibraryPagesTests
{
    [Fact]
    public async Task The_questionnaires_are_listed_with_what_an_officer_wants_to_know()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var page = OpenLibrary(test);
        Assert.Equal(test.Database.Library.Questionnaires.Count, page.FindAll("article").Count);
        Assert.Contains("ongeveer 10 minuten. Talen: Nederlands, Engels", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Nog geen eigen vragenlijst", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".notice.warn"));
    }

    [Fact]
    public async Task A_shipped_questionnaire_is_copied_under_a_name_of_its_own()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var page = OpenLibrary(test);
        page.FindAll("article").Single(card => card.QuerySelector("h3 a")!.GetAttribute("href")!.EndsWith("/partner-kort", StringComparison.Ordinal)).QuerySelectorAll("button").Single(button => button.TextContent == "Kopiëren en aanpassen").Click();
        var draft = Assert.Single((await test.Database.Get<ListQuestionnaires>().ListAsync(test.Access, Arrange.Stop)).Drafts);
        Assert.Equal("partner-kort-eigen", draft.FormId);
        Assert.EndsWith($"/vragenlijsten/bewerken/{draft.Id}", test.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        page = OpenLibrary(test);
        var card = page.FindAll("article")[0];
        Assert.Contains("concept", card.QuerySelector(".badge")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Begonnen met ‘partner-kort’ van Scanner", card.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_own_questionnaire_goes_to_the_archive_and_comes_back()
    {
        await using var test = await StaffPageTest.OpenAsync();
        await test.Database.Get<EditQuestionnaire>().NewAsync(test.Access, "Weg ermee", Arrange.Stop);
        var page = OpenLibrary(test);
        page.Press("Archiveren");
        Assert.Contains("Archief (1)", page.Find("details summary").TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(test.Undo.Undo!);
        Assert.Empty(page.FindAll("details"));
        Assert.Contains("Weg ermee", page.Find("article h3").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_question_can_be_read_beforehand_with_its_condition_as_a_sentence()
    {
        await using var test = await StaffPageTest.OpenAsync();
        foreach (var questionnaire in test.Database.Library.Questionnaires)
        {
            var page = OpenView(test, questionnaire.FormId);
            Assert.Equal(questionnaire.Title.In("nl"), page.Find("h1").TextContent);
            var shown = page.FindAll("[data-name]").Select(part => part.GetAttribute("data-name")!).ToHashSet();
            Assert.Empty(questionnaire.Questions.Where(question => question.ImpliedBy is null).Select(question => question.Name).Except(shown));
            var written = test.Database.Library.AsWritten(questionnaire.FormId)!;
            Assert.Equal(written.Items.Count(item => item.Relevant is not null), page.FindAll(".when").Count(line => line.TextContent.StartsWith("Alleen als", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task A_version_shows_where_it_is_used_and_what_differs_from_the_one_before()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var edit = test.Database.Get<EditQuestionnaire>();
        var made = await edit.NewAsync(test.Access, "Proef", Arrange.Stop);
        await PublishAsync(test, made.Id, document => document.Add(ItemPath.Survey.Inner(0), 0, ItemKind.Text, "Waar?", PublishedNames.None).Document);
        await PublishAsync(test, made.Id, document => document.Edit(ItemPath.Survey.Inner(0).Inner(0), item => item with { Label = item.Label.With("nl", "Op welke plek?") }));
        var page = OpenView(test, made.FormId);
        Assert.Contains("Versie 2", page.Find(".screen-sub").TextContent, StringComparison.Ordinal);
        page.Press("Verschil met versie 1");
        Assert.Contains("Waar?", page.Find(".was").TextContent, StringComparison.Ordinal);
        Assert.Contains("Op welke plek?", page.Find(".now").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_questionnaire_that_is_not_there_reads_so()
    {
        await using var test = await StaffPageTest.OpenAsync();
        Assert.Contains("is er niet", OpenView(test, "bestaat-niet").Find("h1").TextContent, StringComparison.Ordinal);
    }

    internal static async Task PublishAsync(StaffPageTest test, Guid draft, Func<FormDocument, FormDocument> change)
    {
        var view = (await test.Database.Get<EditQuestionnaire>().OpenAsync(test.Access, draft, Arrange.Stop))!;
        var saved = await test.Database.Get<SaveDraft>().SaveAsync(test.Access, draft, view.Revision, change(view.Document), Arrange.Stop);
        var published = await test.Database.Get<PublishDraft>().PublishAsync(test.Access, draft, saved.Revision, Arrange.Stop);
        Assert.Equal(PublishOutcome.Published, published.Outcome);
    }

    private static IRenderedComponent<ListQuestionnairesPage> OpenLibrary(StaffPageTest test) => test.Render<ListQuestionnairesPage>(parameters => parameters.Add(page => page.Scan, test.Access.Slug));

    private static IRenderedComponent<ViewQuestionnairePage> OpenView(StaffPageTest test, string formId) =>
        test.Render<ViewQuestionnairePage>(parameters => parameters.Add(page => page.Scan, test.Access.Slug).Add(page => page.FormId, formId));
}
